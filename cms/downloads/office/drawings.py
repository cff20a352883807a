"""Drawings (SVG) as bitmaps."""

from io import BytesIO

import pypdfium2

WIDTH_PX = 2000


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
