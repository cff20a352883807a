"""A checklist on the screen: to tick, to come back to, to print."""

import pytest
from playwright.sync_api import expect

from guidance.models import StepPage
from tests import factories
from tests.factories import checklist, paragraph

from .marks import journey

pytestmark = journey

TITLE = "Before you leave step 1"
ITEMS = ("The problem is stated", "Staff and <b>users</b> have been asked", "A sponsor is found")
NO_STORAGE = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('Access is denied', 'SecurityError') }
})"""
PRINTER = "window.print = () => { window.sheets = (window.sheets ?? 0) + 1 }"


class Checklist:
    """One list of the page that is open."""

    def __init__(self, page, title=TITLE):
        self.box = page.get_by_role("group", name=title)
        self.page = page

    def item(self, name):
        return self.box.get_by_role("checkbox", name=name)

    def ticks(self, name):
        self.box.get_by_text(name).click()  # the words, as people do

    def says(self, text):
        expect(self.box.get_by_role("status")).to_have_text(text)

    def presses(self, button):
        self.box.get_by_role("button", name=button).click()


@pytest.fixture
def step():
    guide = factories.published_how_to_guide(slug="how-to")
    step = factories.published_step(
        guide,
        paragraph("Start with the need", "Good proposals begin with a patient."),
        paragraph("Find a sponsor", "Ask early.", checklist(TITLE, *ITEMS)),
        title="Shape the idea",
        slug="idea",
    )
    factories.published_step(guide, paragraph("Who", checklist("Before step 3", *ITEMS)))
    return step


def test_ticks_are_kept_counted_and_cleared_and_sent_nowhere(reader, step):
    # Given the checklist of a step
    reader.opens(step.url)
    mine = Checklist(reader.page)
    mine.says("0 of 3 done")
    expect(mine.box).to_contain_text("Your ticks are kept in this browser only.")
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))

    # When the reader ticks, it is counted, and nobody is told
    mine.ticks("The problem is stated")
    mine.ticks("Staff and")
    mine.says("2 of 3 done")
    assert asked == []
    assert reader.page.context.cookies() == []

    # When the reader comes back, in the step or in the whole guide, the ticks are there
    for address in (step.url, f"{step.guide.url}whole-guide/"):
        reader.opens(address)
        mine.says("2 of 3 done")
        expect(mine.item("The problem is stated")).to_be_checked()
        expect(mine.item("A sponsor is found")).not_to_be_checked()

    # and the list of the other step, which has the same words, has none
    Checklist(reader.page, "Before step 3").says("0 of 3 done")

    # When the last one is done, the list says so
    mine.ticks("A sponsor is found")
    mine.says("All 3 done")
    reader.finds_the_page_accessible()

    # When the reader clears the list, it stays cleared
    mine.presses("Clear")
    mine.says("0 of 3 done")
    reader.opens(step.url)
    mine.says("0 of 3 done")


def test_a_keyboard_ticks_and_clears(reader, step):
    reader.opens(step.url)
    mine = Checklist(reader.page)
    reader.tabs_to("checkbox", "The problem is stated", at_most=30)
    reader.presses("Space")
    mine.says("1 of 3 done")
    reader.tabs_to("button", f"Clear – {TITLE}", at_most=4)
    reader.presses("Enter")
    mine.says("0 of 3 done")
    expect(mine.item("The problem is stated")).to_be_focused()
    reader.finds_the_page_accessible()


def test_a_new_edition_takes_the_tick_from_words_that_changed_and_from_no_other(reader, step):
    # Given a reader who has done two things
    reader.opens(step.url)
    mine = Checklist(reader.page)
    mine.ticks("The problem is stated")
    mine.ticks("A sponsor is found")
    mine.says("2 of 3 done")

    # When an editor asks more of one of them, and puts another before both
    body = StepPage.objects.get(pk=step.pk).body.get_prep_value()
    (listed,) = [c for c in body[1]["value"]["content"] if c["type"] == "checklist"]
    items = ["Read the guide", "The problem is stated in writing", "A sponsor is found"]
    listed["value"]["items"] = [f"<p>{item}</p>" for item in items]
    factories.publish(step, body=body)

    # Then only what still says the same is done
    reader.opens(step.url)
    mine.says("1 of 3 done")
    expect(mine.item("A sponsor is found")).to_be_checked()
    reader.finds_the_page_accessible()


def test_where_nothing_may_be_kept_the_list_works_and_says_so(reader, step):
    reader.page.add_init_script(NO_STORAGE)
    reader.opens(step.url)
    mine = Checklist(reader.page)
    expect(mine.box).to_contain_text("This browser keeps no ticks")
    mine.ticks("The problem is stated")
    mine.says("1 of 3 done")
    reader.finds_the_page_accessible()


def test_a_checklist_is_printed_by_itself_with_its_ticks(reader, step):
    # Given a list with a tick
    reader.page.add_init_script(PRINTER)
    reader.opens(step.url)
    mine = Checklist(reader.page)
    mine.ticks("The problem is stated")

    # When the reader prints it
    mine.presses("Print this checklist")
    assert reader.page.evaluate("window.sheets") == 1
    reader.prints()

    # Then the sheet holds the list, and says which step it is of
    expect(mine.box).to_be_visible()
    reader.is_on_page("Step 1 of 2", "Shape the idea")
    expect(reader.page.get_by_text("Good proposals begin")).to_be_hidden()
    expect(mine.box.get_by_role("button", name="Print this checklist")).to_be_hidden()

    # When it is printed, the page is whole again
    reader.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(reader.page.get_by_text("Good proposals begin")).to_be_visible()
    expect(mine.item("The problem is stated")).to_be_checked()
    reader.finds_the_page_accessible()


def test_without_scripts_the_list_reads_and_moves_nothing(reader_without_scripts, reader, step):
    page = reader_without_scripts.page
    reader_without_scripts.opens(step.url)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text("A sponsor is found")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)

    # and each item stands where it stands with scripts: nothing moves when they have loaded
    place = item_of(page).bounding_box()
    reader.opens(step.url)
    Checklist(reader.page).says("0 of 3 done")
    assert item_of(reader.page).bounding_box() == place
    reader.finds_the_page_accessible()


def item_of(page):
    return page.get_by_role("listitem").filter(has_text="A sponsor is found")
