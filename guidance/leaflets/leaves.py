"""How the inside panels of a leaflet are shared out to its pages."""

from .room import VersionKind, count_words, panel_text

PAGES_OF_A_SHEET = 4  # folded once


def pages_of(inside, kind) -> list[list]:
    """The panels of each page: of a standard leaflet on two, of the others each on its own."""
    return _halves(inside) if kind == VersionKind.STANDARD else [[panel] for panel in inside]


def booklet_pages(inside, kind) -> list[list]:
    """The same, and as many pages for notes after them, without panels, as fill whole sheets."""
    pages = pages_of(inside, kind)
    return pages + [[]] * (-(len(pages) + 2) % PAGES_OF_A_SHEET)


def sides_of(inside) -> list[list]:
    """What stands on either side of a single sheet, in rows of two: the cover takes less room."""
    rows = -(-len(inside) // 2)
    first = 2 * -(-rows // 2)
    return [inside[:first], inside[first:]]


def _halves(inside):
    """Two pages of much the same length, in order."""
    if len(inside) < 2:
        return [inside]
    words = [count_words(panel_text(panel)) for panel in inside]
    first = min(
        range(1, len(inside)), key=lambda number: max(sum(words[:number]), sum(words[number:]))
    )
    return [inside[:first], inside[first:]]
