"""The whole guide as a Word file: opened as Word would, and read back."""

from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import transaction
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator
from PIL import Image

from cms.downloads.office.drawings import drawn
from cms.downloads.rendering.pdf import RenderError
from cms.downloads.word.manuscript import drawings_of
from cms.downloads.word.package import write
from cms.publishing.addresses import current_url
from guidance.guides.word import GuideWord
from tests import factories
from tests.guidance.test_guide_pdf import ALTERNATIVE, ODD_TITLE, guide_with_everything

pytestmark = pytest.mark.django_db

ODD_TEXT = """
<section id="odd"><h1>Odd \x0b&lt;b&gt; 😀</h1>
<p>See <a href="#gone">nowhere</a>, <a href="http://[broken">broken</a> and
<a href="https://example.org/a b?c=d&amp;e">there</a>.</p>
<p lang="ar">مرحبا</p>
<ul><li><p>One</p><ol start="4"><li>Inner</li></ol><p>Still one</p></li><li></li></ul>
<table><tbody><tr><th scope="row">Alone</th></tr><tr><td>a</td><td></td></tr></tbody></table>
<p><img src="/static/favicon.svg" alt="" width="40" height="20"></p></section>
<section><h1></h1></section>
"""


@dataclass
class Made:
    """One guide with every kind of block, and what was made of it."""

    gathered: object
    content: bytes
    outline: list  # (style, text) of the headings of chapters and paragraphs
    current_url: str


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        guide = guide_with_everything()
        gathered = GuideWord().gather(guide)
        made = Made(
            gathered=gathered,
            content=GuideWord().render(gathered).content,
            outline=[
                pair
                for chapter in guide.outline.chapters
                for pair in [
                    ("heading 1", f"{chapter.label}\n{chapter.title}"),
                    *(("heading 2", f"{p.number} {p.heading}") for p in chapter.passages),
                ]
            ],
            current_url=current_url(guide, guide.current_edition),
        )
        transaction.set_rollback(True)
    return made


@pytest.fixture
def document(made):
    return Document(BytesIO(made.content))


def rewritten(made, html, drawings=()):
    return write(replace(made.gathered, parts=(html,)), drawings)


def opened(content):
    return Document(BytesIO(content))


def errors_in(content, folder):
    file = folder / "guide.docx"
    file.write_bytes(content)
    return OpenXmlValidator().validate(file).errors


def styled(document, name):
    return [each.text for each in document.paragraphs if each.style.name == name]


def words(text):
    return " ".join(text.split())


def text_of(document):
    """All of it, cells of tables too, in its order."""
    paragraphs = document.element.body.iter(qn("w:p"))
    return words(" ".join("".join(each.itertext(qn("w:t"))) for each in paragraphs))


def contents_of(document):
    """The paragraphs that the contents field holds."""
    return next(document.element.body.iter(qn("w:sdt"))).iter(qn("w:hyperlink"))


def test_the_file_is_valid(made, tmp_path):
    assert errors_in(made.content, tmp_path) == []


def test_headings_have_their_styles_order_and_permanent_numbers(document, made):
    headings = [
        (each.style.name.lower(), each.text)
        for each in document.paragraphs
        if each.style.name in ("Heading 1", "Heading 2")
    ]
    assert [each for each in headings if each in made.outline] == made.outline
    assert ("heading 2", "When it applies") in headings
    assert [text for style, text in headings if style == "heading 1"][-2:] == [
        "Words used in this guide",
        "Editions of this guide",
    ]
    assert styled(document, "Title") == ["Real Involvement"]


def test_no_word_of_the_guide_is_missing(document, made):
    text = text_of(document)
    for part in [made.gathered.front, *made.gathered.parts]:
        for string in BeautifulSoup(part, "html.parser").stripped_strings:
            assert words(string) in text
    assert "Half an idea" not in text


def test_the_contents_are_filled_in_and_lead_to_every_heading(document):
    names = {each.get(qn("w:name")) for each in document.element.body.iter(qn("w:bookmarkStart"))}
    listed = ["".join(link.itertext(qn("w:t"))) for link in contents_of(document)]
    assert listed[:4] == [
        "Introduction",
        "Chapter 1 What the law asks",
        "1.1 The duty",
        "When it applies",
    ]
    assert {link.get(qn("w:anchor")) for link in contents_of(document)} <= names


def test_word_is_not_asked_to_update_fields_on_opening(made):
    with ZipFile(BytesIO(made.content)) as parts:
        assert b"updateFields" not in parts.read("word/settings.xml")


def test_every_link_arrives(document):
    body = document.element.body
    names = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    targets = {key: each.target_ref for key, each in document.part.rels.items()}
    inside, outside = set(), set()
    for link in body.iter(qn("w:hyperlink")):
        anchor = link.get(qn("w:anchor"))
        (inside if anchor else outside).add(anchor or targets[link.get(qn("r:id"))])
    assert inside <= set(names)
    assert any(name.endswith("_note_act") for name in inside)
    assert "https://law.example/242" in outside


def test_blocks_have_styles_of_their_own(document):
    assert styled(document, "List Number") == ["Plans", "Proposals"]
    assert styled(document, "Box Bullet") == ["Say what is open"]
    assert styled(document, "Box Heading") == ["Before you begin", "Urgent change"]
    assert styled(document, "Box Extract") == ["Users are involved."]
    assert styled(document, "Quote") == ["Nobody had asked us before."]
    assert styled(document, "Quote Source") == ["A patient"]
    assert styled(document, "Note") == ["National Health Service Act 2006.", "Section 242(1C)."]


def test_notes_keep_their_numbers(document):
    """Those of the second list go on from the first."""
    numbering = document.part.numbering_part.element
    firsts = [int(each.get(qn("w:val"))) for each in numbering.iter(qn("w:startOverride"))]
    assert firsts == [1, 1, 2]


def test_a_table_has_a_caption_and_a_header_row_on_every_page(document):
    table = next(each for each in document.tables if each.cell(0, 0).text == "Method")
    repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert repeated == [True, False, False]
    assert table._tbl.getprevious().xpath("string(.)") == "Choosing a method"
    assert [cell.text for cell in table.rows[2].cells] == ["Method 1", "Purpose 1"]


def test_pictures_have_their_alternatives(document):
    described = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert described == [ALTERNATIVE]


def test_the_file_says_what_it_is_and_where_to_ask_for_a_newer_one(document, made, settings):
    properties = document.core_properties
    assert properties.title == "Real Involvement"
    assert properties.author == settings.SITE_OWNER
    assert properties.subject == "How to involve people in decisions."
    assert properties.language == "en-GB"
    assert properties.created.isoformat().startswith(made.gathered.created[:10])
    foot = document.sections[0].footer.paragraphs[0].text
    assert foot == (
        f"Real Involvement. {made.gathered.dated}. Is it still current? {made.current_url}"
    )
    assert document.sections[0].header.paragraphs[0].text == ""
    assert made.current_url in text_of(document)


def test_a_withdrawn_guide_says_so_first_and_on_every_page(guide):
    factories.published_chapter(guide, factories.paragraph("The duty"))
    factories.publish(guide, status="withdrawn", status_reason="The law has changed.")
    withdrawn = type(guide).objects.get(pk=guide.pk)
    document = opened(GuideWord().render(GuideWord().gather(withdrawn)).content)
    assert document.paragraphs[0].text == "This guide was withdrawn."
    assert document.sections[0].header.paragraphs[0].text.startswith("Withdrawn")
    assert document.core_properties.content_status == "Withdrawn"


def test_the_same_guide_gives_the_same_bytes(made):
    assert GuideWord().render(made.gathered).content == made.content


def test_other_words_are_another_file(made):
    other = replace(made.gathered, subject="Other words.")
    assert GuideWord().digest(other) != GuideWord().digest(made.gathered)
    assert GuideWord().digest(replace(made.gathered)) == GuideWord().digest(made.gathered)


def test_titles_are_text_whatever_they_hold(document):
    assert any(ODD_TITLE in text for text in styled(document, "Heading 1"))


def test_odd_text_does_not_break_the_file(made, tmp_path):
    content = rewritten(made, ODD_TEXT, [next(iter(pictures_in(made)))])
    assert errors_in(content, tmp_path) == []
    document = opened(content)
    assert "Odd <b> 😀" in styled(document, "Heading 1")
    assert "See nowhere, broken and there." in styled(document, "Body Text")
    assert any(each.target_ref.endswith("a%20b?c=d&e") for each in document.part.rels.values())
    arabic = next(each for each in document.paragraphs if each.text == "مرحبا")
    assert arabic._p.find(f".//{qn('w:bidi')}") is not None
    assert arabic._p.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "ar"
    assert styled(document, "List Bullet") == ["One", "Still one"]
    assert styled(document, "List Number") == ["Inner"]


def pictures_in(made):
    with ZipFile(BytesIO(made.content)) as parts:
        return [parts.read(name) for name in parts.namelist() if "/media/" in name]


def test_a_drawing_is_drawn_in_its_own_shape():
    found = drawings_of(ODD_TEXT)
    assert list(found) == ["/static/favicon.svg"]
    day = date(2026, 1, 31)
    sheets = drawn(found.items(), author="A", created=day, modified=day)
    assert "size: 960pt 480.0pt" in sheets.html


def test_a_picture_that_is_not_there_is_named(made):
    with pytest.raises(RenderError, match=r"gone\.png"):
        rewritten(made, '<h1>A</h1><p><img src="/media/images/gone.png" alt="x"></p>')


def test_a_drawing_of_a_guide_becomes_a_picture_of_2000_pixels(guide):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"/>'
    image = factories.stored_image("Law", ContentFile(drawing, name="law.svg"))
    shown = {"image": image.pk, "decorative": True, "alt_text": ""}
    figure = ("figure", {"image": shown, "caption": "The law", "source": ""})
    factories.published_chapter(guide, factories.paragraph("The duty", figure))
    content = GuideWord().render(GuideWord().gather(type(guide).objects.get(pk=guide.pk))).content
    with ZipFile(BytesIO(content)) as parts, parts.open("word/media/image-1.png") as file:
        assert Image.open(file).size == pytest.approx((2000, 1000), abs=2)
