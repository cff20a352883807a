"""From an empty form to paper."""

from playwright.sync_api import expect

from cms.downloads.models import Download

from .marks import journey

pytestmark = journey


def test_what_is_typed_is_kept_without_a_click_and_waits_on_the_home_page(
    editor, reader, guide, settings
):
    # Given an editor who begins a chapter
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 3000  # longer than a busy machine pauses between keys
    editor.logs_in()
    editor.opens_the_chapters_of(guide)
    editor.begins_a_chapter("Keep a record", "What to write down, and for how long.")

    # When she is called away in the middle of it
    with editor.sees_it_saved_by_itself("Memory fades like"):
        editor.adds_a_numbered_paragraph("Write it the same day", "Memory fades like")

    # Then it waits for her, and readers know nothing of it
    editor.opens_the_draft("Keep a record")
    expect(editor.text_box(holding="Memory fades like")).to_be_visible()
    reader.opens(guide.url)
    reader.does_not_see("Keep a record")
    reader.finds_the_page_accessible()


def test_a_new_chapter_is_numbered_found_by_search_and_in_the_pdf(
    editor, reader, guide, work_queue
):
    # Given an editor in the guide
    editor.logs_in()
    editor.opens_the_chapters_of(guide)

    # When she writes a third chapter, looks at it and publishes it
    editor.begins_a_chapter("Keep a record", "What to write down, and for how long.")
    editor.adds_a_numbered_paragraph("Write it the same day", "Memory fades like a zephyr.")
    preview = editor.previews()
    expect(preview.get_by_role("heading", name="3.1 Write it the same day")).to_be_visible()
    editor.publishes()
    work_queue()

    # Then readers see it with its number
    reader.opens(guide.url)
    reader.follows("Keep a record")
    reader.is_on_page("Chapter 3", "Keep a record")
    reader.sees_heading("3.1 Write it the same day")

    # and find it
    reader.searches_for("zephyr")
    reader.follows("3.1 Write it the same day")
    reader.is_at_paragraph("3.1 Write it the same day")

    # and hold it in the PDF
    reader.opens(guide.url)
    pdf = reader.downloads("Whole guide (PDF")
    assert pdf.body().startswith(b"%PDF")
    assert Download.objects.get(page=guide, format="pdf").edition == guide.editions.count()
    reader.opens(guide.url)
    reader.finds_the_page_accessible()
