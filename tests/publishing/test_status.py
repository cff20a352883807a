"""Superseded and withdrawn publications: what may be published, and what readers are told."""

import pytest
from bs4 import BeautifulSoup

from cms.publishing.models import Status
from tests import factories

pytestmark = pytest.mark.django_db


def notice(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    found = page.select(".app-status--standing")
    return [" ".join(each.get_text().split()) for each in found]


@pytest.fixture
def newer():
    return factories.published_guide(title="Newer guide", slug="newer")


class TestPublishing:
    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"status": "superseded"}, "superseded_by"),
            ({"status": "withdrawn"}, "status_reason"),
            ({"status": "withdrawn", "status_reason": "  "}, "status_reason"),
        ],
    )
    def test_needs_a_word_to_readers(self, fields, field):
        assert list(factories.draft_guide(**fields).get_publishing_errors()) == [field]

    def test_needs_the_status_that_goes_with_a_successor(self, newer):
        assert list(factories.draft_guide(superseded_by=newer).get_publishing_errors()) == [
            "status"
        ]

    def test_refuses_a_publication_that_supersedes_itself(self, newer):
        newer.status, newer.superseded_by = Status.SUPERSEDED, newer
        assert list(newer.get_publishing_errors()) == ["superseded_by"]

    @pytest.mark.parametrize(
        "fields",
        [
            {"status": "superseded", "status_reason": "By the guide of the Cabinet Office."},
            {"status": "withdrawn", "status_reason": "The law has changed."},
        ],
    )
    def test_is_content_with_a_reason(self, fields):
        assert factories.draft_guide(**fields).get_publishing_errors() == {}


class TestNotice:
    def test_stands_on_every_page_of_a_guide(self, client, newer):
        guide = factories.published_guide(status="superseded", superseded_by=newer)
        chapter = factories.published_chapter(guide)
        for address in (guide.url, chapter.url, f"{guide.url}whole-guide/"):
            assert notice(client, address) == [
                "This guide has been superseded. See instead: Newer guide."
            ]

    @pytest.mark.parametrize(
        "make",
        [
            factories.published_how_to_guide,
            factories.published_leaflet,
            factories.published_presentation,
            factories.published_national_briefing,
            factories.published_regional_briefing,
            factories.published_case_study,
            factories.published_release,
            factories.published_letter,
        ],
        ids=lambda make: make.__name__,
    )
    def test_stands_on_publications_of_every_kind(self, client, make):
        page = make(status="withdrawn", status_reason="It was wrong.")
        name = page.kind_name.lower()
        assert notice(client, page.url) == [f"This {name} was withdrawn. It was wrong."]

    def test_does_not_tell_of_a_successor_that_is_not_public(self, client, newer):
        guide = factories.published_guide(status="superseded", superseded_by=newer)
        newer.unpublish()
        assert notice(client, guide.url) == ["This guide has been superseded."]

    def test_is_given_to_whoever_asks_about_a_copy(self, client):
        reference = factories.reference("DH_1")
        factories.published_guide(
            references=[reference], status="withdrawn", status_reason="It was wrong."
        )
        assert notice(client, "/current/DH_1/1") == ["This guide was withdrawn. It was wrong."]

    @pytest.mark.parametrize(
        ("make", "address"),
        [
            (factories.published_guide, "/guidance/"),
            (factories.published_case_study, "/case-studies/"),
            (factories.published_release, "/news/"),
        ],
    )
    def test_is_a_mark_in_lists(self, client, make, address):
        make(status="withdrawn", status_reason="It was wrong.")
        assert "withdrawn" in client.get(address).content.decode().lower()

    def test_is_not_there_while_a_publication_is_current(self, client, newer):
        for address in (newer.url, "/guidance/", "/updates/"):
            assert notice(client, address) == []
