"""Where WeasyPrint puts the parts of a document. Imported by ``measuring_child`` and by tests."""

from collections.abc import Iterator
from statistics import median

from weasyprint.formatting_structure import boxes
from weasyprint.urls import FatalURLFetchingError

from .assets import Places
from .fetcher import LockedFetcher
from .fonts import FontsMissing
from .typesetting import Typesetter

MILLIMETRES = 25.4 / 96  # in a CSS pixel
PART = "data-measure"


class NotLaidOut(Exception):
    """The message says what the document may not read, or what it lacks."""


def positions(draft: dict, places: Places) -> dict:
    """``{"pages": [[top, bottom]], "fragments": […]}``, as ``measuring`` describes them."""
    try:
        typesetter = Typesetter(LockedFetcher(places))
        document = typesetter.lay_out(draft["stylesheets"], typesetter.read(draft["html"]))
    except (FatalURLFetchingError, FontsMissing) as error:
        raise NotLaidOut(str(error)) from error
    pages = [page._page_box for page in document.pages]
    return {
        "pages": [_text_area(page) for page in pages],
        "fragments": [f for number, page in enumerate(pages) for f in _fragments(page, number)],
    }


def _text_area(page) -> list[float]:
    top = page.content_box_y()
    return [_mm(top), _mm(top + page.height)]


def _fragments(page, number: int) -> Iterator[dict]:
    for box in page.descendants(placeholders=True):
        name = _name(box)
        if name:
            content = [each for each in box.descendants() if _is_content(each)]
            bottoms = [each.position_y + each.margin_height() for each in content]
            lines = [each.height for each in content if isinstance(each, boxes.LineBox)]
            yield {
                "name": name,
                "page": number,
                "top": _mm(box.position_y),
                "bottom": _mm(max(bottoms, default=box.position_y)),
                "lines": len(lines),
                "line_height": _mm(median(lines)) if lines else 0,
            }


def _name(box) -> str | None:
    """What the box is measured as, if it is an element's own and no part of one."""
    is_whole = isinstance(box, boxes.BlockLevelBox) and "::" not in (box.element_tag or "::")
    return box.element.get(PART) if is_whole and box.element is not None else None


def _is_content(box) -> bool:
    return isinstance(box, (boxes.LineBox, boxes.ReplacedBox))


def _mm(pixels: float) -> float:
    return round(pixels * MILLIMETRES, 2)
