"""The Word file that is handed out is what its Markdown makes, and can be filled in."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from cms.library.bundles import CONTENT
from cms.library.errors import ContentError
from cms.library.files import read_file
from scripts.make_docx import W14, make

SOURCE = CONTENT / "right-to-request" / "files" / "expression-of-interest.md"
TEXT = """---
title: A "form"
subject: S
author: A
language: en-GB
made: 2026-11-22
---

Do *this*, you **must**. <!-- F1 -->

## Who {#who}

[ ] Who are you, & why?

- one
- two

1. first

Table: What you have

| Thing | How many |
| --- | --- |
| Hats | |

::: checklist Last
- Signed
:::
"""


def parts(content):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def form(tmp_path):
    source = tmp_path / "form.md"
    source.write_text(TEXT)
    return Document(BytesIO(make(source)))


def boxes(document):
    return list(document.element.iter(qn("w:sdt")))


def name_of(box):
    return box.find(f".//{qn('w:alias')}").get(qn("w:val"))


def test_what_is_handed_out_is_what_the_text_makes():
    """Part by part: how tightly they are packed is up to zlib."""
    assert parts(make(SOURCE)) == parts(SOURCE.with_suffix(".docx").read_bytes())


def test_the_same_text_makes_the_same_bytes():
    assert make(SOURCE) == make(SOURCE)
    with zipfile.ZipFile(BytesIO(make(SOURCE))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_the_template_asks_what_the_guide_says_it_asks():
    document = Document(BytesIO(make(SOURCE)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.heading for section in read_file(SOURCE).sections[1:]]
    step = CONTENT / "right-to-request" / "03-write-the-expression-of-interest.md"
    last = read_file(step).sections[-1].blocks[-1][1]["items"]
    ticks = [p.text.strip() for p in document.paragraphs if p.style.name == "Tick"]
    assert [f"<p>{tick}</p>" for tick in ticks] == last


def test_paragraphs_headings_and_lists_have_styles(form):
    assert [(p.style.name, p.text.strip()) for p in form.paragraphs] == [
        ("Title", "A “form”"),
        ("Normal", "Do this, you must."),
        ("Heading 1", "Who"),
        ("Question", "Who are you, & why?"),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("List Number", "first"),
        ("Caption", "What you have"),
        ("Tick", "Signed"),
    ]
    words = {run.text: (run.bold, run.italic) for run in form.paragraphs[1].runs}
    assert (words["this"], words["must"]) == ((None, True), (True, None))


def test_a_box_and_a_tick_can_be_filled_in_and_are_called_by_their_words(form):
    assert [name_of(box) for box in boxes(form)] == ["Who are you, & why?", "Signed"]
    box, tick = boxes(form)
    assert "Write here" in "".join(box.itertext())
    assert tick.find(f".//{{{W14}}}checkbox") is not None


def test_a_table_has_a_row_of_headings_and_a_caption(form):
    (table,) = form.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Thing", "How many"],
        ["Hats", ""],
    ]
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert heads == [True, False]
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "What you have"


def test_what_cannot_be_filled_in_is_refused_with_its_line(tmp_path):
    source = tmp_path / "form.md"
    source.write_text(TEXT.replace("::: checklist Last", "::: callout Last"))
    with pytest.raises(ContentError, match=r"form\.md, line 11: a callout is not used"):
        make(source)


def test_it_says_its_title_its_language_and_its_date(form):
    properties = form.core_properties
    assert (properties.title, properties.language) == ("A “form”", "en-GB")
    assert properties.created.isoformat().startswith("2026-11-22")
    languages = {lang.get(qn("w:val")) for lang in form.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_it_is_a_sheet_of_a4_in_one_font(form):
    section = form.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (
        pytest.approx(210, abs=0.1),
        pytest.approx(297, abs=0.1),
    )
    fonts = {fonts.get(qn("w:ascii")) for fonts in form.styles.element.iter(qn("w:rFonts"))}
    assert fonts == {"Arial"}
