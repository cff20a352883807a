"""Pages laid side by side on sheets that are folded: each stays what it is in reading order.

A side of a sheet is a page of its own document, with whatever marks its style sheet gives it. The
pages are painted onto it as they were laid out, and read in the order in which they were written.
"""

from collections.abc import Iterator

import pydyf
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from .tagtree import RecordedPage

Panel = tuple[RecordedPage, float]  # and how far its left edge is from that of the sheet
NOT_TAGGED = ("html", "body")  # by WeasyPrint: what is in them is
PRINTED_AS_IT_IS = {"Duplex": "/DuplexFlipShortEdge", "PrintScaling": "/None"}


class Side(RecordedPage):
    """One side of a sheet, with pages placed on it."""

    def __init__(self, blank: RecordedPage, panels: list[Panel]):
        super().__init__(blank)
        self.blank, self.panels = blank, panels
        placed = [page._page_box for page, _ in panels]
        self._page_box = blank._page_box.copy_with_children(placed)  # what is tagged
        self.bookmarks = []  # two sides need none
        self.anchors = {
            name: (x + left, y) for page, left in panels for name, (x, y) in page.anchors.items()
        }
        self.links = [
            (kind, target, (x1 + left, y1, x2 + left, y2), box)
            for page, left in panels
            for kind, target, (x1, y1, x2, y2), box in page.links
        ]

    def paint(self, stream, scale=1):
        self.blank.paint(stream, scale)
        for page, left in self.panels:
            with stream.stacked():
                self._clip(stream, page, left, scale)
                stream.transform(e=left * scale)
                page.paint(stream, scale)
        self.numbers = {box: mark["mcid"] for box, mark in stream._tags.items()}

    def _clip(self, stream, page: RecordedPage, left: float, scale: float) -> None:
        """Colour runs past the edges of the sheet, and never onto the page beside."""
        right = left + page.width
        start = -self.bleed["left"] if left == 0 else left
        end = right + (self.bleed["right"] if right > self.width - 1 else 0)
        height = self.bleed["top"] + self.height + self.bleed["bottom"]
        stream.rectangle(
            start * scale, -self.bleed["top"] * scale, (end - start) * scale, height * scale
        )
        stream.clip()
        stream.end()


def misplaced(document: Document, sides: list[list[int]]) -> list[str]:
    """A sentence where a page would be left out, or is not there; none without ``sides``."""
    placed, pages = sum(map(len, sides)), len(document.pages)
    fits = not sides or placed == pages
    return [] if fits else [f"It takes {pages} pages, and the folded sheet has {placed}."]


def impose(document: Document, sheet: Document, sides: list[list[int]]) -> Document:
    """The ``sides``: on each the pages of ``document`` by number, from left to right.

    ``sheet`` has a page for each side. Both documents are ``recorded`` ones.
    """
    pages = sheet.copy(
        [
            Side(blank, list(_in_a_row([document.pages[number] for number in numbers])))
            for blank, numbers in zip(sheet.pages, sides, strict=True)
        ]
    ).pages
    return document.copy(pages)


def _in_a_row(pages: list[RecordedPage]) -> Iterator[Panel]:
    left = 0
    for page in pages:
        yield page, left
        left += page.width


def restore_reading_order(pdf: pydyf.PDF, document: Document, sides: list[list[int]]) -> None:
    """Of the tags: WeasyPrint writes them side by side. Has both sides printed as they are."""
    root = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
    whole = pdf.objects[int(root["K"][0].split()[0])]
    elements, found = iter(whole["K"]), {}
    for side, numbers in zip(document.pages, sides, strict=True):
        for number, (page, _) in zip(numbers, side.panels, strict=True):
            found[number] = [next(elements) for _ in _tagged(page._page_box)]
    whole["K"] = pydyf.Array(element for number in sorted(found) for element in found[number])
    pdf.catalog["ViewerPreferences"].update(PRINTED_AS_IT_IS)


def _tagged(box: boxes.Box) -> Iterator[boxes.Box]:
    """The outermost boxes of a page that have elements of their own in the tree of tags."""
    if isinstance(box, boxes.PageBox) or box.element_tag in NOT_TAGGED:
        for child in box.children:
            yield from _tagged(child)
    elif not isinstance(box, boxes.MarginBox):
        yield box
