"""An editor writes more than a panel of a leaflet can hold."""

from playwright.sync_api import expect

from tests import factories

from .marks import journey

pytestmark = journey


def test_words_are_counted_while_they_are_typed_and_what_does_not_fit_is_refused(editor, reader):
    # Given a leaflet with a panel that its page has no room for
    leaflet = factories.published_leaflet(factories.inside("What now?", "word " * 600))
    editor.logs_in()
    editor.edits(leaflet)
    room = editor.reads_of_the_room("What now?")
    expect(room).to_have_text("Inside 1 “What now?”: 602 of about 80 words. Probably 522 too many.")

    # When she types more, the form counts it at once
    box = editor.text_box(holding="word word")
    editor.writes(" and three more", box)
    expect(room).to_have_text("Inside 1 “What now?”: 605 of about 80 words. Probably 525 too many.")

    # and when she publishes, she is told what does not fit
    editor.presses_publish()
    editor.is_refused("too long for its page of the folded leaflet")

    # When she shortens it, it fits
    editor.text_box(holding="word word").click()
    editor.page.keyboard.press("Control+A")
    editor.page.keyboard.type("Ask us.")
    expect(room).to_have_text("Inside 1 “What now?”: 4 of about 80 words")
    editor.publishes()
    reader.opens(leaflet.url)
    reader.sees("Ask us.")
    reader.finds_the_page_accessible()
