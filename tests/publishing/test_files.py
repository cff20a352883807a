"""Search inside attached files: found while they are handed out, and only then."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from case_studies.disclosure import Availability
from cms.passages.choosers import PassageChooserViewSet
from cms.passages.models import Passage
from cms.publishing.files import read_document
from cms.publishing.jobs import read_what_is_unread
from cms.publishing.models import Attachment, DocumentText, Edition, LibraryDocument
from cms.publishing.wagtail_hooks import unsearchable_files
from cms.search.rebuilding import build_afresh
from guidance.models import AbstractGuidePage
from tests import factories
from tests.factories import paragraph
from tests.searching import find_passages

from .texts import files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_pdfs(monkeypatch):
    """None is made from a page here; each takes seconds."""
    monkeypatch.setattr(AbstractGuidePage, "formats", [])


def upload(content, name="template.pdf", **fields):
    return LibraryDocument.objects.create(title=name, file=ContentFile(content, name), **fields)


def attach(page, document, title="Template"):
    page = page.get_latest_revision_as_object()
    page.attachments.add(Attachment(document=document, title=title))
    page.save_revision().publish()
    return page


def found(words):
    return [str(passage) for passage in find_passages(words)]


@pytest.fixture
def document(db):
    return upload(files.pdf("Aardvark at the start", "Zebra in the middle", "Heron at the end"))


@pytest.fixture
def handed_out(guide, document, work_queue):
    attach(guide, document)
    work_queue()
    return guide


class TestAHit:
    def test_names_file_and_page_and_opens_the_file_there(self, client, handed_out, document):
        (hit,) = find_passages("zebra")
        assert str(hit) == "Template (PDF), page 2"
        assert hit.get_absolute_url() == f"{document.url}#page=2"
        page = client.get("/search/", {"q": "zebra"}).content.decode()
        assert f'href="{document.url}#page=2"' in page
        assert "<mark>Zebra</mark> in the middle" in page
        assert "Real Involvement" in page

    def test_names_the_slide_and_its_title(self, guide, work_queue):
        attach(guide, upload(files.slides(("Who decides", "Zebra.", "")), "talk.pptx"), "Talk")
        work_queue()
        assert found("zebra") == ["Talk (PowerPoint), slide 1: Who decides"]

    def test_names_the_section_of_a_word_file(self, guide, work_queue):
        attach(guide, upload(files.word(("Heading 1", "Costs"), "Zebra."), "form.docx"), "Form")
        work_queue()
        (hit,) = find_passages("zebra")
        assert str(hit) == "Form (Word): Costs"
        assert "#" not in hit.get_absolute_url()

    def test_of_a_file_that_cannot_be_read_is_its_title(self, guide, work_queue):
        attach(guide, upload(files.pdf("")), "Scanned minutes")
        work_queue()
        assert found("scanned minutes") == ["Scanned minutes (PDF)"]

    def test_is_found_by_polish_words(self, guide, work_queue):
        attach(guide, upload(files.word("Zażółć gęślą jaźń."), "polski.docx"), "Po polsku")
        work_queue()
        assert found("jaźń") == found("jazn") == ["Po polsku (Word)"]

    def test_opens_the_file_by_its_permanent_address_too(self, client, handed_out, document):
        (hit,) = find_passages("zebra")
        assert client.get(f"/p/{hit.key}")["Location"] == f"{document.url}#page=2"


class TestWhatIsFound:
    def test_follows_a_new_file(self, handed_out, document, work_queue):
        replace(document, files.pdf("Okapi alone"))
        assert found("zebra") == []  # at once, not only when the new one has been read
        work_queue()
        assert (found("zebra"), found("okapi")) == ([], ["Template (PDF), page 1"])

    def test_follows_a_new_file_of_an_unpublished_page(self, handed_out, document, work_queue):
        """Publishing the same revision again makes no new edition."""
        handed_out.unpublish()
        replace(document, files.pdf("Okapi alone"))
        work_queue()
        handed_out.get_latest_revision().publish()
        work_queue()
        assert (found("zebra"), found("okapi")) == ([], ["Template (PDF), page 1"])

    def test_goes_when_the_file_is_taken_off_its_page(self, handed_out, work_queue):
        page = handed_out.get_latest_revision_as_object()
        page.attachments.clear()
        page.save_revision().publish()
        assert found("zebra") == []

    @pytest.mark.parametrize("hide", ["unpublish", "delete"])
    def test_goes_with_its_page(self, handed_out, hide):
        getattr(handed_out, hide)()
        assert found("zebra") == []

    def test_goes_when_its_page_becomes_private(self, client, handed_out):
        (hit,) = find_passages("zebra")
        factories.make_private(handed_out)
        assert found("zebra") == []
        assert client.get(f"/p/{hit.key}").status_code == 404

    def test_is_not_found_in_a_private_collection_or_below_one(self, handed_out, document):
        outer = Collection.get_first_root_node().add_child(name="Outer")
        document.collection = outer.add_child(name="Inner")
        document.save()
        assert found("zebra")
        CollectionViewRestriction.objects.create(collection=outer, restriction_type="login")
        assert found("zebra") == []

    def test_of_a_draft_is_nothing(self, document, work_queue):
        guide = factories.draft_guide()
        guide.attachments.add(Attachment(document=document, title="Template"))
        guide.save_revision()
        work_queue()
        assert not Passage.objects.in_files().exists()

    def test_belongs_to_each_publication_that_hands_it_out(self, handed_out, document, work_queue):
        other = attach(factories.published_guide(title="Other"), document, "Also here")
        work_queue()
        hits = find_passages("zebra")
        assert {hit.publication.title for hit in hits} == {handed_out.title, "Other"}
        assert {str(hit) for hit in hits} == {"Template (PDF), page 2", "Also here (PDF), page 2"}
        other.unpublish()
        assert found("zebra") == ["Template (PDF), page 2"]

    def test_is_found_once_in_a_page_that_lists_it_twice(self, handed_out, document, work_queue):
        attach(handed_out, document, "Again")
        work_queue()
        assert len(found("zebra")) == 1

    def test_of_a_case_study_is_kept_back_while_that_is_on_request(self, document, work_queue):
        study = attach(factories.published_case_study(), document)
        work_queue()
        assert found("zebra")
        contact = factories.ContactFactory(email="team@example.org")
        factories.publish(study, availability=Availability.ON_REQUEST, contact=contact)
        assert found("zebra") == []

    def test_comes_back_with_a_whole_new_index(self, handed_out):
        build_afresh()
        assert found("zebra") == ["Template (PDF), page 2"]


def replace(document, content):
    document.file = ContentFile(content, "template.pdf")
    document.save()


def download(document, title="To take away"):
    value = {"document": document.pk, "title": title, "description": ""}
    return {"type": "download", "value": value}


def offering(document, heading="Offer"):
    """A paragraph with a file to download."""
    value = {"heading": heading, "content": [download(document)]}
    return {"type": "paragraph", "value": value}


class TestAFileToDownloadFromAText:
    @pytest.fixture
    def chapter(self, guide, document, work_queue):
        chapter = factories.published_chapter(guide, offering(document))
        work_queue()
        return chapter

    def test_is_found_by_its_pages_and_named_as_its_link(self, client, chapter, document):
        (hit,) = find_passages("zebra")
        assert str(hit) == "To take away (PDF), page 2"
        assert hit.page_id == chapter.pk
        assert hit.get_absolute_url() == f"{document.url}#page=2"
        assert b"%PDF" in b"".join(client.get(document.url))

    def test_is_found_in_an_information_page_too(self, document, work_queue):
        factories.published_information(body=[download(document)])
        work_queue()
        assert found("zebra") == ["To take away (PDF), page 2"]

    def test_goes_when_the_link_goes(self, chapter):
        factories.publish(chapter, body=[paragraph("Nothing")])
        assert found("zebra") == []

    @pytest.mark.parametrize("hide", ["unpublish", "delete"])
    def test_goes_with_its_page(self, client, chapter, hide):
        getattr(chapter, hide)()
        assert found("zebra") == []

    def test_goes_when_its_guide_becomes_private(self, chapter, guide):
        factories.make_private(guide)
        assert found("zebra") == []

    def test_of_a_draft_is_not_found(self, guide, document, work_queue):
        chapter = factories.published_chapter(guide, paragraph("Nothing"))
        chapter.body = [offering(document)]
        chapter.save_revision()
        read_document.call(document.pk)
        work_queue()
        assert found("zebra") == []

    def test_follows_a_new_file(self, chapter, document, work_queue):
        replace(document, files.pdf("Okapi alone"))
        assert found("zebra") == []
        work_queue()
        assert found("okapi") == ["To take away (PDF), page 1"]

    def test_that_is_attached_too_is_found_once_on_that_page(self, chapter, document, work_queue):
        attach(chapter.guide, document)
        factories.publish(chapter, body=[offering(document), offering(document, "Again")])
        work_queue()
        assert sorted(found("zebra")) == ["Template (PDF), page 2", "To take away (PDF), page 2"]

    def test_that_was_deleted_stops_no_publication(self, chapter, document, work_queue):
        document.delete()
        factories.publish(chapter, body=chapter.body)
        work_queue()
        assert found("zebra") == []


class TestFilesAreNotCited:
    def test_no_edition_holds_them(self, handed_out):
        edition = Edition.objects.of(handed_out).first()
        assert not edition.passages.filter(heading__startswith="Template").exists()

    def test_a_new_file_makes_no_edition(self, handed_out, document, work_queue):
        before = Edition.objects.count()
        replace(document, files.pdf("Okapi alone"))
        work_queue()
        assert Edition.objects.count() == before

    def test_no_chooser_offers_them(self, editor_client, handed_out):
        address = PassageChooserViewSet("passage_chooser", model=Passage)
        view = address.choose_view_class(model_class=Passage)
        offered = set(view.get_object_list())
        assert offered == set(Passage.objects.visible().citable())
        assert len(offered) < Passage.objects.visible().count()

    def test_the_list_of_permanent_addresses_leaves_them_out(self, admin_client, handed_out):
        page = admin_client.get("/admin/snippets/passages/passage/").content.decode()
        assert handed_out.title in page
        assert "Template (PDF)" not in page

    def test_a_paragraph_keeps_its_place_beside_them(self, handed_out, work_queue):
        now = Passage.objects.filter(publication=handed_out, removed_at=None)
        rows = now.order_by("position")
        assert [row.document_id is not None for row in rows] == [False, True, True, True]


class TestWhatEditorsAreTold:
    @pytest.fixture
    def scanned(self, guide, work_queue):
        document = upload(files.pdf(""), "scan.pdf")
        attach(guide, document)
        upload(b"Hello", "old.doc")
        upload(files.pdf("Zebra"), "good.pdf")
        work_queue()
        return document

    def test_the_report_names_each_file_why_and_what_to_do(self, admin_client, scanned, guide):
        page = rows_of(admin_client.get("/admin/reports/files/"))
        assert [row[0] for row in page] == ["old.doc", "scan.pdf"]
        assert "save it as .docx" in page[0][1]
        assert page[1][1].startswith("Holds no text. If it is a scan, have its text recognised")
        assert page[1][2] == guide.title

    def test_the_report_can_be_filtered_and_taken_away(self, admin_client, scanned):
        page = rows_of(admin_client.get("/admin/reports/files/results/?problem=no-text"))
        assert [row[0] for row in page] == ["scan.pdf"]
        sheet = b"".join(admin_client.get("/admin/reports/files/?export=csv")).decode()
        assert f"scan.pdf,{scanned.filename},Holds no text." in sheet

    def test_the_report_is_in_the_menu(self, admin_client):
        assert "/admin/reports/files/" in admin_client.get("/admin/").content.decode()

    def test_who_may_not_see_the_files_may_not_see_the_report(self, client, scanned):
        user = factories.UserFactory(is_superuser=False)
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(user)
        assert client.get("/admin/reports/files/", follow=True).status_code == 200
        assert "scan.pdf" not in client.get("/admin/reports/files/", follow=True).content.decode()

    def test_the_first_page_lists_what_a_better_file_would_mend(self, editor, scanned):
        (step,) = unsearchable_files(editor)
        assert (step.title, step.detail) == ("scan.pdf", "Holds no text.")

    def test_a_better_file_is_listed_no_more(self, editor, admin_client, scanned, work_queue):
        replace(scanned, files.pdf("Words"))
        assert list(unsearchable_files(editor)) == []
        work_queue()
        assert list(unsearchable_files(editor)) == []
        page = rows_of(admin_client.get("/admin/reports/files/"))
        assert [row[0] for row in page] == ["old.doc"]


def rows_of(response):
    rows = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in rows]


class TestReading:
    def test_is_done_once(self, handed_out, document, monkeypatch):
        monkeypatch.setattr("cms.publishing.files.read_text", None)
        read_document.call(document.pk)  # would fail if it read again
        document.title = "Renamed"
        document.save()
        assert DocumentText.objects.current().filter(document=document).exists()

    def test_of_what_was_there_before_is_asked_for_by_the_clock(self, handed_out, work_queue):
        """As after an upgrade."""
        DocumentText.objects.all().delete()
        Passage.objects.in_files().delete()
        assert found("zebra") == []
        read_what_is_unread.call()
        work_queue()
        assert found("zebra") == ["Template (PDF), page 2"]
        key = Passage.objects.in_files().first().key
        read_what_is_unread.call()
        work_queue()
        assert Passage.objects.in_files().first().key == key

    def test_of_a_file_that_was_replaced_meanwhile_is_not_kept(self, document, monkeypatch):
        from cms.publishing import files as module

        read = module.read_text

        def slow(file, extension):
            text = read(file, extension)
            LibraryDocument.objects.filter(pk=document.pk).update(file="documents/other.pdf")
            return text

        monkeypatch.setattr(module, "read_text", slow)
        read_document.call(document.pk)
        assert not DocumentText.objects.exists()

    def test_of_a_lost_file_says_so(self, document):
        document.file.storage.delete(document.file.name)
        read_document.call(document.pk)
        assert DocumentText.objects.get().problem == "missing"
