"""Whether a leaflet fits on its paper: found by laying it out, not by counting words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from cms.downloads.rendering.measuring import Draft
from cms.downloads.rendering.pdf import RenderError
from cms.pages.pictures import pictures_in

from .excess import overfull_leaves, pages_allowed
from .formats import FoldedPdf, SheetPdf, ThreefoldPdf
from .layouts import layouts_of
from .room import rooms_of

MEASURED = (FoldedPdf, SheetPdf, ThreefoldPdf)  # the others take the pages that the text needs


@dataclass(frozen=True)
class Problem:
    """What does not fit, in an editor's words; ``panels`` are the ids of those to shorten."""

    text: str
    panels: tuple[str, ...] = ()


class DraftEdition:
    """The edition that a draft may become: what is printed of it is as long as it ever gets."""

    number = 100
    published_at = datetime(2008, 9, 30, tzinfo=UTC)
    address = f"{settings.WAGTAILADMIN_BASE_URL}/current/DH_0000000/100"


def fitting_problems(page) -> list[Problem]:
    """What of a leaflet, saved or not, its paper has no room for. Takes a second or two."""
    rooms = rooms_of(page)
    if missing := list(_missing_pictures(page.body, rooms)):
        return missing
    formats = [format_() for format_ in MEASURED if format_().suits(page)]
    if not formats:
        return []
    try:
        layouts = layouts_of([_draft(page, format_) for format_ in formats])
    except RenderError as error:
        return [Problem(f"The leaflet cannot be laid out on its paper: {error}")]
    of_each = (list(_problems(*pair, rooms)) for pair in zip(formats, layouts, strict=True))
    return next(filter(None, of_each), [])  # what suits one sheet mostly suits the next


def _missing_pictures(panels, rooms):
    for panel in panels:
        for picture in pictures_in(panel.value):
            if not picture.file.storage.exists(picture.file.name):
                name = rooms[str(panel.id)].name
                text = f"{name}: the file of the picture “{picture.title}” is missing."
                yield Problem(f"{text} Choose another picture.", (str(panel.id),))


def _draft(page, format_):
    return Draft(format_.get_html(page, DraftEdition), format_.stylesheets)


def _problems(format_, layout, rooms):
    for name, leaf, over in overfull_leaves(layout):
        panels = _panels(leaf, layout, rooms)
        named = [rooms[panel] for panel in panels]
        text = _sentence(over * format_.columns, pages_allowed(name), format_.sheet, named)
        yield Problem(f"{text} {format_.way_out}".strip(), tuple(panels))


def _panels(leaf, layout, rooms):
    """The ids of the panels on that page; beside inside panels, cover and back are not meant."""
    pages = {fragment.page for fragment in leaf}
    found = dict.fromkeys(f.name for f in layout.fragments if f.page in pages and f.name in rooms)
    inside = [panel for panel in found if rooms[panel].is_inside]
    return inside or list(found)


def _sentence(lines, pages, sheet, rooms):
    over = f"{lines} line{'s' if lines > 1 else ''} too long"
    if not rooms or rooms[0].name == "Cover":
        return f"Cover: {over} for {sheet}. Shorten the title or the line below it."
    if len(rooms) == 1:
        its = "its page" if pages == 1 else f"its {pages} pages"
        return f"{rooms[0].name}: {over} for {its} of {sheet}. Shorten it."
    longest = max(rooms, key=lambda room: room.words)
    theirs = "a page" if pages == 1 else f"{pages} pages"
    return (
        f"{_listed([room.name for room in rooms])} share {theirs} of {sheet} and are together "
        f"{over}. Shorten one of them; {longest.name} has most words."
    )


def _listed(names):
    return f"{', '.join(names[:-1])} and {names[-1]}"
