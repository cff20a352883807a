"""The front door: it leads each reader to what they came for."""

import pytest
from bs4 import BeautifulSoup

from tests import factories
from tests.factories import paragraph, way_in

pytestmark = pytest.mark.django_db

QUERIES_OF_HOME = 11


def soup(client):
    response = client.get("/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


class TestWaysIn:
    def ways(self, client):
        return [
            (text_of(way.h2), [(text_of(a), a["href"]) for a in way.select("a")])
            for way in soup(client).select(".app-way")
        ]

    def test_lead_to_the_pages_that_an_editor_chose(self, client):
        guide = factories.published_guide()
        home = factories.home()
        factories.publish(
            home, ways_in=[way_in("Staff", guide), way_in("Public", guide, text="Read it")]
        )
        assert self.ways(client) == [
            ("Staff", [("Real Involvement", guide.url)]),
            ("Public", [("Read it", guide.url)]),
        ]

    def test_leave_out_what_cannot_be_seen_and_what_leads_nowhere(self, client):
        shown = factories.published_guide(title="Shown", slug="shown")
        draft = factories.draft_guide(title="Draft", slug="draft")
        closed = factories.published_guide(title="Closed", slug="closed")
        factories.make_private(closed)
        ways = [way_in("Staff", draft, shown, closed), way_in("Public", closed)]
        factories.publish(factories.home(), ways_in=ways)
        assert self.ways(client) == [("Staff", [("Shown", shown.url)])]
        shown.unpublish()
        assert self.ways(client) == []

    def test_forget_a_page_that_was_deleted(self, client):
        guide = factories.published_guide()
        factories.publish(factories.home(), ways_in=[way_in("Staff", guide)])
        guide.delete()
        assert self.ways(client) == []

    def test_a_preview_of_a_half_filled_one_does_not_fail(self, rf):
        home = factories.home()
        half = way_in("")
        half["value"]["links"] = [{"type": "item", "id": "a", "value": {"page": None, "text": ""}}]
        home.ways_in = [half]
        response = home.make_preview_request(rf.get("/"), "")
        assert response.render().status_code == 200


class TestLatestUpdates:
    def updates(self, client):
        return [text_of(item) for item in soup(client).select(".app-updates li")]

    def test_are_the_five_publications_that_changed_last_each_once(self, client):
        guides = [factories.published_guide(title=f"G{n}", slug=f"g{n}") for n in range(6)]
        factories.publish(guides[0], change_note="Rewritten.")
        updates = self.updates(client)
        assert len(updates) == 5
        assert "G0 Rewritten." in updates[0]
        assert "G5 First published." in updates[1]
        assert not [update for update in updates if "G1" in update]

    def test_tell_of_no_publication_that_cannot_be_seen(self, client):
        factories.published_guide(title="Withdrawn", slug="withdrawn").unpublish()
        factories.make_private(factories.published_guide(title="Closed", slug="closed"))
        assert self.updates(client) == []
        assert soup(client).select_one(".app-updates") is None


class TestSections:
    def test_have_a_title_one_sentence_and_their_three_newest_pages(self, client):
        for n in range(4):
            factories.published_guide(title=f"Guide {n}", slug=f"guide-{n}")
        section = factories.guidance_index()
        factories.publish(section, summary="What it is. And a second sentence.")
        (shown,) = soup(client).select(".app-section")
        assert text_of(shown.h3) == "Guidance"
        assert text_of(shown.p) == "What it is."
        assert [text_of(a) for a in shown.select("li a")] == ["Guide 3", "Guide 2", "Guide 1"]

    def test_show_no_page_that_cannot_be_seen(self, client):
        factories.draft_guide(title="Draft", slug="draft")
        factories.make_private(factories.published_guide(title="Closed", slug="closed"))
        (shown,) = soup(client).select(".app-section")
        assert shown.select("li") == []

    def test_are_those_of_the_menu(self, client):
        factories.GuidanceIndexFactory(parent=factories.home(), title="A", show_in_menus=False)
        assert soup(client).select(".app-section") == []


def test_queries_do_not_grow_with_what_is_shown(client, django_assert_max_num_queries):
    guide = factories.published_guide()
    factories.publish(factories.home(), ways_in=[way_in("Staff", guide)])
    client.get("/")
    with django_assert_max_num_queries(QUERIES_OF_HOME):
        client.get("/")
    pages = [guide]
    for n in range(4):
        section = factories.GuidanceIndexFactory(parent=factories.home(), title=f"Section {n}")
        more = factories.GuideFactory(parent=section, title=f"G{n}", slug=f"g{n}", live=False)
        pages.append(factories.publish(more))
        factories.published_chapter(pages[-1], paragraph())
    factories.publish(factories.home(), ways_in=[way_in("Staff", *pages), way_in("All", *pages)])
    client.get("/")
    with django_assert_max_num_queries(QUERIES_OF_HOME):
        client.get("/")
