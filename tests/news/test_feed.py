import pytest

from tests import factories
from tests.publishing.atom import read_feed

pytestmark = pytest.mark.django_db

QUERIES_OF_THE_FEED = 8


def entries(client):
    response = client.get("/news/feed/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return read_feed(response.content)


def test_has_an_entry_for_each_release(client):
    release = factories.published_release(title="Tea & <b>talk</b>", summary="Less < more.")
    (entry,) = entries(client)
    assert entry["title"] == "Tea & <b>talk</b>"
    assert entry["summary"] == "Less &lt; more."
    assert entry["link"] == f"http://testserver{release.url}"


def test_a_correction_updates_the_entry_and_keeps_its_id(client):
    release = factories.published_release()
    (before,) = entries(client)
    factories.publish(release, title="Corrected", slug="corrected")
    (after,) = entries(client)
    assert after["id"] == before["id"]
    assert after["updated"] > before["updated"]
    assert after["title"] == "Corrected"


def test_is_valid_without_any_release(client):
    factories.news_index()
    assert entries(client) == []


def test_is_not_sent_again_unchanged(client):
    release = factories.published_release()
    tag = client.get("/news/feed/")["ETag"]
    assert client.get("/news/feed/", headers={"If-None-Match": tag}).status_code == 304
    release.unpublish()
    assert client.get("/news/feed/", headers={"If-None-Match": tag}).status_code == 200
    assert entries(client) == []


def test_costs_the_same_however_many_releases(client, django_assert_max_num_queries):
    factories.published_release()
    client.get("/news/feed/")
    with django_assert_max_num_queries(QUERIES_OF_THE_FEED):
        client.get("/news/feed/")
    for _ in range(5):
        factories.published_release()
    with django_assert_max_num_queries(QUERIES_OF_THE_FEED):
        assert len(entries(client)) == 6
