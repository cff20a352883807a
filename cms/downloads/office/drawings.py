"""Drawings (SVG) as bitmaps, which office programs show everywhere, drawings not."""

from io import BytesIO

import pypdfium2
from django.template.loader import render_to_string

from cms.downloads.rendering.document import PrintDocument

SHEET_PT = 960  # the width on which a drawing is drawn
WIDTH_PX = 2000


def drawn(drawings, **facts) -> PrintDocument | None:
    """One on a page; None if there are none.

    ``drawings``: ``(address, height in widths)``; ``facts``: author, created and modified.
    """
    sheets = [(address, SHEET_PT, round(SHEET_PT * shape, 2)) for address, shape in drawings]
    if not sheets:
        return None
    html = render_to_string("downloads/drawings.html", {"sheets": sheets})
    return PrintDocument(html=html, title="Drawings", **facts)


def bitmaps(pdf: bytes) -> list[bytes]:
    """A PNG file of each page, 2,000 pixels wide or as high.

    The drawings themselves, which come from anywhere, were read by the confined process that made
    this PDF; what is read here is our own.
    """
    return [_png(page) for page in pypdfium2.PdfDocument(pdf)]


def _png(page):
    scale = WIDTH_PX / max(page.get_size())
    file = BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(file, "PNG", optimize=True)
    return file.getvalue()
