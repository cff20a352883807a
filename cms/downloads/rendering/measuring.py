"""Where the parts of a document come to lie on its pages: to find what does not fit on its paper.

Laid out as for the file, in a process of its own, and written nowhere.
"""

import json
from dataclasses import asdict, dataclass

from cms.background.confinement import ChildError, Limits, run_confined

from .pdf import RenderError
from .places import places_from_settings

CHILD = "cms.downloads.rendering.measuring_child"
LIMITS = Limits(seconds=60, memory_bytes=1_000_000_000)


@dataclass(frozen=True)
class Draft:
    """What a PrintDocument says of layout."""

    html: str
    stylesheets: tuple[str, ...]


@dataclass(frozen=True)
class Fragment:
    """What of one part lies on one page. Millimetres from the top of the sheet."""

    name: str  # of the part: its data-measure
    page: int  # from 0
    top: float
    bottom: float  # of its last line or picture
    lines: int
    line_height: float  # of most of them; 0 where there are none


@dataclass(frozen=True)
class Layout:
    """The pages of a draft, top and bottom of each one's text area, and what lies there."""

    pages: list[tuple[float, float]]
    fragments: list[Fragment]


def measure(*drafts: Draft) -> list[Layout]:
    """A layout for each: of all its elements with ``data-measure``, in reading order.

    Raises RenderError where one cannot be laid out, for example for a picture that is missing.
    """
    places = asdict(places_from_settings())
    order = {"drafts": [asdict(draft) for draft in drafts], "places": places}
    try:
        result = json.loads(run_confined(CHILD, order, LIMITS))
    except ChildError as error:
        raise RenderError("it took too long, or too much memory.") from error
    if result["problem"]:
        raise RenderError(result["problem"])
    return [_layout(layout) for layout in result["layouts"]]


def _layout(plain: dict) -> Layout:
    pages = [(top, bottom) for top, bottom in plain["pages"]]
    return Layout(pages, [Fragment(**fragment) for fragment in plain["fragments"]])
