"""A sheet of A4 folded in three: what stands on which of its six narrow pages, and where these lie.

The pages are numbered as they are read: the cover, three side by side inside, the flap that is
folded in, the back. The flap is 3 mm narrower, or it would buckle in the fold; so is the page
behind it.
"""

from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

ROOM_MM = 192  # of text on a page: documents/leaflet-threefold.css
COVER, INSIDE, FLAP, BACK = 0, (1, 2, 3), 4, 5
WIDTHS_MM = (100, 100, 100, 97, 97, 100)
OUTSIDE = (FLAP, BACK, COVER)  # turned over by its short edge, the cover has page 1 behind it


@dataclass(frozen=True)
class Share:
    """Inside panels on one page, or running through several; without any, lines for notes."""

    panels: tuple = ()
    pages: int = 1


def sides(direction) -> tuple[tuple[int, ...], ...]:
    """The pages of the outside and of the inside, left to right; mirrored for Urdu or Arabic."""
    step = -1 if direction == "rtl" else 1
    return OUTSIDE[::step], INSIDE[::step]


def folds(side) -> list[int]:
    """How far from the left edge of the sheet it is folded, in mm."""
    return list(accumulate(WIDTHS_MM[page] for page in side))[:-1]


def share_out(panels, galley) -> list[Share]:
    """To the pages inside and the flap, which begins with a panel: one has to turn over to it.

    Panels stay whole, on pages of much the same length, if they can. Otherwise they run through the
    three pages inside, and as many as have room stand on the flap. ``galley``: where their text
    begins and ends, in mm, in one long column.
    """
    if not panels:
        return [Share()]
    shares = _whole(panels, galley)
    if max(_length(galley, *share) for share in shares) <= ROOM_MM:
        shared = [Share(tuple(panels[first:end])) for first, end in shares]
        return shared + [Share()] * (len(INSIDE) + 1 - len(shared))
    fit = (first for first in range(1, len(panels)) if _length(galley, first, None) <= ROOM_MM)
    flap = next(fit, len(panels))
    return [Share(tuple(panels[:flap]), len(INSIDE)), Share(tuple(panels[flap:]))]


def _whole(panels, galley):
    """``[(first, end)]``: the panels of each page, in order."""
    pages = min(len(panels), len(INSIDE) + 1)
    ways = [
        list(pairwise([0, *cuts, len(panels)]))
        for cuts in combinations(range(1, len(panels)), pages - 1)
    ]
    return min(ways, key=lambda way: max(_length(galley, *share) for share in way))


def _length(galley, first, end):
    panels = galley[first:end]
    return panels[-1][1] - panels[0][0]


def with_notes(shares, taken) -> list[Share]:
    """Panels that run through fewer pages (``taken``) than they may leave the rest for notes."""
    running, *others = shares
    return [running, *[Share()] * (running.pages - taken), *others]
