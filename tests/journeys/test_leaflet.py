"""An editor writes more than a panel of a leaflet can hold."""

from playwright.sync_api import expect

from tests import factories

from .marks import journey

pytestmark = journey


def test_words_are_counted_while_they_are_typed_and_too_many_are_refused(editor, reader):
    # Given a leaflet with room for two more words
    leaflet = factories.published_leaflet(factories.inside("What now?", "word " * 76))
    editor.logs_in()
    editor.edits(leaflet)
    room = editor.reads_of_the_room("What now?")
    expect(room).to_have_text("Inside 1 “What now?”: 78 of 80 words")

    # When she types three, the form says so at once
    box = editor.text_box(holding="word word")
    editor.writes(" and three more", box)
    expect(room).to_have_text("Inside 1 “What now?”: 81 of 80 words. Cut 1.")

    # and when she publishes, she is told what to cut
    editor.presses_publish()
    editor.is_refused("Inside 1 “What now?”: 81 of 80 words. Cut 1 word.")

    # When she takes the heading's second word away, it fits
    editor.page.get_by_role("textbox", name="Heading").first.fill("What?")
    editor.publishes()
    reader.opens(leaflet.url)
    reader.sees("and three more")
    reader.finds_the_page_accessible()
