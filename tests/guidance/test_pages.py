"""What a reader gets: the guide, a chapter, the whole guide on one page."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup

from cms.passages.models import Passage
from guidance.models import GuidePage
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db

QUERIES_OF_A_PAGE = 15  # one is for menu and footer, two are for the case studies beside it
QUERIES_OF_A_GUIDE = 15  # with the themes and audiences for its head


@pytest.fixture
def guide():
    guide = factories.published_guide(
        title="Real Involvement",
        for_whom="Managers.",
        introduction="<p>Read this first.</p>",
        publication_date=date(2008, 10, 30),
        in_force_date=date(2008, 11, 3),
        review_date=date(2027, 10, 31),
        contact=factories.ContactFactory(),
        references=[factories.reference("DH_089787", "dh")],
    )
    factories.published_chapter(guide, paragraph("Who it is for"), title="About", slug="about")
    factories.published_chapter(
        guide, paragraph("Where it is"), paragraph("Who is bound"), title="Law", slug="law"
    )
    factories.published_chapter(guide, paragraph("A test"), title="When", slug="when")
    return GuidePage.objects.get(pk=guide.pk)


def soup(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


class TestGuide:
    def test_says_what_it_is_and_for_whom_at_once(self, client, guide):
        page = soup(client, guide.url)
        assert text_of(page.h1) == "Real Involvement"
        assert text_of(page.select_one(".app-lead")) == guide.summary
        assert "Who it is for. Managers." in text_of(page.main)

    def test_has_a_status_box(self, client, guide):
        facts = text_of(soup(client, guide.url).select_one(".app-facts"))
        for fact in (
            "Reference DH_089787",
            "Published 30 October 2008",
            "In force from 3 November 2008",
            "Review due 31 October 2027",
            "Owner Involvement team involvement@guidance.example",
            "Edition 4",
        ):
            assert fact in facts

    def test_leaves_out_what_it_does_not_know(self, client):
        guide = factories.published_guide(title="Bare")
        facts = text_of(soup(client, guide.url).select_one(".app-facts"))
        assert facts.startswith("Edition 1")

    def test_shows_all_updates(self, client, guide):
        updates = text_of(soup(client, guide.url).select_one(".app-editions"))
        assert "“Law” was added." in updates
        assert "First published." in updates

    def test_lists_its_chapters_in_order(self, client, guide):
        rows = soup(client, guide.url).select(".app-chapters li")
        assert [text_of(row).split()[:2] for row in rows] == [
            ["1", "About"],
            ["2", "Law"],
            ["3", "When"],
        ]


class TestChapter:
    def test_has_numbered_paragraphs_each_with_a_named_permanent_link(self, client, guide):
        page = soup(client, f"{guide.url}law/")
        headings = [text_of(h) for h in page.select(".app-paragraph__heading")]
        assert headings == ["2.1 Where it is", "2.2 Who is bound"]
        key = Passage.objects.get(heading="Who is bound").key
        link = page.select_one(f'a[href="/p/{key}"]')
        assert text_of(link) == "Link to “2.2 Who is bound”"

    def test_marks_itself_in_the_contents_and_shows_its_paragraphs_there(self, client, guide):
        contents = soup(client, f"{guide.url}law/").select_one(".app-contents")
        assert text_of(contents.select_one("[aria-current=page]")) == "2 Law"
        assert [text_of(a) for a in contents.select(".app-contents__sections a")] == [
            "2.1 Where it is",
            "2.2 Who is bound",
        ]

    def test_leads_to_the_chapter_before_and_after(self, client, guide):
        links = soup(client, f"{guide.url}law/").select(".nhsuk-pagination a")
        assert [a["href"] for a in links] == [f"{guide.url}about/", f"{guide.url}when/"]

    def test_first_and_last_have_one_way_only(self, client, guide):
        for slug, other in (("about", "law"), ("when", "law")):
            links = soup(client, f"{guide.url}{slug}/").select(".nhsuk-pagination a")
            assert [a["href"] for a in links] == [f"{guide.url}{other}/"]

    def test_names_number_chapter_and_guide_in_its_title(self, client, guide):
        title = text_of(soup(client, f"{guide.url}law/").title)
        assert title == "2 Law – Real Involvement – Guidance library"

    def test_shows_footnotes_with_links_both_ways(self, client, guide):
        note = ("footnote", {"label": "act", "text": "<p>The Act.</p>"})
        factories.published_chapter(guide, paragraph("X", "Law.[^act]", note), slug="notes")
        page = soup(client, f"{guide.url}notes/")
        mark = page.select_one(".app-note-mark a")
        target = page.find(id=mark["href"][1:])
        assert "The Act." in text_of(target)
        assert target.select_one(f'a[href="#{mark["id"]}"]')

    def test_escapes_html_in_titles_and_headings(self, client, guide):
        factories.published_chapter(
            guide, paragraph("<script>a()</script>"), title="<b>Bold</b>", slug="html"
        )
        html = client.get(f"{guide.url}html/").content.decode()
        assert "<script>a()" not in html
        assert "<b>Bold</b>" not in html

    def test_every_id_is_unique_and_every_inner_link_arrives(self, client, guide):
        for url in (f"{guide.url}law/", f"{guide.url}whole-guide/"):
            page = soup(client, url)
            ids = [element["id"] for element in page.select("[id]")]
            assert len(ids) == len(set(ids))
            inner = {a["href"][1:] for a in page.select('a[href^="#"]')}
            assert inner <= set(ids)


class TestWholeGuide:
    def test_has_every_paragraph_of_every_chapter(self, client, guide):
        page = soup(client, f"{guide.url}whole-guide/")
        headings = [text_of(h) for h in page.select(".app-paragraph__heading")]
        assert headings == [
            "1.1 Who it is for",
            "2.1 Where it is",
            "2.2 Who is bound",
            "3.1 A test",
        ]

    def test_does_not_grow_in_queries_with_its_chapters(
        self, client, guide, django_assert_max_num_queries
    ):
        url = f"{guide.url}whole-guide/"
        client.get(url)
        with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
            client.get(url)
        for _ in range(3):
            factories.published_chapter(guide, paragraph(), paragraph())
        with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
            client.get(url)


class TestPreview:
    def test_of_a_new_chapter_is_numbered_as_it_would_be(self, rf, guide):
        draft = factories.draft_chapter(guide, paragraph("Brand new"), title="Draft")
        request = rf.get("/")
        html = draft.make_preview_request(request, "").render().content.decode()
        assert re.search(r"4\.1 </span>Brand new", html)

    def test_of_a_changed_chapter_shows_the_draft(self, rf, guide):
        chapter = guide.get_children().first().specific
        chapter.body = [paragraph("Reworded")]
        html = chapter.make_preview_request(rf.get("/"), "").render().content.decode()
        assert "Reworded" in html


@pytest.mark.parametrize("path", ["", "law/"])
def test_pages_cost_few_queries_however_many_chapters_and_links(
    client, guide, django_assert_max_num_queries, path
):
    url = guide.url + path
    queries = QUERIES_OF_A_PAGE if path else QUERIES_OF_A_GUIDE
    client.get(url)
    with django_assert_max_num_queries(queries):
        client.get(url)
    links = "".join(f'<a linktype="page" id="{guide.pk}">Guide</a> ' for _ in range(5))
    law = guide.get_children().get(slug="law").specific
    body = [paragraph(f"P{n}", links) for n in range(10)]
    factories.publish(law, body=body)
    with django_assert_max_num_queries(queries):
        client.get(url)


@pytest.mark.parametrize(
    "path", ["/", "/guidance/", "/guidance/real-involvement/law/", "/nowhere/"]
)
def test_a_public_page_sets_no_cookie_and_varies_by_none(client, guide, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_the_tree_allows_what_makes_sense_and_nothing_else():
    from cms.pages.models import HomePage
    from guidance.models import ChapterPage, GuidanceIndexPage, HowToGuidePage, StepPage

    assert ChapterPage.allowed_parent_page_models() == [GuidePage]
    assert ChapterPage.allowed_subpage_models() == []
    assert GuidePage.allowed_subpage_models() == [ChapterPage]
    assert StepPage.allowed_parent_page_models() == [HowToGuidePage]
    assert StepPage.allowed_subpage_models() == []
    assert HowToGuidePage.allowed_parent_page_models() == [GuidanceIndexPage]
    assert HowToGuidePage.allowed_subpage_models() == [StepPage]
    assert GuidanceIndexPage.allowed_parent_page_models() == [HomePage]
    assert GuidanceIndexPage.allowed_subpage_models() == [GuidePage, HowToGuidePage]
