"""A how-to guide does all that a guide does; what differs is tested here."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.passages.models import Passage
from cms.publishing.models import Edition
from guidance.guides.formats import GuidePdf
from guidance.models import HowToGuidePage, StepPage
from tests import factories
from tests.factories import checklist, paragraph

pytestmark = pytest.mark.django_db

QUERIES_OF_A_PAGE = 15  # as of a guide: see test_pages.py


def event(when, what):
    return {"type": "event", "value": {"when": when, "what": what}}


@pytest.fixture
def guide():
    guide = factories.published_how_to_guide(
        slug="how-to",
        introduction="<p>Read this first.</p>",
        timeline=[event("Late 2008", "It opened"), event("30 September 2010", "It closed")],
    )
    factories.published_step(guide, paragraph("A need"), title="Shape the idea", slug="idea")
    factories.published_step(
        guide,
        paragraph("Who may ask"),
        paragraph("Money", "Ask.", checklist("Before step 3", "Ask the unions", "Read the tests")),
        title="Check support",
        slug="support",
    )
    factories.published_step(guide, title="Launch", slug="launch")
    return HowToGuidePage.objects.get(pk=guide.pk)


def soup(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


class TestHowToGuide:
    def test_shows_its_steps_as_a_route_each_with_its_summary(self, client, guide):
        route = soup(client, guide.url).select_one(".app-chapters--route")
        assert [text_of(step) for step in route.select("li")] == [
            f"{number} {title} What this is and why it matters."
            for number, title in enumerate(["Shape the idea", "Check support", "Launch"], start=1)
        ]

    def test_shows_its_timeline_beside_its_status(self, client, guide):
        timeline = soup(client, guide.url).select_one("aside .app-timeline")
        assert [text_of(item) for item in timeline.select("li")] == [
            "Late 2008 It opened",
            "30 September 2010 It closed",
        ]

    def test_without_a_timeline_shows_none(self, client):
        guide = factories.published_how_to_guide()
        assert "Timeline" not in text_of(soup(client, guide.url).main)

    def test_is_found_by_what_its_timeline_says(self, guide):
        whole = Passage.objects.get(page=guide, block_id="")
        assert "30 September 2010 It closed" in whole.text

    def test_and_its_steps_share_editions(self, guide):
        assert Edition.objects.of(guide).first().pages.count() == 4
        factories.publish(StepPage.objects.get(slug="launch"), title="Launch and review")
        assert Edition.objects.of(guide).first().number == 5

    def test_leaves_out_a_step_that_is_private(self, client, guide):
        factories.make_private(StepPage.objects.get(slug="support"))
        route = soup(client, guide.url).select(".app-chapters--route a")
        assert [text_of(link) for link in route] == ["Shape the idea", "Launch"]
        assert text_of(soup(client, f"{guide.url}launch/").h1) == "Step 2 of 2 : Launch"

    def test_has_all_steps_on_one_page(self, client, guide):
        titles = soup(client, f"{guide.url}whole-guide/").select(".app-chapter__title")
        assert [text_of(title) for title in titles] == [
            "Step 1 : Shape the idea",
            "Step 2 : Check support",
            "Step 3 : Launch",
        ]


class TestStep:
    def test_says_how_far_one_has_come(self, client, guide):
        assert text_of(soup(client, f"{guide.url}support/").h1) == "Step 2 of 3 : Check support"

    def test_leads_to_the_step_before_and_after(self, client, guide):
        links = soup(client, f"{guide.url}support/").select(".nhsuk-pagination a")
        assert [a["href"] for a in links] == [f"{guide.url}idea/", f"{guide.url}launch/"]

    def test_numbers_its_paragraphs(self, client, guide):
        headings = soup(client, f"{guide.url}support/").select(".app-paragraph__heading")
        assert [text_of(heading) for heading in headings] == ["2.1 Who may ask", "2.2 Money"]

    def test_needs_a_numbered_paragraph(self, guide):
        empty = factories.StepFactory.build(body=[])
        assert empty.get_publishing_errors() == {"body": "Write at least one numbered paragraph."}

    def test_is_called_a_step_in_the_form(self, editor_client, guide):
        form = editor_client.get(reverse("wagtailadmin_pages:add_subpage", args=[guide.pk]))
        page = editor_client.get(form.url).content.decode()
        assert "Title of the step" in page
        assert "End the step with a checklist" in page
        assert "chapter" not in page.lower()


def test_a_chapter_is_still_called_a_chapter(client):
    guide = factories.published_guide()
    chapter = factories.published_chapter(guide, title="About")
    assert text_of(soup(client, chapter.url).h1) == "Chapter 1 : About"


def test_a_checklist_reads_without_scripts(client, guide):
    box = soup(client, f"{guide.url}support/").select_one(".app-checklist")
    assert text_of(box.h3) == "Before step 3"
    assert [text_of(item) for item in box.select("li")] == ["Ask the unions", "Read the tests"]
    assert not box.select("input, button")


def test_a_draft_with_nothing_filled_in_can_be_previewed(rf):
    guide = factories.draft_how_to_guide(summary="", timeline=[{"type": "event", "value": {}}])
    empty = {"type": "checklist", "value": {}}
    body = [{"type": "paragraph", "value": {"content": [empty]}}]
    step = factories.StepFactory(parent=guide, live=False, summary="", body=body)
    for page in (guide, step):
        assert page.make_preview_request(rf.get("/"), "").render().status_code == 200


class TestPdf:
    @pytest.fixture
    def document(self, guide):
        html = "".join(part.html for part in GuidePdf().gather(guide).parts)
        return BeautifulSoup(html, "html.parser")

    def test_calls_its_parts_steps(self, document):
        numbers = [text_of(number) for number in document.select(".chapter__number")]
        assert numbers == ["Step 1", "Step 2", "Step 3"]
        assert "Chapter" not in text_of(document.body)

    def test_holds_the_timeline(self, document):
        rows = document.select("#introduction .timeline tr")
        assert [text_of(row) for row in rows] == [
            "Late 2008 It opened",
            "30 September 2010 It closed",
        ]

    def test_holds_the_checklists(self, document):
        items = document.select(".app-checklist li")
        assert "Ask the unions" in [text_of(item) for item in items]


@pytest.mark.parametrize("path", ["", "support/", "whole-guide/"])
def test_pages_cost_few_queries_however_many_steps(
    client, guide, django_assert_max_num_queries, path
):
    client.get(guide.url + path)
    with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
        client.get(guide.url + path)
    for _ in range(3):
        factories.published_step(guide, paragraph("P", checklist()), paragraph("Q", checklist()))
    with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
        client.get(guide.url + path)


class TestList:
    """Of all that is below the guidance index."""

    def test_keeps_the_kinds_apart(self, client, guide):
        factories.published_guide(title="Real Involvement")
        page = soup(client, "/guidance/")
        assert [text_of(h) for h in page.select("main h2")] == ["Guides", "How-to guides"]
        assert [text_of(a) for a in page.select(".app-pages a")] == [
            "Real Involvement",
            guide.title,
        ]

    def test_needs_no_heading_where_it_holds_one_kind(self, client, guide):
        assert soup(client, "/guidance/").select("main h2") == []

    def test_holds_only_what_is_public(self, client, guide):
        factories.draft_how_to_guide(title="A draft")
        factories.draft_guide(title="Another draft")
        factories.make_private(factories.published_how_to_guide(title="Private"))
        factories.make_private(factories.published_guide(title="Private too"))
        rows = soup(client, "/guidance/").select(".app-pages a")
        assert [text_of(row) for row in rows] == [guide.title]

    @pytest.mark.parametrize("address", ["/", "/guidance/"])
    def test_costs_the_same_however_many_pages(
        self, client, guide, django_assert_num_queries, address
    ):
        factories.published_guide(title="Real Involvement")
        client.get(address)
        with CaptureQueriesContext(connection) as before:
            client.get(address)
        for number in range(3):
            factories.published_guide(title=f"Guide {number}")
            factories.published_how_to_guide(title=f"How-to guide {number}")
        with django_assert_num_queries(len(before)):
            client.get(address)


def test_an_editor_is_led_to_begin_one(editor_client):
    index = factories.guidance_index()
    home = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    address = reverse("wagtailadmin_pages:add", args=["guidance", "howtoguidepage", index.pk])
    assert address in home
    assert editor_client.get(address).status_code == 200
