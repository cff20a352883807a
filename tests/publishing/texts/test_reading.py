"""The text of files, good and bad, each read by a real child process."""

import io
import unicodedata

import pytest

from cms.background.confinement import Limits
from cms.publishing.texts.content import Problem, Unit
from cms.publishing.texts.readers import LONGEST_PART
from cms.publishing.texts.reading import LIMITS, OLD_KINDS, read_text

from . import files

ARABIC = "\u0635\u062d\u0629 \u0627\u0644\u0645\u0631\u064a\u0636"  # the patient's health


def read(content, extension, **options):
    return read_text(io.BytesIO(content), extension, **options)


def texts(found):
    return [(part.number, part.title, part.text) for part in found.parts]


class TestAPdf:
    def test_is_read_page_by_page(self):
        found = read(files.pdf("First words", "", "Third (and last)"), "pdf")
        assert found.unit == Unit.PAGE
        assert texts(found) == [(1, "", "First words"), (3, "", "Third (and last)")]
        assert found.problem is None

    def test_with_a_password_is_not_read(self):
        assert read(files.encrypted_pdf("Hush"), "pdf").problem == Problem.ENCRYPTED

    def test_without_text_says_so(self):
        assert read(files.pdf("", ""), "pdf").problem == Problem.NO_TEXT

    @pytest.mark.parametrize("length", [20, 100, 3_000])
    def test_cut_off_is_named_as_damaged(self, length):
        whole = files.pdf(*["Words"] * 20)
        assert length < len(whole)
        assert read(whole[:length], "pdf").problem == Problem.DAMAGED

    # Names, since a file has the time in it: processes that begin a second apart must agree on ids
    @pytest.mark.parametrize(
        "content",
        [b"", b"<html>hello</html>", files.word("Hello")],
        ids=["nothing", "a page", "a Word file"],
    )
    def test_that_is_something_else_is_named_as_damaged(self, content):
        assert read(content, "pdf").problem == Problem.DAMAGED

    def test_is_read_up_to_the_limit_of_pages_and_that_is_said(self):
        found = read(files.pdf("One", "Two", "Three"), "pdf", most_parts=2)
        assert [part.text for part in found.parts] == ["One", "Two"]
        assert found.problem == Problem.CUT
        assert found.detail == "Only the first 2 of 3 pages are searched."

    def test_in_arabic_is_read_in_plain_letters(self):
        (part,) = read(files.arabic_pdf(ARABIC), "pdf").parts
        assert part.text == ARABIC


class TestAWordFile:
    def test_is_read_section_by_section(self):
        found = read(
            files.word(
                "Before.", ("Heading 1", "Who pays"), "We do.", ("Heading 2", "When"), "Now."
            ),
            "docx",
        )
        assert found.unit == Unit.SECTION
        assert texts(found) == [(0, "", "Before."), (1, "Who pays", "We do."), (2, "When", "Now.")]

    def test_without_headings_is_one_part_with_its_tables(self):
        assert texts(read(files.word("Hello.", table=["Name", "Date"]), "docx")) == [
            (0, "", "Hello. Name Date")
        ]

    def test_of_one_very_long_section_becomes_several_parts_that_lose_nothing(self):
        words = "word " * (LONGEST_PART // 5 * 2)
        found = read(files.word(("Heading 1", "Long"), words), "docx")
        assert len(found.parts) > 1
        assert {part.title for part in found.parts} == {"Long"}
        assert " ".join(part.text for part in found.parts) == words.strip()

    def test_gives_neither_deleted_words_nor_a_text_box_twice(self):
        w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
        body = (
            "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>added</w:t></w:r></w:ins>"
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
        head = f'<?xml version="1.0"?><w:document {w} {mc}><w:body>'.encode()
        xml = (head, body.encode(), b"</w:body></w:document>")
        content = files.with_member(files.word(), "word/document.xml", xml)
        assert texts(read(content, "docx")) == [(0, "", "added boxed")]

    def test_without_text_says_so(self):
        assert read(files.word(), "docx").problem == Problem.NO_TEXT

    @pytest.mark.parametrize(
        "content", [b"PK\x03\x04 and no more", files.pdf("Hello")], ids=["cut off", "a PDF"]
    )
    def test_that_is_none_is_named_as_damaged(self, content):
        assert read(content, "docx").problem == Problem.DAMAGED

    def test_with_a_password_is_not_read(self):
        """Word packs it into the container of its old files."""
        container = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
        container += "EncryptedPackage".encode("utf-16-le")
        assert read(container, "docx").problem == Problem.ENCRYPTED

    def test_that_needs_too_much_memory_ends_its_reader(self):
        content = files.huge_word(1_000_000)
        assert len(content) < 1_000_000
        limits = Limits(seconds=60, memory_bytes=300_000_000)
        found = read(content, "docx", limits=limits)
        assert found.problem == Problem.TOO_LARGE
        assert "300 MB of memory" in found.detail

    def test_that_takes_too_long_ends_its_reader(self):
        found = read(files.huge_word(500_000), "docx", limits=Limits(0.5, LIMITS.memory_bytes))
        assert found.problem == Problem.TOO_LARGE
        assert found.detail == "Reading it took longer than 0.5 seconds."

    def test_that_says_it_unpacks_to_too_much_is_not_unpacked(self):
        found = read(files.huge_word(8_000_000), "docx")
        assert found.problem == Problem.TOO_LARGE
        assert found.detail == "It unpacks to more than 300 MB."


class TestAPresentation:
    def test_is_read_slide_by_slide_with_its_notes(self):
        content = files.slides(("Who decides", "The board.", "Say it."), ("When", "Now.", ""))
        found = read(content, "pptx")
        assert found.unit == Unit.SLIDE
        assert texts(found) == [
            (1, "Who decides", "The board. Say it."),
            (2, "When", "Now."),
        ]

    def test_is_read_up_to_the_limit_of_slides(self):
        content = files.slides(("One", "1", ""), ("Two", "2", ""))
        found = read(content, "pptx", most_parts=1)
        assert found.detail == "Only the first 1 of 2 slides are searched."


@pytest.mark.parametrize("extension", ["docx", "pptx"])
def test_polish_and_arabic_words_arrive_as_they_were_written(extension):
    text = "Zażółć gęślą jaźń, " + ARABIC
    content = files.word(text) if extension == "docx" else files.slides(("", text, ""))
    (part,) = read(content, extension).parts
    assert part.text == unicodedata.normalize("NFKC", text)


def test_nul_and_other_control_characters_are_left_out():
    (part,) = read(files.pdf("One\0two\1three"), "pdf").parts
    assert part.text.isprintable()
    assert "\0" not in part.text


@pytest.mark.parametrize("extension", ["doc", "ppt", "DOC", "odt", "mp3", ""])
def test_another_kind_of_file_is_named_as_such(extension):
    found = read(b"anything", extension)
    assert found.problem == Problem.UNKNOWN
    assert found.detail
    if extension.lower() in OLD_KINDS:
        assert "save it as" in found.detail
