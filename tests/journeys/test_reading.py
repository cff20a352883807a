"""From a question to the paragraph that answers it, and on."""

import pytest

from .marks import journey

pytestmark = [*journey, pytest.mark.usefixtures("guide_as_pdf")]


def test_a_reader_finds_a_paragraph_reads_on_and_takes_the_pdf(reader, guide):
    read_the_guide(reader, guide)
    reader.finds_the_page_accessible()


def test_a_reader_without_scripts_does_the_same(reader_without_scripts, reader, guide):
    read_the_guide(reader_without_scripts, guide)
    reader.opens(guide.url)
    reader.finds_the_page_accessible()


def read_the_guide(reader, guide):
    # Given the home page
    reader.opens("/")

    # When the reader asks, and opens what answers
    reader.searches_for("urgent change")
    reader.follows("1.6 Urgent change")

    # Then it is on the screen, at an address of its own
    reader.is_at_paragraph("1.6 Urgent change")

    # and the next chapter is one step away
    reader.follows("Next")
    reader.is_on_page("Chapter 2", "What the law asks")

    # and the whole guide can be taken along
    reader.opens(guide.url)
    pdf = reader.downloads("Whole guide (PDF")
    assert pdf.headers["content-type"] == "application/pdf"
    assert 'filename="real-involvement-edition-3.pdf"' in pdf.headers["content-disposition"]
