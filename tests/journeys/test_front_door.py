"""The pages around the publications, in a real browser."""

import json

import pytest

from tests import factories
from tests.factories import information_body

from .marks import journey
from .reader import Reader

pytestmark = journey


@pytest.fixture
def library(guide):
    """The home page leads to the guide; a page about the library stands in the footer."""
    headings = [("heading", f"Question {n}") for n in range(1, 5)]
    texts = [("text", "<p>One answer.</p>")] * 4
    body = [block for pair in zip(headings, texts, strict=True) for block in pair]
    factories.published_information(
        title="Privacy",
        body=information_body(*body),
        show_in_footer=True,
        contact=factories.ContactFactory(),
    )
    way = factories.way_in("Find what to do", guide, text="The guide")
    factories.publish(factories.home(), ways_in=[way])
    return guide


def test_a_reader_is_led_in_and_finds_out_about_the_library(reader, library):
    # Given the home page
    reader.opens("/")
    reader.finds_the_page_accessible()

    # When the reader follows a way in, the menu says where this is
    reader.follows("The guide")
    reader.is_on_page("Real Involvement")
    menu = reader.page.get_by_role("navigation", name="Sections")
    assert menu.get_by_role("link", name="Guidance").get_attribute("aria-current") == "true"

    # When the reader wants to know about privacy, it is at the foot of the page
    footer = reader.page.get_by_role("contentinfo")
    footer.get_by_role("link", name="Privacy").click()
    reader.is_on_page("Privacy")
    reader.finds_the_page_accessible()

    # and the heading that matters is one step away
    reader.follows("Question 4")
    reader.is_at_heading("Question 4")


def test_what_machines_are_told_passes_the_policy(reader, library):
    """A script that the policy refuses is a complaint of the browser, which the reader notes."""
    for path in ("/", library.url):
        reader.opens(path)
        told = reader.page.locator('script[type="application/ld+json"]').text_content()
        assert json.loads(told)["@context"] == "https://schema.org"


def test_a_page_that_is_missing_offers_a_search(open_window, library):
    reader = Reader(open_window())
    assert reader.opens("/guidance/urgent-change/").status == 404
    reader.is_on_page("Page not found")
    assert reader.search_box().input_value() == "urgent change"
    reader.finds_the_page_accessible()
