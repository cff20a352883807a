"""What is new and what has changed: ``/updates/`` and its Atom feed."""

import pytest
from bs4 import BeautifulSoup

from cms.publishing.models import Edition
from tests import factories
from tests.factories import paragraph

from .atom import read_feed

pytestmark = pytest.mark.django_db

QUERIES = 3


def entries(client):
    response = client.get("/updates.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return read_feed(response.content)


def texts(client):
    """Each line of ``/updates/``: title, then what changed."""
    page = BeautifulSoup(client.get("/updates/").content, "html.parser")
    return [" ".join(item.get_text(" ").split()) for item in page.select(".app-pages li")]


def test_every_edition_is_an_entry_with_its_kind_and_note(client):
    guide = factories.published_guide(title="Guide")
    factories.publish(guide, change_kind="major", change_note="Explains & warns.")
    newest, first = entries(client)
    assert first["title"] == "Guide"
    assert first["categories"] == ["Guide", "First edition"]
    assert newest["title"] == "Guide, edition 2"
    assert newest["summary"] == "Major change. Explains &amp; warns."
    assert newest["categories"] == ["Guide", "Major change"]
    assert newest["link"] == f"http://testserver{guide.url}"


def test_an_id_never_changes_whatever_becomes_of_title_and_address(client):
    guide = factories.published_guide(title="Guide")
    (before,) = entries(client)
    factories.publish(guide, title="Handbook", slug="handbook")
    guide.move(factories.GuidanceIndexFactory(parent=factories.home(), slug="other"), "last-child")
    assert before["id"] in [entry["id"] for entry in entries(client)]


def test_the_page_tells_the_same_by_day(client):
    guide = factories.published_guide(title="Guide")
    factories.published_chapter(guide, paragraph(), title="Law")
    assert texts(client) == [
        "Guide Guide, edition 2, minor change. “Law” was added.",
        "Guide Guide. First published.",
    ]
    page = BeautifulSoup(client.get("/updates/").content, "html.parser")
    day = Edition.objects.first().published_at.date().isoformat()
    assert [time["datetime"] for time in page.select("h2 time")] == [day]
    assert page.select_one("link[type='application/atom+xml']")["href"] == "/updates.atom"


def test_both_hold_the_latest_fifty(client):
    guide = factories.published_guide()
    for number in range(2, 53):
        factories.publish(guide, change_note=f"Change {number}.")
    assert len(entries(client)) == len(texts(client)) == 50
    assert "Change 52." in texts(client)[0]


def test_hidden_and_shown_again_at_each_request(client):
    """What an outsider may see is asked of the database, never remembered."""
    guide = factories.published_guide()
    restriction = factories.make_private(guide)
    assert (entries(client), texts(client)) == ([], [])
    restriction.delete()
    assert len(entries(client)) == 1
    guide.unpublish()
    assert (entries(client), texts(client)) == ([], [])


def test_an_unchanged_feed_is_not_sent_again(client):
    guide = factories.published_guide()
    response = client.get("/updates.atom")
    asked_again = {"If-None-Match": response["ETag"]}
    assert client.get("/updates.atom", headers=asked_again).status_code == 304
    assert "Last-Modified" not in response
    factories.publish(guide, change_note="Changed.")
    assert client.get("/updates.atom", headers=asked_again).status_code == 200


def test_a_character_that_xml_forbids_breaks_nothing(client):
    factories.published_guide(title="Guide\x0bto a duty")
    (entry,) = entries(client)
    assert entry["title"] == "Guide to a duty"


def test_valid_and_plain_when_there_is_nothing(client):
    assert entries(client) == []
    assert "Nothing has been published yet." in client.get("/updates/").content.decode()


@pytest.mark.parametrize("path", ["/updates/", "/updates.atom"])
def test_cost_does_not_grow_with_the_editions(client, django_assert_max_num_queries, path):
    guide = factories.published_guide()
    client.get(path)
    with django_assert_max_num_queries(QUERIES):
        client.get(path)
    for _ in range(3):
        factories.publish(guide, change_note="Changed.")
        factories.published_release()
        factories.published_letter()
    with django_assert_max_num_queries(QUERIES):
        client.get(path)
    assert len(entries(client)) == 10


@pytest.mark.parametrize("path", ["/updates/", "/updates.atom"])
def test_sets_no_cookie_and_varies_by_none(client, path):
    factories.published_guide()
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
