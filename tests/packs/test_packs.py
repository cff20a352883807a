"""The pack of a briefing: one PDF of all its items, and a ZIP of their files."""

import zipfile
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import wagtail_factories
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.packs.contents import Item, read_items
from cms.packs.files import Archive
from cms.packs.formats import PackPdf, PackZip, pages_of
from cms.packs.models import PackItem
from cms.publishing.models import Attachment, LibraryDocument
from tests import factories

pytestmark = pytest.mark.django_db

TITLE = "Involvement in the region"


def a_pdf():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    buffer = BytesIO()
    pdf.save(buffer)
    return ContentFile(buffer.getvalue(), "form.pdf")


def briefing_with(*items, **fields):
    """A published briefing with these pages in its pack."""
    briefing = factories.published_national_briefing(title=TITLE, **fields)
    entries = [PackItem(item=item, sort_order=n) for n, item in enumerate(items)]
    return factories.publish(briefing, pack_items=entries)


def guide_with_two_chapters():
    guide = factories.published_guide(title="Real Involvement")
    first = factories.published_chapter(guide, factories.paragraph("The duty"), title="The law")
    second = factories.published_chapter(
        guide,
        factories.paragraph("Planning", f'<a href="/p/{_key(first)}">The duty</a> comes first.'),
        title="Doing it",
    )
    return guide, first, second


def _key(chapter):
    return chapter.passages.get(heading="The duty").key


@dataclass
class Made:
    content: bytes
    archive: bytes
    gathered: object
    gathered_archive: object

    @property
    def pages(self):
        return [
            " ".join(page.get_textpage().get_text_range().split())
            for page in pypdfium2.PdfDocument(self.content)
        ]

    @cached_property
    def pdf(self):
        return pikepdf.open(BytesIO(self.content))

    @property
    def bookmarks(self):
        with self.pdf.open_outline() as outline:
            return {item.title: [child.title for child in item.children] for item in outline.root}

    @property
    def zip(self):
        return zipfile.ZipFile(BytesIO(self.archive))


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        guide, _, second = guide_with_two_chapters()
        document = LibraryDocument.objects.create(title="Form", file=a_pdf())
        guide = factories.publish(guide, attachments=[Attachment(document=document, title="Form?")])
        briefing = briefing_with(guide, second, summary="What to take along.")
        gathered, files = PackPdf().gather(briefing), PackZip().gather(briefing)
        made = Made(
            content=PackPdf().render(gathered).content,
            archive=PackZip().render(files).content,
            gathered=gathered,
            gathered_archive=files,
        )
        transaction.set_rollback(True)
    return made


class TestThePdf:
    def test_begins_with_a_cover_and_the_contents(self, made):
        assert TITLE in made.pages[0]
        assert "What to take along." in made.pages[0]
        assert "In this pack" in made.pages[1]

    def test_the_contents_name_the_pages_where_items_begin(self, made):
        for number, title in enumerate([TITLE, "Real Involvement", "Doing it"], start=1):
            [start] = [
                n for n, text in enumerate(made.pages, 1) if text.startswith(f"{number} {title} ")
            ]
            assert f"{number} {title}" in made.pages[1]
            assert f" {start} " in f"{made.pages[1]} "

    def test_pages_are_numbered_through(self, made):
        numbered = {n: text for n, text in enumerate(made.pages, 1) if "Page " in text}
        assert len(numbered) > len(made.pages) / 2
        assert all(f"Page {number}" in text for number, text in numbered.items())
        assert not any(" of " in text.split("Page ")[-1] for text in numbered.values())

    def test_bookmarks_have_the_items_and_below_them_what_is_in_them(self, made):
        assert "2 Real Involvement" in made.bookmarks
        assert "1 The law" in made.bookmarks["2 Real Involvement"]
        assert made.bookmarks["3 Doing it"] == ["2 Doing it"]

    def test_the_same_chapter_twice_keeps_its_own_anchors(self, made):
        names = [str(name) for name in made.pdf.Root.Names.Dests.Names[::2]]
        assert len(names) == len(set(names))

    def test_it_is_one_tagged_document(self, made):
        assert made.pdf.Root.MarkInfo.Marked
        assert str(made.pdf.docinfo["/Title"]) == f"{TITLE}: pack"

    def test_the_same_content_gives_the_same_bytes(self, made):
        assert PackPdf().render(made.gathered).content == made.content


class TestTheZip:
    def test_holds_the_whole_pack_and_a_folder_for_each_item(self, made):
        assert made.zip.namelist() == [
            "Contents.html",
            f"{TITLE} - whole pack.pdf",
            *(name for name in made.zip.namelist()[2:]),
        ]
        folders = {name.split("/")[0] for name in made.zip.namelist()[2:]}
        assert folders == {f"01 {TITLE}", "02 Real Involvement", "03 Doing it"}

    def test_holds_what_editors_attached(self, made):
        assert made.zip.read("02 Real Involvement/Form.pdf").startswith(b"%PDF")

    def test_its_sheet_leads_to_every_file(self, made):
        sheet = made.zip.read("Contents.html").decode()
        for name in made.zip.namelist()[1:]:
            assert f'href="{name.replace(" ", "%20")}"' in sheet

    def test_every_file_can_be_read(self, made):
        assert made.zip.testzip() is None

    def test_the_same_files_in_the_same_order_are_the_same_archive(self, made):
        files = dict(reversed(made.gathered_archive.files.items()))
        assert Archive(made.gathered_archive.sheet, files).digest() != PackZip().digest(
            made.gathered_archive
        )
        assert PackZip().digest(made.gathered_archive) == made.gathered_archive.digest()


class TestWhatIsNotPublic:
    @pytest.fixture
    def items(self):
        guide, first, second = guide_with_two_chapters()
        return briefing_with(guide, first, second), guide, first, second

    def titles(self, briefing):
        """Of the items, as the contents have them."""
        briefing = type(briefing).objects.get(pk=briefing.pk)
        return [item.title for item in read_items(pages_of(briefing))]

    def test_is_left_out(self, items):
        briefing, _, _, second = items
        second.unpublish()
        assert self.titles(briefing) == [TITLE, "Real Involvement", "The law"]
        paths = " ".join(PackZip().gather(briefing).files)
        assert "Doing it" not in paths

    def test_an_uploaded_file_that_not_everybody_may_fetch_is_left_out(self, items):
        briefing, guide, *_ = items
        collection = Collection.get_first_root_node().add_child(name="Private")
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
        closed = LibraryDocument.objects.create(title="C", file=a_pdf(), collection=collection)
        opened = LibraryDocument.objects.create(title="O", file=a_pdf())
        factories.publish(
            guide,
            attachments=[
                Attachment(document=opened, title="Open"),
                Attachment(document=closed, title="Closed"),
            ],
        )
        paths = " ".join(PackZip().gather(briefing).files)
        assert ("Open.pdf" in paths, "Closed.pdf" in paths) == (True, False)

    def test_in_a_private_section_is_left_out(self, items):
        briefing, guide, *_ = items
        PageViewRestriction.objects.create(page=guide, restriction_type="login")
        assert self.titles(briefing) == [TITLE]

    def test_what_was_deleted_is_left_out_and_still_named_to_editors(self, items, admin_client):
        briefing, _, _, second = items
        second.delete()
        assert "Doing it" not in self.titles(briefing)
        form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[briefing.pk]))
        assert "Left out of the pack" in form.content.decode()
        assert "It was deleted" in form.content.decode()
        home = admin_client.get(reverse("wagtailadmin_home")).content.decode()
        assert "“Doing it” in the pack of" in home

    def test_a_pack_with_everything_public_needs_nobody(self, items, admin_client):
        briefing, *_ = items
        form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[briefing.pk]))
        assert "Left out of the pack" not in form.content.decode()


class TestAPackThatIsThere:
    """Built before something in it was hidden: from that moment on nobody gets it."""

    @pytest.fixture
    def address(self, work_queue):
        guide, _, second = guide_with_two_chapters()
        self.chapter, self.guide = second, guide
        briefing = briefing_with(second)
        work_queue()
        return f"/downloads/{briefing.pk}/pack"

    def test_is_handed_out(self, client, address):
        assert client.get(address).status_code == 200

    def test_is_closed_when_an_item_is_unpublished(self, client, address):
        self.chapter.unpublish()
        assert client.get(address).status_code == 503

    def test_is_closed_when_an_item_becomes_private(self, client, address):
        PageViewRestriction.objects.create(page=self.guide, restriction_type="login")
        assert client.get(address).status_code == 503

    def test_is_closed_when_an_item_is_withdrawn(self, client, address):
        factories.publish(self.guide, status="withdrawn", status_reason="Wrong.")
        assert client.get(address).status_code == 503

    def test_comes_back_without_it(self, client, address, work_queue):
        first = self.guide.outline.chapters[0].page
        first.unpublish()  # not in the pack
        self.guide.get_children().exclude(pk=first.pk).first().specific.unpublish()
        work_queue()
        response = client.get(address)
        text = pypdfium2.PdfDocument(b"".join(response))[1].get_textpage().get_text_range()
        assert "Doing it" not in text


class TestAnEditor:
    def test_is_told_that_something_stands_there_twice(self):
        guide = factories.published_guide()
        briefing = briefing_with(guide, guide)
        assert "in the pack already" in briefing.get_publishing_errors()["pack_items"]

    def test_is_told_that_something_cannot_be_printed(self):
        index = wagtail_factories.PageFactory(parent=factories.published_guide().get_parent())
        briefing = briefing_with(index)
        assert "no print version" in briefing.get_publishing_errors()["pack_items"]

    def test_a_briefing_without_items_has_no_pack(self):
        briefing = factories.published_national_briefing()
        assert not PackPdf().suits(briefing)


@pytest.mark.parametrize(("number", "name"), [(1, "a"), (26, "z"), (27, "ba"), (500, "tf")])
def test_anchors_of_five_hundred_items_begin_with_letters(number, name):
    item = Item(number, "", "", None, "", None)
    assert item.name == name
