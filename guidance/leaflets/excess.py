"""How far a leaf's text runs past its page, or past what stands at its foot: asked of a layout."""

from math import ceil
from statistics import median

LEAF, FOOT = "leaf-", "foot"  # data-measure: of a page, and of what stands at its foot
TOLERANCE_MM = 0.3


def overfull_leaves(layout):
    """``(name, its fragments, how far too long in lines)`` of each leaf that does not fit."""
    for name in dict.fromkeys(f.name for f in layout.fragments if f.name.startswith(LEAF)):
        leaf = [fragment for fragment in layout.fragments if fragment.name == name]
        excess = _excess(leaf, layout)
        if excess > TOLERANCE_MM:
            yield name, leaf, ceil(excess / _line_height(layout))


def _excess(leaf, layout):
    """How far, in mm, the text of one page runs past its end, or past what stands at its foot."""
    pages = {fragment.page for fragment in leaf}
    feet = [f.top for f in layout.fragments if f.name == FOOT and f.page in pages]
    first, *further = leaf
    end = min([layout.pages[first.page][1], *feet])
    return first.bottom - end + sum(f.bottom - layout.pages[f.page][0] for f in further)


def _line_height(layout):
    return median(f.line_height for f in layout.fragments if f.lines)
