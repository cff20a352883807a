"""The site without a mouse."""

import pytest

from .marks import journey

pytestmark = [*journey, pytest.mark.usefixtures("guide_in_search")]


def test_a_reader_with_a_keyboard_skips_searches_and_finds_the_way(reader, guide):
    chapter = guide.get_children().first()

    # Given a chapter
    reader.opens(chapter.url)

    # When the reader skips to the text, the next stop is in it
    reader.tabs_to("link", "Skip to main content", at_most=1)
    reader.presses("Enter")
    reader.tabs_to("link", "Link to “1.1 Who it is for”", at_most=1)

    # When the reader searches, the question is a few keys away, and the answer too
    reader.opens(chapter.url)
    reader.tabs_to("combobox", "Search Guidance library", at_most=4)
    reader.types("urgent change")
    reader.presses("Enter")
    reader.arrives_at_the_results()
    reader.sees_heading("1.6 Urgent change")
    reader.tabs_to("link", "1.6 Urgent change", at_most=8)
    reader.presses("Enter")
    reader.is_at_paragraph("1.6 Urgent change")

    # When the reader wants another chapter, the contents are before the text
    reader.opens(chapter.url)
    reader.tabs_to("link", "2 What the law asks", at_most=20)
    reader.presses("Enter")
    reader.is_on_page("Chapter 2", "What the law asks")
    reader.finds_the_page_accessible()
