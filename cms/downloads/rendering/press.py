"""What a printer needs beside the page itself: how far colour runs past where the sheet is cut.

A press document's style sheet leaves room around each page (``bleed: 10mm; marks: crop``).
WeasyPrint draws the crop marks into the outer half of it, so that coloured areas may run ``BLEED``
past the cut without touching them.
"""

import pydyf

POINTS = 72 / 25.4  # in a millimetre
BLEED = 3  # millimetres


def set_bleed(pdf: pydyf.PDF) -> None:
    """Make each BleedBox ``BLEED`` wider than the TrimBox; WeasyPrint's own is 10 points wider."""
    for page in pdf.pages["Kids"][::3]:
        _set_bleed(pdf.objects[page])


def _set_bleed(page: pydyf.Dictionary) -> None:
    left, top, right, bottom = page["TrimBox"]
    margin = BLEED * POINTS
    page["BleedBox"] = pydyf.Array([left - margin, top - margin, right + margin, bottom + margin])
