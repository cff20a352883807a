"""The menu at the head of every page."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from wagtail.models import Page, Site

from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db

FOR_HEAD_AND_FOOT = 1  # queries, on any page


@pytest.fixture
def guide():
    guide = factories.published_guide()
    factories.published_chapter(guide, paragraph("Who it is for"), slug="about")
    return guide


def menu(html):
    return BeautifulSoup(html, "html.parser").select(".nhsuk-header__navigation a")


def items(client, path):
    return [
        (a.get_text(strip=True), a["href"], a.get("aria-current"))
        for a in menu(client.get(path).content)
    ]


def test_has_the_sections_that_ask_for_it_in_the_order_of_the_tree(client, guide):
    factories.GuidanceIndexFactory(parent=factories.home(), title="Hidden", show_in_menus=False)
    factories.GuidanceIndexFactory(parent=factories.home(), title="Case studies")
    assert items(client, "/") == [
        ("Guidance", "/guidance/", None),
        ("Case studies", "/case-studies/", None),
    ]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", None),
        ("/guidance/", "page"),
        ("/guidance/real-involvement/", "true"),
        ("/guidance/real-involvement/whole-guide/", "true"),
        ("/guidance/real-involvement/about/", "true"),
        ("/search/?q=duty", None),
        ("/nowhere/", None),
    ],
)
def test_marks_the_section_one_is_in(client, guide, path, current):
    assert items(client, path) == [("Guidance", "/guidance/", current)]


def test_has_no_section_that_outsiders_cannot_see(client, guide):
    section = guide.get_parent().specific
    factories.make_private(section)
    assert items(client, "/") == []
    section.view_restrictions.all().delete()
    section.unpublish()
    assert items(client, "/") == []


def test_costs_one_query_together_with_the_footer(rf, guide, django_assert_num_queries):
    factories.published_information(show_in_footer=True)
    render_to_string("404.html", request=rf.get("/"))  # from here on the site's root is known
    with django_assert_num_queries(FOR_HEAD_AND_FOOT):
        render_to_string("404.html", request=rf.get("/"))
    for n in range(4):
        factories.GuidanceIndexFactory(parent=factories.home(), title=f"Section {n}")
        factories.published_information(title=f"Page {n}", show_in_footer=True)
    with django_assert_num_queries(FOR_HEAD_AND_FOOT):
        html = render_to_string("404.html", request=rf.get("/"))
    assert len(menu(html)) == 5


def test_is_in_a_preview_too(rf, guide):
    draft = factories.draft_guide(title="Another", slug="another")
    html = draft.make_preview_request(rf.get("/"), "").render().content
    assert [a["aria-current"] for a in menu(html)] == ["true"]


def test_a_site_without_a_home_page_still_says_that_a_page_is_missing(client):
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    Site.clear_site_root_paths_cache()
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()
    assert menu(response.content) == []
