"""From a deck to the bytes of a PowerPoint file."""

from copy import deepcopy
from datetime import UTC
from io import BytesIO

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from cms.downloads.office.text import LONGEST_PROPERTY, writable

from .archive import normalised
from .layouts import TABLE as TABLE_LAYOUT
from .template import LANGUAGE, TABLE_STYLE, empty_presentation, set_arial, set_language

FEET = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
TEXT_PLACES = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.OBJECT)
TABLE_SIZE = Pt(TABLE_LAYOUT.places[-1].size)
CELL_MARGIN = Emu(73152)
DECORATIVE = f"""\
<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">
<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>
</a:ext></a:extLst>"""
MARKED = f'<a:highlight {nsdecls("a")}><a:srgbClr val="FFF9C4"/></a:highlight>'


def write_deck(deck, drawings=()) -> bytes:
    """``drawings``: PNG files in the order of the deck's. Equal input gives equal bytes."""
    presentation = empty_presentation(deck.brand)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    for content in deck.slides:
        slide = presentation.slides.add_slide(layouts[content.layout])
        _fill(slide, content, drawings)
        _write_notes(slide, content.notes)
        if len(presentation.slides) > 1:
            _add_feet(slide, deck.foot)
        set_language(slide.element)
    _set_notes_letters(presentation)
    _set_properties(presentation.core_properties, deck)
    file = BytesIO()
    presentation.save(file)
    return normalised(file.getvalue())


def _fill(slide, content, drawings):
    """Each place in its order, which is the order of reading; what stays empty goes."""
    slide.shapes.title.text_frame.text = writable(content.title)
    texts = iter(content.texts)
    for place in list(slide.placeholders)[1:]:
        kind = place.placeholder_format.type
        if kind == PP_PLACEHOLDER.PICTURE and content.picture:
            _insert_picture(place, content.picture, drawings)
        elif kind == PP_PLACEHOLDER.TABLE and content.table:
            _insert_table(place, content.table)
        elif kind in TEXT_PLACES and (text := next(texts, ())):
            _write(place.text_frame, text)
        else:
            place.element.getparent().remove(place.element)


def _write(frame, text, size=None):
    for number, runs in enumerate(text):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        for run in runs:
            _write_run(paragraph, run, size)


def _write_run(paragraph, run, size):
    for number, line in enumerate(writable(run.text).split("\n")):
        if number:
            paragraph.add_line_break()
        if line:
            _style(paragraph.add_run(), line, run, size)


def _style(written, text, run, size):
    written.text = text
    written.font.size = size
    written.font.bold = run.bold or None
    written.font.italic = run.italic or None
    if run.marked:
        written.font._element.append(parse_xml(MARKED))
    if run.address:
        written.hyperlink.address = run.address


def _insert_picture(place, picture, drawings):
    """As large as the place allows, whole: PowerPoint itself would crop it."""
    content = picture.content if picture.drawing is None else drawings[picture.drawing]
    left, top, width, height = place.left, place.top, place.width, place.height
    shown = place.insert_picture(BytesIO(content))
    shown.crop_left = shown.crop_right = shown.crop_top = shown.crop_bottom = 0
    scale = min(width / shown.image.size[0], height / shown.image.size[1])
    shown.left, shown.top = left, top
    shown.width, shown.height = (Emu(round(side * scale)) for side in shown.image.size)
    _describe(shown, picture.alternative)


def _describe(shape, alternative):
    named = shape._element.xpath(".//p:cNvPr")[0]
    named.set("descr", writable(alternative))
    if not alternative:
        named.append(parse_xml(DECORATIVE))


def _insert_table(place, table):
    rows, columns = len(table.rows), len(table.rows[0])
    width = place.width
    frame = place.insert_table(rows, columns)
    _describe(frame, f"Table: {table.caption}")
    shown = frame.table
    shown.first_row = shown.first_col = True
    shown.horz_banding = False
    shown._tbl.tblPr.find(qn("a:tableStyleId")).text = TABLE_STYLE
    for column, share in zip(shown.columns, _shares(table.rows), strict=True):
        column.width = Emu(round(width * share))
    for row, cells in zip(shown.rows, table.rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.margin_left, cell.margin_right = 0, 2 * CELL_MARGIN
            cell.margin_top = cell.margin_bottom = CELL_MARGIN
            _write(cell.text_frame, text, TABLE_SIZE)


def _shares(rows):
    """Of the width, for each column: by its longest cell, none too narrow for a word."""
    lengths = [max(map(_length, column)) for column in zip(*rows, strict=True)]
    weights = [min(max(length, 10), 40) for length in lengths]
    return [weight / sum(weights) for weight in weights]


def _length(text):
    return sum(len(run.text) for runs in text for run in runs)


def _write_notes(slide, notes):
    paragraphs = [line.strip() for line in writable(notes).splitlines()]
    frame = slide.notes_slide.notes_text_frame
    frame.text = "\n".join(line for line in paragraphs if line)
    set_language(slide.notes_slide.element)


def _add_feet(slide, foot):
    """python-pptx leaves footer and number to the layout, where nobody sees them."""
    number = max(map(int, slide.element.xpath(".//p:cNvPr/@id")))
    for theirs in slide.slide_layout.placeholders:
        if theirs.placeholder_format.type in FEET:
            number += 1
            ours = deepcopy(theirs.element)
            ours.xpath(".//p:cNvPr")[0].set("id", str(number))
            slide.shapes._spTree.append(ours)
    for shape in slide.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
            _write(shape.text_frame, (foot,))


def _set_notes_letters(presentation):
    master = presentation.notes_master
    theme = master.part.part_related_by(RELATION.THEME)
    theme._element = parse_xml(set_arial(theme.blob.decode()).encode())
    set_language(master.element)


def _set_properties(properties, deck):
    properties.title = writable(deck.title)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = writable(deck.author)[:LONGEST_PROPERTY]
    properties.subject = writable(deck.subject)[:LONGEST_PROPERTY]
    properties.identifier = deck.address[:LONGEST_PROPERTY]
    properties.content_status = deck.status
    properties.language = LANGUAGE
    properties.revision = 1
    properties.created = properties.modified = deck.dated.astimezone(UTC).replace(tzinfo=None)
