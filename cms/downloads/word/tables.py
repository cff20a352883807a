"""Tables of Word: a header row that comes again on each page, columns as wide as they need."""

from xml.sax.saxutils import quoteattr

from cms.downloads.office.text import writable

WIDTH = 9071  # twentieths of a point: 16 cm
NARROWEST, WIDEST = 8, 60  # characters that count for the width of a column


def table_xml(rows, heads, named) -> str:
    """``rows``: lists of ``(xml, length)``; the first ``heads`` of them are header rows."""
    columns = max(map(len, rows))
    empty = (cell_xml([], "TableText"), 0)
    rows = [[*row, *[empty] * (columns - len(row))] for row in rows]
    widths = _widths(rows)
    caption = f"<w:tblCaption w:val={quoteattr(writable(named))}/>" if named else ""
    first_row = 1 if heads else 0
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    written = "".join(_row(row, widths, number < heads) for number, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{WIDTH}" w:type="dxa"/>'
        f'<w:tblLook w:val="{"04A0" if heads else "0480"}" w:firstRow="{first_row}" w:lastRow="0" '
        f'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>{caption}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"
    )


def cell_xml(paragraphs, style) -> str:
    """What a cell holds: a paragraph at least."""
    return "".join(paragraphs) or f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'


def _row(row, widths, is_head):
    repeated = "<w:tblHeader/>" if is_head else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{xml}</w:tc>'
        for (xml, _), width in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _widths(rows):
    lengths = [max(length for _, length in column) for column in zip(*rows, strict=True)]
    weights = [min(max(length, NARROWEST), WIDEST) for length in lengths]
    return [WIDTH * weight // sum(weights) for weight in weights]
