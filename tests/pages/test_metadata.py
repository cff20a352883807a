"""The head of a page, for search engines and library catalogues."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from cms.pages.metadata import as_json
from cms.taxonomy.models import Audience, Theme
from guidance.models import GuidePage
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db

BASE = "https://guidance.example"


@pytest.fixture(autouse=True)
def public_name(settings):
    settings.WAGTAILADMIN_BASE_URL = BASE


@pytest.fixture
def guide():
    guide = factories.draft_guide(
        summary="What it is.",
        publication_date=date(2008, 10, 30),
        references=[factories.reference("DH_089787", "dh"), factories.reference("123")],
    )
    guide = factories.publish(
        guide,
        themes=[Theme.objects.create(name="legal duty", slug="legal-duty")],
        audiences=[Audience.objects.create(name="board members", slug="board-members")],
    )
    factories.published_chapter(guide, paragraph(), title="The law", slug="law")
    return GuidePage.objects.get(pk=guide.pk)


def head(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").head


def told(client, path):
    """What schema.org is told: ``{type: data}``."""
    (script,) = head(client, path).select('script[type="application/ld+json"]')
    data = json.loads(script.string)
    assert data["@context"] == "https://schema.org"
    return {item["@type"]: item for item in data["@graph"]}


def catalogued(client, path):
    """Dublin Core, as ``[(name, content)]``."""
    metas = head(client, path).select('meta[name^="DC"]')
    return [(meta["name"], meta["content"]) for meta in metas]


class TestCanonicalAddress:
    @pytest.mark.parametrize(
        ("asked", "canonical"),
        [
            ("/", "/"),
            ("/guidance/?utm_source=letter", "/guidance/"),
            ("/guidance/?page=2&utm_source=letter", "/guidance/?page=2"),
            ("/guidance/?page=1", "/guidance/"),
            ("/guidance/?page=x", "/guidance/"),
            ("/guidance/?page=²", "/guidance/"),
            ("/guidance/real-involvement/law/", "/guidance/real-involvement/law/"),
            (
                "/guidance/real-involvement/whole-guide/",
                "/guidance/real-involvement/whole-guide/",
            ),
        ],
    )
    def test_is_absolute_and_has_no_query_but_the_page_number(
        self, client, guide, asked, canonical
    ):
        found = head(client, asked)
        assert found.select_one('link[rel="canonical"]')["href"] == BASE + canonical
        assert found.select_one('meta[property="og:url"]')["content"] == BASE + canonical

    def test_does_not_depend_on_the_name_the_request_was_sent_to(self, client, guide):
        response = client.get("/guidance/", headers={"host": "elsewhere.example"})
        assert "elsewhere.example/guidance" not in response.content.decode().split("</head>")[0]

    @pytest.mark.parametrize("path", ["/search/?q=duty", "/current/DH_089787/1"])
    def test_is_not_given_to_what_search_engines_shall_not_keep(self, client, guide, path):
        found = head(client, path)
        assert found.select_one('meta[name="robots"]')["content"] == "noindex"
        assert found.select_one('link[rel="canonical"]') is None


def test_a_shared_link_shows_title_description_and_site(client, guide):
    found = head(client, guide.url)
    metas = {meta["property"]: meta["content"] for meta in found.select("meta[property]")}
    assert metas == {
        "og:url": BASE + guide.url,
        "og:title": "Real Involvement",
        "og:description": "What it is.",
        "og:type": "article",
        "og:site_name": "Guidance library",
    }


def test_the_home_page_tells_how_the_site_is_searched(client, guide):
    (site,) = told(client, "/").values()
    assert site["@type"] == "WebSite"
    assert site["url"] == f"{BASE}/"
    action = site["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{BASE}/search/?q={{search_term_string}}"


def test_every_page_below_tells_where_it_stands(client, guide):
    items = told(client, f"{guide.url}law/")["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Guidance library", f"{BASE}/"),
        (2, "Guidance", f"{BASE}/guidance/"),
        (3, "Real Involvement", BASE + guide.url),
        (4, "The law", f"{BASE}{guide.url}law/"),
    ]


def test_a_publication_tells_its_dates_edition_references_and_readers(client, guide):
    data = told(client, guide.url)["Report"]
    edition = guide.current_edition
    assert data.pop("dateModified") == edition.published_at.date().isoformat()
    assert data == {
        "@type": "Report",
        "url": BASE + guide.url,
        "name": "Real Involvement",
        "description": "What it is.",
        "inLanguage": "en-GB",
        "publisher": {"@type": "Organization", "name": "Department of Health"},
        "datePublished": "2008-10-30",
        "version": "2",
        "identifier": [
            {
                "@type": "PropertyValue",
                "propertyID": "Department of Health web reference",
                "value": "DH_089787",
            },
            {"@type": "PropertyValue", "propertyID": "Our own reference", "value": "123"},
        ],
        "audience": [{"@type": "Audience", "audienceType": "board members"}],
        "keywords": ["legal duty"],
    }


def test_a_chapter_has_the_edition_of_its_guide_and_names_it(client, guide):
    data = told(client, f"{guide.url}law/")["Chapter"]
    assert data["version"] == "2"
    assert data["datePublished"] == "2008-10-30"
    whole = {"@type": "Report", "name": "Real Involvement", "url": BASE + guide.url}
    assert data["isPartOf"] == whole


def test_a_publication_is_catalogued_in_dublin_core(client, guide):
    modified = guide.current_edition.published_at.date().isoformat()
    assert catalogued(client, guide.url) == [
        ("DC.title", "Real Involvement"),
        ("DC.description", "What it is."),
        ("DC.creator", "Department of Health"),
        ("DC.publisher", "Department of Health"),
        ("DC.language", "en-GB"),
        ("DC.type", "Guide"),
        ("DCTERMS.issued", "2008-10-30"),
        ("DCTERMS.modified", modified),
        ("DCTERMS.identifier", "DH_089787"),
        ("DCTERMS.identifier", "123"),
        ("DC.subject", "legal duty"),
        ("DCTERMS.audience", "board members"),
    ]


def test_a_part_is_catalogued_as_part_of_its_whole(client, guide):
    terms = dict(catalogued(client, f"{guide.url}law/"))
    assert terms["DC.type"] == "Chapter"
    assert terms["DCTERMS.isPartOf"] == "Real Involvement"
    assert "DCTERMS.identifier" not in terms


def test_without_a_date_of_its_own_a_publication_was_issued_with_its_first_edition(client):
    guide = factories.published_guide()
    issued = dict(catalogued(client, guide.url))["DCTERMS.issued"]
    assert issued == guide.current_edition.published_at.date().isoformat()


def test_other_pages_are_not_catalogued(client, guide):
    assert catalogued(client, "/") == []


def test_an_information_page_tells_when_it_was_reviewed(client):
    page = factories.published_information(last_reviewed=date(2026, 11, 20))
    assert told(client, page.url)["WebPage"]["lastReviewed"] == "2026-11-20"


def test_a_title_cannot_end_the_script_it_stands_in(client):
    title = "</script><script>alert('&')</script>\u2028"
    guide = factories.published_guide(title=title, slug="bad")
    html = client.get(guide.url).content.decode()
    assert "<script>alert" not in html
    assert told(client, guide.url)["Report"]["name"] == title


def test_json_holds_nothing_that_html_or_a_script_could_take_for_its_own():
    assert as_json("<>&\u2028\u2029é") == r'"\u003C\u003E\u0026\u2028\u2029\u00e9"'


def test_a_page_with_a_password_tells_machines_nothing(client, guide):
    PageViewRestriction.objects.create(
        page=guide, restriction_type=PageViewRestriction.PASSWORD, password="open-sesame"
    )
    found = head(client, guide.url)
    assert "Real Involvement" not in str(found)
    assert "What it is" not in str(found)
    assert found.select_one('meta[name="robots"]')["content"] == "noindex"


def test_a_preview_of_what_was_never_saved_does_not_fail(rf):
    guide = GuidePage(title="", slug="new", summary="")
    guide = factories.unsaved(guide, factories.guidance_index())
    html = guide.make_preview_request(rf.get("/"), "").render().content.decode()
    assert '"@type":"Report"' in html
