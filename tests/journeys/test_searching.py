"""To find what holds in ten minutes: by keyboard, on a phone, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.factories import paragraph

from .marks import journey
from .reader import Reader

pytestmark = journey


@pytest.fixture
def library(guide):
    """The guide, beside others of its kind, leaflets and a case study that answer too."""
    law = factories.theme("legal duty")
    for number in range(3):
        other = factories.published_guide(title=f"Urgent guide {number}", slug=f"urgent-{number}")
        other.themes = [law]
        other.save_revision().publish()
        factories.published_chapter(other, *[paragraph(f"Urgent {n}") for n in range(5)])
    factories.published_leaflet(title="Urgent leaflet")
    factories.published_case_study(title="Urgent case", illustrative=True)
    return guide


@pytest.fixture
def library_in_search(library, guide_in_search):
    return library


@pytest.mark.usefixtures("library_in_search")
def test_a_reader_with_a_keyboard_narrows_the_results_down_and_widens_them_again(reader):
    # Given results of several kinds
    reader.opens("/search/?q=urgent")
    reader.sees_heading("6 publications for “urgent”")
    reader.finds_the_page_accessible()

    # When the reader ticks a kind and a theme
    reader.opens("/search/?q=urgent")
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    reader.tabs_to("checkbox", "Guides (4)", at_most=12)
    reader.presses("Space")
    reader.tabs_to("button", "Show results", at_most=12)
    reader.presses("Enter")

    # Then only these are left, and the address says so
    reader.page.wait_for_url(re.compile(r"kind=guides"))
    reader.sees_heading("4 publications for “urgent”")
    reader.does_not_see("Urgent leaflet")

    # When the reader looks inside one of them
    reader.tabs_to("link", "2 more in this guide : Urgent guide 0", at_most=60)
    reader.presses("Enter")
    reader.page.wait_for_url(re.compile(r"in=\d+"))
    reader.sees_heading("6 places for “urgent”")
    reader.finds_the_page_accessible()

    # and unticks the box, everything is searched again with the choice of before
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    reader.opens(reader.page.url)
    reader.tabs_to("checkbox", "Only in “Urgent guide 0”", at_most=14)
    reader.presses("Space")
    reader.search_box().press("Enter")
    reader.sees_heading("4 publications for “urgent”")

    # When the reader takes the choice away, all is as it was
    reader.opens(reader.page.url)
    reader.tabs_to("link", "Remove the filter Kind: Guides", at_most=40)
    reader.presses("Enter")
    reader.sees_heading("6 publications for “urgent”")


@pytest.mark.usefixtures("library_in_search")
def test_a_reader_on_a_phone_without_scripts_does_the_same(open_window):
    phone = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}
    reader = Reader(open_window(**phone))

    # Given results, which the filters do not push off the screen
    reader.opens("/search/?q=urgent")
    expect(reader.page.get_by_role("heading", name="6 publications")).to_be_in_viewport()

    # When the reader unfolds the filters, and one of them
    reader.page.get_by_text("Filter results").first.click()
    reader.page.locator("summary", has_text="Theme").click()
    reader.page.get_by_role("checkbox", name="Legal duty (3)").check()
    reader.page.get_by_role("button", name="Show results").click()

    # Then the choice is made
    reader.sees_heading("3 publications for “urgent”")

    # When nothing fits, the page says what to drop
    reader.opens("/search/?q=urgent&theme=legal-duty&kind=leaflets")
    reader.follows("3 without “Leaflets”")
    reader.sees_heading("3 publications for “urgent”")


@pytest.mark.usefixtures("library_in_search")
def test_a_reader_who_asks_nothing_looks_through_what_there_is(reader):
    reader.opens("/search/")
    reader.finds_the_page_accessible()
    reader.follows("Guides")
    reader.sees_heading("4 publications")
    reader.finds_the_page_accessible()


def test_a_reader_searches_a_guide_from_one_of_its_chapters(reader, guide, guide_in_search):
    reader.opens(guide.get_children().first().url)
    box = reader.search_box("Search this guide")
    box.fill("urgent")
    box.press("Enter")
    reader.sees_heading("1 place for “urgent”")
    reader.follows("1.6 Urgent change")
    reader.is_at_paragraph("1.6 Urgent change")
