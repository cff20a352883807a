"""How far a leaf's text runs past its page, or past what stands at its foot: asked of a layout."""

from math import ceil
from statistics import median

LEAF, FOOT = "leaf-", "foot"  # data-measure: of a page, and of what stands at its foot
PAGES = "*"  # “leaf-1*3” may take three pages
TOLERANCE_MM = 0.3


def overfull_leaves(layout):
    """``(name, its fragments, how far too long in lines)`` of each leaf that does not fit."""
    for name in dict.fromkeys(f.name for f in layout.fragments if f.name.startswith(LEAF)):
        leaf = [fragment for fragment in layout.fragments if fragment.name == name]
        excess = _excess(leaf, layout, pages=pages_allowed(name))
        if excess > TOLERANCE_MM:
            yield name, leaf, ceil(excess / _line_height(layout))


def pages_allowed(name):
    """How many pages a leaf may take."""
    return int(name.partition(PAGES)[2] or 1)


def _excess(leaf, layout, pages):
    """How far, in mm, its text runs past its last page's end, or past what stands at its foot."""
    shown = {fragment.page for fragment in leaf}
    feet = [f.top for f in layout.fragments if f.name == FOOT and f.page in shown]
    last, further = leaf[:pages][-1], leaf[pages:]
    end = min([layout.pages[last.page][1], *feet])
    return last.bottom - end + sum(f.bottom - layout.pages[f.page][0] for f in further)


def _line_height(layout):
    return median(f.line_height for f in layout.fragments if f.lines)
