"""Makes a Word file to fill in of Markdown.

    python -m scripts.make_docx cms/library/content/right-to-request/files/expression-of-interest.md

writes the .docx beside it. The Markdown is that of content files: docs/developers/content-files.md.
``[ ] Words`` is a box to write in, with the words as its label; what a table leaves empty can be
written in too. The same text makes the same file: nothing in it says when or where it was made.
"""

import sys
import zipfile
from datetime import datetime, time
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from cms.library.files import read_file

FONT = "Arial"
INK = RGBColor(0x21, 0x2B, 0x32)
QUIET = RGBColor(0x42, 0x55, 0x63)  # 7:1 on white
BOX = "[ ] "
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
STYLES_AGAIN = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
LONGEST_ALIAS = 64  # Word shows no more of the name of a box
STYLES = {  # points: size, space before and after
    "Normal": (11, 0, 6),
    "Title": (26, 0, 12),
    "Heading 1": (16, 20, 4),
    "Caption": (11, 8, 4),
    "Question": (11, 8, 4),
    "Answer": (11, 0, 10),
    "Tick": (11, 0, 4),
    "Footer": (9, 0, 0),
}
BOLD = {"Title", "Heading 1", "Caption", "Question"}
WITH_NEXT = {"Heading 1", "Caption", "Question"}
# What comes after the borders of a paragraph, in the order that the standard asks for
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")


def make(source: Path) -> bytes:
    """:raises ContentError: where the Markdown is wrong."""
    file = read_file(source)
    document = Document()
    _prepare(document)
    _describe(document, file)
    document.add_paragraph(file.require("title"), style="Title")
    for section in file.sections:
        if section.heading:
            document.add_heading(section.heading, level=1)
        for kind, value in section.blocks:
            if kind not in ADD:
                raise file.error(f"a {kind} is not used in a file to fill in", section.line)
            ADD[kind](document, value)
    return _pack(document)


# What the parts of a section become


def _add_text(document, html):
    words = _runs(html)
    if words[0][0].startswith(BOX):
        _add_box(document, _plain(html).removeprefix(BOX))
    else:
        _write(document.add_paragraph(), words)


def _add_box(document, label):
    document.add_paragraph(label, style="Question")
    answer = (
        '<w:sdtContent><w:p><w:pPr><w:pStyle w:val="Answer"/></w:pPr><w:r><w:rPr>'
        '<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Write here</w:t><w:br/><w:br/></w:r></w:p>'
        "</w:sdtContent>"
    )
    box = _control(document, label, "<w:showingPlcHdr/>", answer)
    document.element.body.insert_element_before(box, "w:sectPr")


def _add_list(document, value):
    style = "List Number" if value["style"] == "number" else "List Bullet"
    for item in value["items"]:
        _write(document.add_paragraph(style=style), _runs(item))


def _add_checklist(document, value):
    states = '<w14:checkedState w14:val="2612"/><w14:uncheckedState w14:val="2610"/>'
    kind = f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
    for item in value["items"]:
        paragraph = document.add_paragraph(style="Tick")
        sign = "<w:sdtContent><w:r><w:t>\N{BALLOT BOX}</w:t></w:r></w:sdtContent>"
        paragraph._p.append(_control(document, _plain(item), kind, sign))
        _write(paragraph, [("\t", ()), *_runs(item)])


def _add_table(document, value):
    document.add_paragraph(value["caption"], style="Caption")
    heads, rows = value["columns"], value["rows"]
    table = document.add_table(1 + len(rows), len(heads), style="Table Grid")
    table._tbl.tblPr.append(_xml(f"<w:tblCaption w:val={quoteattr(value['caption'])}/>"))
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head["heading"]).bold = True
    for row, content in zip(table.rows[1:], rows, strict=True):
        row.height = Mm(11)
        for cell, html in zip(row.cells, content["values"], strict=True):
            _write(cell.paragraphs[0], _runs(html))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_xml("<w:cantSplit/>"))
    table.rows[0]._tr.get_or_add_trPr().append(_xml("<w:tblHeader/>"))


ADD = {
    "text": _add_text,
    "list": _add_list,
    "checklist": _add_checklist,
    "table": _add_table,
}


def _control(document, name, kind, content):
    """A content control: what can be filled in, and what a screen reader calls it."""
    number = 1 + sum(1 for _ in document.element.iter(qn("w:sdt")))
    return _xml(
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(name[:LONGEST_ALIAS])}/>"
        f'<w:tag w:val="box-{number}"/><w:id w:val="{number}"/>{kind}</w:sdtPr>{content}</w:sdt>'
    )


# Words


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []
        self.runs = []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        self.open.remove(tag)

    def handle_data(self, data):
        self.runs.append((data, tuple(self.open)))


def _runs(html):
    """``[(text, the tags that it stands in)]`` of one paragraph."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.runs


def _plain(html):
    return "".join(text for text, _ in _runs(html))


def _write(paragraph, runs):
    for text, tags in runs:
        run = paragraph.add_run(text)
        run.bold = "strong" in tags or None
        run.italic = "em" in tags or None


# The whole


def _describe(document, file):
    """Title, language and date of the file, and what stands at the foot of its pages."""
    properties = document.core_properties
    properties.title, properties.subject = file.require("title"), file.require("subject")
    properties.author = properties.last_modified_by = file.require("author")
    properties.created = properties.modified = datetime.combine(file.require("made"), time())
    properties.language = file.require("language")
    properties.comments, properties.revision = "", 1
    for part in (document.styles.element, document.settings.element):
        for tag in ("w:lang", "w:themeFontLang"):
            for element in part.iter(qn(tag)):
                element.set(qn("w:val"), properties.language)
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"{properties.title}: page ")
    foot._p.append(_field("PAGE"))
    foot.add_run(" of ")
    foot._p.append(_field("NUMPAGES"))


def _field(name):
    return _xml(f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def _prepare(document):
    """Of python-docx's own template: A4, our styles, and Word's present way of laying out."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    _prepare_styles(document.styles)
    _leave_out(document.part.package, RT.THUMBNAIL)
    _leave_out(document.part, STYLES_AGAIN)


def _prepare_styles(styles):
    for fonts in styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()  # those of a theme would win
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    for name, (size, before, after) in STYLES.items():
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(size), INK
        style.font.bold = name in BOLD
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.keep_with_next = name in WITH_NEXT
    styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER).font.color.rgb = QUIET
    tick = styles["Tick"].paragraph_format
    tick.left_indent, tick.first_line_indent = Mm(8), -Mm(8)
    _draw_boxes(styles)


def _draw_boxes(styles):
    margins = styles["Table Grid"].element.find(f".//{qn('w:tblCellMar')}")
    for side in ("w:top", "w:bottom"):
        margins.find(qn(side)).set(qn("w:w"), "70")
    answer = styles["Answer"]
    answer.paragraph_format.left_indent = answer.paragraph_format.right_indent = Mm(2)
    line = 'w:val="single" w:sz="6" w:space="6" w:color="auto"'
    lines = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right"))
    borders = _xml(f"<w:pBdr>{lines}</w:pBdr>")
    answer.element.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)


def _leave_out(part, kind):
    """A relation of python-docx's template that is no use here."""
    for key, relation in list(part.rels.items()):
        if relation.reltype == kind:
            del part.rels[key]


def _xml(text):
    """An element of Word's, of which python-docx does not know all."""
    return parse_xml(f'<w:parts {nsdecls("w")} xmlns:w14="{W14}">{text}</w:parts>')[0]


def _pack(document):
    """The file, without the time that python-docx writes into its archive."""
    made, packed = BytesIO(), BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(packed, "w") as again:
        for name in archive.namelist():
            again.writestr(zipfile.ZipInfo(name), archive.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


if __name__ == "__main__":
    source = Path(sys.argv[1])
    source.with_suffix(".docx").write_bytes(make(source))
