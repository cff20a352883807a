"""What search engines are told of the site as a whole."""

from xml.etree import ElementTree

import pytest

from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db

BASE = "https://guidance.example"
QUERIES = 3  # the home page, how many pages there are, all of them


@pytest.fixture(autouse=True)
def public_name(settings):
    settings.WAGTAILADMIN_BASE_URL = BASE


def entries(client):
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    urls = ElementTree.fromstring(response.content).iterfind("{*}url")
    found = {url.findtext("{*}loc").removeprefix(BASE): url.findtext("{*}lastmod") for url in urls}
    return {address: date for address, date in found.items() if date}


def test_names_every_visible_page_by_the_public_name_of_the_site(client):
    guide = factories.published_guide()
    factories.published_chapter(guide, paragraph(), slug="chapter")
    factories.published_information(title="About")
    content = client.get("/sitemap.xml").content.decode()
    for path in (
        "/",
        "/guidance/",
        "/guidance/real-involvement/",
        "/guidance/real-involvement/chapter/",
        "/about/",
    ):
        assert f"<loc>{BASE}{path}</loc>" in content


def test_says_when_each_was_last_published(client):
    guide = factories.published_guide()
    assert entries(client)[guide.url] == guide.last_published_at.strftime("%Y-%m-%d")


def test_names_nothing_that_outsiders_cannot_see(client):
    gone = factories.published_guide(title="Gone", slug="gone")
    factories.published_chapter(gone, paragraph(), slug="chapter")
    gone.unpublish()
    closed = factories.published_guide(title="Closed", slug="closed")
    factories.published_chapter(closed, paragraph(), slug="chapter")
    factories.make_private(closed)
    factories.draft_guide(title="Draft", slug="draft")
    content = client.get("/sitemap.xml").content.decode()
    assert "/guidance/</loc>" in content
    for slug in ("gone", "closed", "draft"):
        assert f"/{slug}/" not in content


def test_costs_the_same_for_many_pages_of_many_kinds(client, django_assert_max_num_queries):
    guide = factories.published_guide()
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(QUERIES):
        client.get("/sitemap.xml")
    for n in range(3):
        factories.published_chapter(guide, paragraph())
        factories.published_information(title=f"Page {n}")
    with django_assert_max_num_queries(QUERIES):
        content = client.get("/sitemap.xml").content.decode()
    assert content.count("<url>") == 9


def test_a_site_without_pages_has_an_empty_one(client):
    assert client.get("/sitemap.xml").status_code == 200


def test_robots_may_go_everywhere_but_to_the_admin_the_search_and_readers_own(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "Disallow: /my-pack/",
        "Disallow: /local-copy/",
        "",
        f"Sitemap: {BASE}/sitemap.xml",
    ]
