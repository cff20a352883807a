"""A case study on request: its title, summary and facets are public, and nothing else of it."""

import pytest
from django.core.files.base import ContentFile
from wagtail.search.backends import get_search_backend

from case_studies.disclosure import PARTS, Availability
from case_studies.models import CaseStudyPage
from cms.passages.models import Passage
from cms.publishing.models import Attachment, Edition, EditionPassage, LibraryDocument
from cms.taxonomy.models import SpectrumStep
from tests import factories
from tests.factories import paragraph
from tests.sheets import read

pytestmark = pytest.mark.django_db

KEPT_BACK = "zebrafish"  # stands in everything that an on-request case study keeps back

TEXTS = {name: f"<p>{name} {KEPT_BACK}</p>" for name in PARTS} | {
    "introduction": f"<p>{KEPT_BACK}</p>",
    **dict.fromkeys(
        ("for_whom", "setting", "months", "cost", "time_taken", "search_description"), KEPT_BACK
    ),
}


class Shelf:
    """A case study with everything in it, beside the guidance it shows."""

    def __init__(self, availability):
        guide = factories.published_guide(slug="guide")
        self.chapter = factories.published_chapter(guide, paragraph("One"), slug="chapter")
        page = factories.draft_case_study(
            title="Moving podiatry",
            summary="A clinic moved.",
            slug="podiatry",
            availability=availability,
            region=factories.RegionFactory(),
            spectrum_step=SpectrumStep.DISCUSS,
            references=[factories.reference("CS-1")],
            shows=[(factories.passage_of(self.chapter, "One"), KEPT_BACK)],
            **TEXTS,
        )
        self.attached = document("attached")
        self.linked = document("linked")
        page.attachments.add(Attachment(document=self.attached, title=f"File {KEPT_BACK}"))
        page.what_changed += f'<p><a linktype="document" id="{self.linked.pk}">plan</a></p>'
        page.save()
        self.page = factories.publish(page)

    @property
    def addresses(self):
        keys = Passage.objects.filter(publication=self.page).values_list("key", flat=True)
        return [
            "/",
            self.page.url,
            "/case-studies/",
            f"/search/?q={KEPT_BACK}",
            "/search/?q=podiatry",
            "/current/CS-1/1",
            "/ref/CS-1",
            self.attached.url,
            self.linked.url,
            f"/downloads/{self.page.pk}/pdf",
            self.chapter.url,
            "/guidance/guide/whole-guide/",
            *(f"/p/{key}" for key in keys),
        ]


def document(name):
    file = ContentFile(KEPT_BACK.encode(), f"{name}.txt")
    return LibraryDocument.objects.create(title=name, file=file)


def telling(client, addresses):
    """The addresses that tell of what is kept back."""
    return [address for address in addresses if KEPT_BACK in said(client, address)]


def said(client, address):
    response = client.get(address, follow=True)
    body = b"".join(response) if response.streaming else response.content
    text = read(body).text if body.startswith(b"%PDF") else body.decode()
    return (
        text.replace(f"“{KEPT_BACK}”", "")
        .replace(f"?q={KEPT_BACK}", "")
        .replace(f'value="{KEPT_BACK}"', "")
        .replace(f"<title>{KEPT_BACK}", "")
    )  # the search page repeats what was asked


def test_leaves_by_no_door(client, work_queue):
    shelf = Shelf(Availability.ON_REQUEST)
    work_queue()
    assert telling(client, shelf.addresses) == []


def test_leaves_by_these_when_it_is_open(client, work_queue):
    """Otherwise the test above could not fail."""
    shelf = Shelf(Availability.OPEN)
    work_queue()
    parts = Passage.objects.filter(publication=shelf.page)
    assert set(telling(client, shelf.addresses)) == {
        shelf.page.url,
        "/case-studies/",  # the months
        f"/search/?q={KEPT_BACK}",
        "/search/?q=podiatry",
        "/current/CS-1/1",  # the titles of its files
        "/ref/CS-1",
        shelf.attached.url,
        shelf.linked.url,
        f"/downloads/{shelf.page.pk}/pdf",
        shelf.chapter.url,
        "/guidance/guide/whole-guide/",
        *(f"/p/{passage.key}" for passage in parts),
    }


def test_has_one_passage_and_editions_of_title_summary_and_facets():
    shelf = Shelf(Availability.ON_REQUEST)
    passage = Passage.objects.get(page=shelf.page)
    assert passage.heading == "Moving podiatry"
    assert passage.text == "A clinic moved. North East; 2009; carers; survey; Discuss; CS-1"
    assert EditionPassage.objects.get(edition__publication=shelf.page).text == passage.text


def test_is_indexed_for_editors_by_the_same_words_only():
    shelf = Shelf(Availability.ON_REQUEST)
    assert KEPT_BACK not in shelf.page.public_text
    assert not get_search_backend().search(KEPT_BACK, CaseStudyPage.objects.all())
    indexed = {field.field_name for field in CaseStudyPage.search_fields}
    assert not indexed & {*PARTS, "introduction", "for_whom", "organisation"}


def test_becomes_so_with_its_next_publication(client, work_queue):
    shelf = Shelf(Availability.OPEN)
    work_queue()
    assert telling(client, ["/search/?q=zebrafish"])
    factories.publish(shelf.page, availability=Availability.ON_REQUEST)
    work_queue()
    addresses = shelf.addresses
    assert len(addresses) > 12 + len(PARTS)  # the permanent addresses of its parts among them
    assert telling(client, addresses) == []
    key = factories.passage_of(shelf.page, "What changed").key
    assert client.get(f"/p/{key}").status_code == 410


def test_and_back_again_every_part_at_its_old_address(client):
    shelf = Shelf(Availability.OPEN)
    key = factories.passage_of(shelf.page, "What changed").key
    factories.publish(shelf.page, availability=Availability.ON_REQUEST)
    factories.publish(shelf.page, availability=Availability.OPEN)
    assert client.get(f"/p/{key}")["Location"] == f"{shelf.page.url}#p-{key}"


def test_a_draft_on_request_leaves_the_open_page_as_it_is(client):
    shelf = Shelf(Availability.OPEN)
    page = shelf.page.get_latest_revision_as_object()
    page.availability = Availability.ON_REQUEST
    page.save_revision()
    assert KEPT_BACK in said(client, shelf.page.url)


def test_says_how_to_ask_for_it(client):
    shelf = Shelf(Availability.ON_REQUEST)
    page = said(client, shelf.page.url)
    assert "The full record is given on request" in page
    assert "mailto:involvement@guidance.example" in page
    assert "full record on request" in said(client, "/case-studies/")
    assert "the full record is given on request" in said(client, shelf.chapter.url)


def test_a_document_that_another_page_hands_out_is_served_all_the_same(client):
    shelf = Shelf(Availability.ON_REQUEST)
    guide = factories.draft_guide(title="Other")
    guide.attachments.add(Attachment(document=shelf.attached, title="File"))
    guide.save_revision().publish()
    assert client.get(shelf.attached.url).status_code == 200


def test_an_editor_may_fetch_its_documents(editor_client):
    shelf = Shelf(Availability.ON_REQUEST)
    assert editor_client.get(shelf.attached.url).status_code == 200


def test_its_preview_shows_what_readers_will_see(rf):
    shelf = Shelf(Availability.ON_REQUEST)
    html = shelf.page.make_preview_request(rf.get("/"), "").render().content.decode()
    assert KEPT_BACK not in html


def test_it_is_listed_and_filtered_by_its_facets(client):
    Shelf(Availability.ON_REQUEST)
    for choice in ("region=north-east", "method=survey", "group=carers", "year=2009"):
        assert "Moving podiatry" in said(client, f"/case-studies/?{choice}")


def test_editions_say_that_it_changed():
    shelf = Shelf(Availability.OPEN)
    factories.publish(shelf.page, availability=Availability.ON_REQUEST)
    assert Edition.objects.of(shelf.page).count() == 2
