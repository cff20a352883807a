"""Pages about the library itself: what editors may put there, and what readers get."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from cms.pages.models import HomePage, InformationPage
from cms.passages.models import Passage
from tests import factories
from tests.factories import information_body as body

pytestmark = pytest.mark.django_db


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def test_shows_its_blocks_in_order_then_who_keeps_it_and_when_it_was_reviewed(client):
    contact = factories.ContactFactory()
    page = factories.published_information(
        title="Contact",
        body=body(
            ("heading", "The team"),
            ("text", "<p>Write to us.</p>"),
            ("contact", {"contact": contact.pk, "purpose": "Anything"}),
        ),
        last_reviewed=date(2026, 11, 20),
        contact=contact,
    )
    main = text_of(soup(client.get(page.url)).main)
    expected = [
        "Contact",
        page.summary,
        "The team",
        "Write to us.",
        "Involvement team",
        "Anything",
        "involvement@guidance.example",
        "Last reviewed 20 November 2026",
        "Kept by the Involvement team",
    ]
    assert sorted(expected, key=main.index) == expected


def test_says_nothing_of_a_review_or_an_owner_it_does_not_know(client):
    page = factories.published_information()
    assert soup(client.get(page.url)).select_one(".app-about") is None


@pytest.mark.parametrize(("headings", "listed"), [(3, 0), (4, 4)])
def test_lists_its_headings_when_there_are_more_than_three(client, headings, listed):
    blocks = [("heading", f"Heading {n}") for n in range(headings)]
    page = factories.published_information(body=body(*blocks))
    html = soup(client.get(page.url))
    links = html.select(".app-on-this-page a")
    assert len(links) == listed
    for link in links:
        assert text_of(html.find(id=link["href"][1:])) == text_of(link)


def test_a_box_skips_no_level_of_headings(client):
    box = ("callout", {"kind": "callout", "title": "Title", "content": "<p>Text.</p>"})
    page = factories.published_information(body=body(box, ("heading", "H"), box))
    titles = soup(client.get(page.url)).select(".app-box__title")
    assert [title.name for title in titles] == ["p", "h3"]


def test_each_heading_with_its_text_is_a_passage_with_a_permanent_address(client):
    page = factories.published_information(
        summary="About privacy.",
        body=body(
            ("text", "<p>First of all.</p>"),
            ("heading", "Cookies"),
            ("text", "<p>None are set.</p>"),
            ("list", {"style": "bullet", "items": ["<p>Not even one</p>"]}),
        ),
    )
    whole, cookies = Passage.objects.filter(page=page).order_by("position")
    assert whole.text == "About privacy. First of all."
    assert (cookies.heading, cookies.text) == ("Cookies", "None are set. Not even one")
    response = client.get(f"/p/{cookies.key}")
    assert response.url == f"{page.url}#p-{cookies.key}"
    assert soup(client.get(page.url)).find(id=f"p-{cookies.key}").name == "h2"


def test_the_address_of_a_heading_outlives_new_words(client):
    page = factories.published_information(body=body(("heading", "Cookies")))
    key = Passage.objects.get(heading="Cookies").key
    changed = page.body.get_prep_value()
    changed[0]["value"] = "What we store"
    factories.publish(page, body=changed)
    assert Passage.objects.get(heading="What we store").key == key


def test_leads_to_the_pages_below_that_may_be_seen(client):
    page = factories.published_information(title="About")
    factories.published_information(parent=page, title="Open")
    factories.make_private(factories.published_information(parent=page, title="Closed"))
    factories.draft_information(parent=page, title="Unwritten")
    titles = [text_of(a) for a in soup(client.get(page.url)).select(".app-pages a")]
    assert titles == ["Open"]


def test_queries_do_not_grow_with_its_blocks(client, django_assert_max_num_queries):
    contact = factories.ContactFactory()
    link = f'<p><a linktype="page" id="{factories.home().pk}">Home</a></p>'
    one = [
        ("heading", "One"),
        ("text", link),
        ("contact", {"contact": contact.pk, "purpose": ""}),
    ]
    page = factories.published_information(body=body(*one))
    client.get(page.url)
    with django_assert_max_num_queries(10):
        client.get(page.url)
    factories.publish(page, body=body(*one * 6))
    with django_assert_max_num_queries(10):
        client.get(page.url)


def test_an_empty_page_and_a_review_yet_to_come_cannot_be_published():
    tomorrow = date.today() + timedelta(days=1)
    page = factories.draft_information(body=[], last_reviewed=tomorrow)
    assert set(page.get_publishing_errors()) == {"body", "last_reviewed"}
    assert factories.published_information(title="Good").get_publishing_errors() == {}


def test_a_preview_of_a_half_written_page_does_not_fail(rf):
    half = body(
        ("heading", ""),
        ("contact", {"contact": None, "purpose": ""}),
        ("callout", {"kind": "callout", "title": "", "content": ""}),
        ("figure", {"image": None, "caption": "", "source": ""}),
        ("download", {"document": None, "title": "", "description": ""}),
    )
    page = InformationPage(title="", slug="new", summary="", body=half)
    page = factories.unsaved(page, factories.home())
    response = page.make_preview_request(rf.get("/"), "")
    assert response.render().status_code == 200


def test_stands_below_home_and_below_itself():
    assert InformationPage.allowed_parent_page_models() == [HomePage, InformationPage]
    assert InformationPage.allowed_subpage_models() == [InformationPage]


class TestFooter:
    def footer(self, client, path="/"):
        links = BeautifulSoup(client.get(path).content, "html.parser").select("footer a")
        return [(text_of(a), a["href"]) for a in links]

    def test_has_the_pages_that_ask_for_it_in_the_order_of_the_tree(self, client):
        factories.published_information(title="Privacy", show_in_footer=True)
        factories.published_information(title="About", show_in_footer=True)
        factories.published_information(title="Not there")
        assert self.footer(client) == [("Privacy", "/privacy/"), ("About", "/about/")]

    def test_has_no_page_that_outsiders_cannot_see(self, client):
        parent = factories.published_information(title="Parent")
        factories.published_information(parent=parent, title="Below", show_in_footer=True)
        factories.draft_information(title="Draft", show_in_footer=True)
        closed = factories.published_information(title="Closed", show_in_footer=True)
        factories.make_private(closed)
        assert self.footer(client) == [("Below", "/parent/below/")]
        parent.unpublish()
        assert self.footer(client) == []

    def test_is_on_pages_that_are_missing_too(self, client):
        factories.published_information(title="Contact", show_in_footer=True)
        assert self.footer(client, "/nowhere/") == [("Contact", "/contact/")]
