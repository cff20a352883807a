"""Mistakes that editors make: they are told what is wrong, and nothing that they typed is lost."""

from playwright.sync_api import expect

from tests import factories

from .marks import journey

pytestmark = journey


def test_a_mark_without_its_footnote_is_refused_until_the_note_is_written(editor, reader, guide):
    chapter = guide.get_children().last()

    # Given a chapter in which an editor marked a note that she has not written
    editor.logs_in()
    editor.edits(chapter)
    duty = editor.text_box(holding="The Act")
    editor.writes(" So says the court[^court].", duty)

    # When she publishes, she is told which one, and keeps what she wrote
    editor.presses_publish()
    editor.is_refused("[^court] in “Where the duty is found” has no footnote.")
    expect(duty).to_contain_text("So says the court[^court].")
    reader.opens(chapter.url)
    reader.does_not_see("So says the court")

    # When she saves a draft, nobody objects
    editor.saves_the_draft()
    expect(duty).to_contain_text("So says the court[^court].")

    # When she writes the note and publishes, readers have both
    editor.adds_a_second_footnote("court", "R v. A Trust, 2009.")
    editor.publishes()
    reader.opens(chapter.url)
    reader.sees("So says the court2.")
    reader.sees("R v. A Trust, 2009.")
    reader.finds_the_page_accessible()


def test_a_taken_reference_names_its_owner(editor, reader, guide):
    # Given another guide, and an editor who gives it the first one's reference
    other = factories.published_guide(title="Another guide", slug="another")
    editor.logs_in()
    editor.edits(other)
    editor.opens_tab("Status and references")
    editor.adds_reference("Department of Health web reference", "dh 089787")

    # When she publishes, she is told whose it is, and keeps what she wrote
    editor.presses_publish()
    editor.is_refused("“dh 089787” already belongs to “Real Involvement”.")
    expect(editor.reference).to_have_value("dh 089787")

    # When she gives it one of its own, it is published
    editor.reference.fill("DH_000002")
    editor.publishes()
    reader.opens(other.url)
    reader.sees("DH_000002")
    reader.finds_the_page_accessible()
