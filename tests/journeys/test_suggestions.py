"""A search box that suggests places while somebody types."""

import pytest
from playwright.sync_api import expect

from .marks import journey

pytestmark = [*journey, pytest.mark.usefixtures("guide_in_search")]

BOX = "Search Guidance library"


class SearchBox:
    """The one of the masthead, and its list."""

    def __init__(self, reader):
        self.reader = reader
        self.box = reader.page.get_by_role("combobox", name=BOX)
        self.list = reader.page.get_by_role("listbox", name="Suggestions")
        self.status = reader.page.get_by_role("search").get_by_role("status")

    def types(self, text):
        with self.reader.page.expect_response("**/search/suggestions/**"):
            self.reader.types(text)

    def suggests(self, *titles):
        options = self.list.get_by_role("option")
        expect(options).to_have_count(len(titles))
        for option, title in zip(options.all(), titles, strict=True):
            expect(option).to_contain_text(title)
        expect(self.box).to_have_attribute("aria-expanded", "true")

    def has_chosen(self, title):
        """What a screen reader is told, and what is seen; the focus stays in the box."""
        chosen = self.list.get_by_role("option", selected=True)
        expect(chosen).to_contain_text(title)
        expect(chosen).to_be_in_viewport()
        expect(self.box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
        expect(self.box).to_be_focused()

    def has_chosen_nothing(self):
        expect(self.list.get_by_role("option", selected=True)).to_have_count(0)
        assert self.box.get_attribute("aria-activedescendant") is None

    def is_closed(self):
        expect(self.list).to_be_hidden()
        expect(self.box).to_have_attribute("aria-expanded", "false")


@pytest.fixture
def box(reader, guide):
    reader.opens(guide.get_children().first().url)
    box = SearchBox(reader)
    reader.tabs_to("combobox", BOX, at_most=4)
    return box


QUESTIONS = ("1.2 Question 2", "1.3 Question 3", "1.4 Question 4", "1.5 Question 5")


def test_a_keyboard_chooses_a_place_and_goes_there(reader, box):
    # When the reader types the beginnings of two words, the place is there and is announced
    box.types("urg ch")
    box.suggests("1.6 Urgent change")
    expect(box.status).to_have_text("1 suggestion. Choose with the arrow keys.")
    box.has_chosen_nothing()

    # When the reader chooses it, Enter goes there
    reader.presses("ArrowDown")
    box.has_chosen("1.6 Urgent change")
    reader.presses("Enter")
    reader.is_at_paragraph("1.6 Urgent change")


def test_arrows_go_round_and_escape_puts_the_list_away_but_not_the_words(reader, box):
    box.types("question")
    box.suggests(*QUESTIONS)
    reader.presses("ArrowUp")
    box.has_chosen(QUESTIONS[-1])
    reader.presses("ArrowDown")
    box.has_chosen_nothing()
    reader.presses("ArrowDown")
    box.has_chosen(QUESTIONS[0])

    reader.presses("Escape")
    box.is_closed()
    expect(box.box).to_have_value("question")

    with reader.page.expect_response("**/search/suggestions/**"):
        reader.presses("ArrowDown")
    box.suggests(*QUESTIONS)
    reader.presses("Tab")
    box.is_closed()


def test_enter_searches_when_nothing_is_chosen(reader, box):
    box.types("urgent")
    box.suggests("1.6 Urgent change")
    reader.presses("Enter")
    reader.arrives_at_the_results()
    reader.sees_heading("1.6 Urgent change")


def test_what_cannot_be_suggested_is_said_and_does_no_harm(reader, box):
    box.types("xylophone")
    expect(box.status).to_have_text("No suggestions.")
    box.is_closed()


def test_the_open_list_is_accessible_and_a_pointer_can_use_it(reader, box):
    box.types("question")
    box.suggests(*QUESTIONS)
    reader.presses("ArrowDown")
    reader.finds_the_page_accessible()  # and leaves the window narrow
    box.has_chosen(QUESTIONS[0])
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 320
    box.list.get_by_role("option", name=QUESTIONS[2]).click()
    reader.is_at_paragraph(QUESTIONS[2])


def test_the_box_of_a_page_suggests_too(reader):
    reader.opens("/search/")
    box = reader.page.get_by_role("combobox", name="Search the library")
    box.press_sequentially("urgent")
    expect(reader.page.get_by_role("option", name="1.6 Urgent change")).to_be_visible()
    reader.finds_the_page_accessible()


def test_without_scripts_it_is_a_search_box(reader_without_scripts, guide):
    reader_without_scripts.opens(guide.url)
    reader_without_scripts.searches_for("urgent change")
    reader_without_scripts.sees_heading("1.6 Urgent change")
