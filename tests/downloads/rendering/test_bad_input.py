"""What editors paste and imports bring: made good where nothing is lost, else refused with a name.

Broken pictures: test_pictures. Drawings: test_drawings. Addresses elsewhere: test_fetcher.
"""

import pytest

from cms.downloads.rendering import words as words_module
from cms.downloads.rendering.text import extract_text

from .samples import LANGUAGE_SAMPLES, opened

BLOCK = '<h1>Measles</h1><h2 data-bookmark="3.2 Doses">Doses</h2><p>{}</p>'


@pytest.mark.parametrize("language", LANGUAGE_SAMPLES)
def test_prints_text_in(language, printed):
    text = LANGUAGE_SAMPLES[language]
    pdf = opened(printed(BLOCK.format(text), language=language))
    assert str(pdf.Root.Lang) == language
    found = extract_text(pdf)
    assert found.missing_letters == set()
    assert words_module.missing_words(words_module.words(text), found.body) == []


def test_a_script_without_a_font_is_named_with_its_block(printed):
    [problem] = printed(BLOCK.format("ᠮᠣᠩ")).problems
    assert problem.startswith("In “3.2 Doses”: no font has the letters ")
    assert problem.endswith("Ask your operator to install a font for Mongolian script.")


@pytest.mark.parametrize(
    ("emoji", "name"), [("😀", "grinning face"), ("👩", "woman"), ("🏽", "emoji modifier")]
)
def test_an_emoji_is_refused_with_its_name_and_block(emoji, name, printed):
    [problem] = printed(BLOCK.format(f"Well done {emoji}")).problems
    assert problem.startswith(f"In “3.2 Doses”: no font has {emoji} (U+{ord(emoji):04X}, {name}")
    assert problem.endswith("Write it in words, or show it as a picture with a description.")


def test_signs_that_a_font_has_are_printed(printed):
    assert printed(BLOCK.format("☎ 111 ✓ ⚠ → ≥ ½ €")).problems == []


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ('href="#gone"', "a link leads to #gone, which is nowhere in the document."),
        ('href="http://[x"', "a link leads to http://[x, which is not an address."),
        ('href="javascript:x()"', "a link leads to javascript:x(), which readers cannot follow."),
        ('href="file:///c:/a"', "a link leads to file:///c:/a, which readers cannot follow."),
    ],
)
def test_a_link_to_nowhere_is_refused_with_its_block(link, problem, printed):
    html = BLOCK.format(f"See <a {link}>the evidence</a>")
    assert printed(html, base_url="https://example.org").problems == [f"In “3.2 Doses”: {problem}"]


@pytest.mark.parametrize("href", ["", "#", "#top"])
def test_a_link_to_the_top_is_no_link_on_paper(href, printed):
    html = BLOCK.format(f'<a href="{href}">Back to top</a>')
    pdf = opened(printed(html, base_url="https://example.org"))
    assert list(pdf.pages[0].get("/Annots", [])) == []


def test_html_in_a_title_stays_text_wherever_the_title_is_shown(printed):
    title = '<b>Measles</b> & "rubella" <script>alert(1)</script>'
    heading = "&lt;b&gt;Measles&lt;/b&gt; &amp; rubella"
    html = f'<style>h1 {{ bookmark-label: attr(data-b) }}</style><h1 data-b="{heading}">{heading}'
    pdf = opened(printed(html, title=title, subject=title))
    assert str(pdf.docinfo.Title) == title
    assert str(pdf.Root.Outlines.First.Title) == "<b>Measles</b> & rubella"
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == title
    assert extract_text(pdf).body.strip() == "<b>Measles</b> & rubella"


UNSEEN = ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ufffe", "\ufdd0", "\ud800"]


@pytest.mark.parametrize("character", UNSEEN, ids=ascii)
def test_an_unseen_character_is_dropped(character, printed):
    text = f"Mea{character}sles"
    pdf = opened(printed(BLOCK.format(text), title=text, author=text, subject=text))
    assert "Measles" in extract_text(pdf).body
    assert str(pdf.docinfo.Title) == str(pdf.docinfo.Author) == "Measles"
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Measles"


@pytest.mark.parametrize("code", ["&#7;", "&#xFFFE;", "&#x1b;"])
def test_an_unseen_character_written_as_a_code_is_dropped(code, printed):
    assert "Measles" in extract_text(opened(printed(f"<p>Mea{code}sles</p>"))).body


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_another_program_s_end_of_line_parts_words(character, printed):
    assert "red spots" in extract_text(opened(printed(f"<p>red{character}spots</p>"))).body


@pytest.mark.parametrize(
    "html", ["", "<body></body>", "<p> </p>", "<p hidden>Text</p>", "<h1></h1>"]
)
def test_an_empty_document_is_refused(html, printed):
    assert printed(html).problems == ["The document is empty: it has neither text nor pictures."]


@pytest.mark.parametrize("title", ["", " ", "\x07"], ids=ascii)
def test_a_document_without_a_title_is_refused(title, printed):
    assert printed("<p>Text</p>", title=title).problems == ["The file has no title."]


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<img src="/media/images/flower.png">', "an image has no text alternative (alt): /media"),
        ("<svg><circle r='4'/></svg>", "a drawing (svg) has no text alternative"),
        ("<iframe></iframe>", "<iframe> cannot be printed"),
        ('<img src="/media/images/gone.png" alt="x">', "the document may not read https://assets"),
    ],
)
def test_a_fault_of_the_html_is_told_with_its_block(html, problem, printed):
    [told] = printed(BLOCK.format(html)).problems
    assert told.startswith(f"In “3.2 Doses”: {problem}")
