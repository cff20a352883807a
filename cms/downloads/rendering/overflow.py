"""Text that would be cut off at the edge of the sheet, such as the last columns of a wide table.

WeasyPrint lets it run over without a word, and it is in the file: who looks for words finds them.
"""

from collections.abc import Iterator

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from .blocks import located

TOLERANCE_PX = 1
PROBLEM = (
    "text runs over the edge of the page. Where it is a table, take columns out of it, or make two "
    "tables of it."
)


def overflows(document: Document) -> list[str]:
    """A sentence for each heading below which text is cut off; of a ``tagtree.recorded`` one."""
    places, heading = [], ""
    for page in document.pages:
        for box in _upright(page.content):
            if box.element is not None:
                heading = box.element.get("data-bookmark") or heading
            if isinstance(box, boxes.TextBox) and _is_cut_off(box, page.width):
                places.append(heading)
    return [located(PROBLEM, [f"“{place}”" if place else ""]) for place in dict.fromkeys(places)]


def _upright(box: boxes.Box) -> Iterator[boxes.Box]:
    """The box and all within; nothing of what is turned or moved, whose place is not known here."""
    if box.style["transform"]:
        return
    yield box
    for child in getattr(box, "children", ()):
        yield from _upright(child)


def _is_cut_off(box: boxes.TextBox, page_width: float) -> bool:
    right = box.position_x + box.width
    return bool(box.text.strip()) and right > page_width + TOLERANCE_PX
