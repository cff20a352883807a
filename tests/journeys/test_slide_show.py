"""A presentation shown full screen, by the keys that presenters know."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories

from .marks import journey

pytestmark = journey


@pytest.fixture
def presentation():
    """Three slides."""
    return factories.published_presentation(
        factories.slide(title="Who is bound", notes="Four kinds of body."),
        factories.slide(title="What goes wrong", notes="It comes too late."),
        title="Duty to Involve",
    )


def test_a_presenter_shows_the_slides_by_keyboard_and_comes_back(reader, presentation):
    # Given a presentation
    reader.opens(presentation.url)
    show = reader.page.get_by_role("dialog", name="Slide show")
    title = show.get_by_role("heading", level=2)
    position = show.locator("[data-position]")
    notes = show.get_by_role("region", name="Speaker notes")
    announcement = show.get_by_role("status")

    def is_shown(heading, place):
        expect(title).to_have_text(heading)
        expect(position).to_have_text(place)
        expect(announcement).to_have_text(re.compile(f"Slide {place}: {heading}"))

    # When the presenter starts the show with a key, the first slide fills the screen
    open_it = reader.page.get_by_role("button", name="Show full screen")
    open_it.focus()
    reader.presses("Enter")
    is_shown("Duty to Involve", "1 of 3")
    expect(show.locator("[data-stage]")).to_be_focused()

    # Then each key does what presenters expect, and none goes past either end
    for key, heading, place in [
        ("ArrowRight", "Who is bound", "2 of 3"),
        ("PageDown", "What goes wrong", "3 of 3"),
        ("ArrowDown", "What goes wrong", "3 of 3"),
        ("PageUp", "Who is bound", "2 of 3"),
        ("ArrowLeft", "Duty to Involve", "1 of 3"),
        ("ArrowUp", "Duty to Involve", "1 of 3"),
        ("Space", "Who is bound", "2 of 3"),
        ("End", "What goes wrong", "3 of 3"),
        ("Home", "Duty to Involve", "1 of 3"),
    ]:
        reader.presses(key)
        is_shown(heading, place)

    # and a finger can do the same
    show.get_by_role("button", name="Next").click()
    is_shown("Who is bound", "2 of 3")

    # and the notes are the presenter's own until asked for
    expect(notes).to_be_hidden()
    reader.presses("n")
    expect(notes).to_have_text(re.compile("Four kinds of body"))
    reader.finds_the_page_accessible()

    # When the presenter is done, everything is as it was
    reader.presses("Escape")
    expect(show).to_be_hidden()
    expect(open_it).to_be_focused()
    assert reader.page.evaluate("document.fullscreenElement") is None
    reader.finds_the_page_accessible()


def test_without_scripts_slides_and_notes_are_read_in_the_page(
    reader_without_scripts, presentation
):
    reader = reader_without_scripts
    reader.opens(presentation.url)
    reader.sees_heading("What goes wrong")
    expect(reader.page.get_by_role("button", name="Show full screen")).to_be_hidden()
    reader.page.get_by_text("Speaker notes to slide 3").click()
    expect(reader.page.get_by_text("It comes too late.")).to_be_visible()


def test_five_points_of_a_dozen_words_leave_a_slide_its_shape(reader):
    point = "<p>A point of a dozen words fills the line to its end.</p>"
    page = factories.published_presentation(factories.slide(points=[point] * 5))
    reader.opens(page.url)
    reader.page.get_by_role("button", name="Show full screen").click()
    reader.presses("End")
    slide = reader.page.locator("[data-stage] .app-slide")
    expect(slide.get_by_role("listitem")).to_have_count(5)
    shape = slide.bounding_box()
    assert shape["height"] == pytest.approx(shape["width"] * 9 / 16, abs=2)


def test_slides_are_printed_with_their_notes(reader, presentation):
    reader.opens(presentation.url)
    reader.prints()
    expect(reader.page.get_by_text("Four kinds of body.")).to_be_visible()
    expect(reader.page.get_by_role("button", name="Show full screen")).to_be_hidden()
