"""How many words a leaflet's panels hold, and about how many fit on its paper: a hint for typing.

Measured with WeasyPrint: Source Sans 3 on A5, margins of 12 mm, lines of 1.3, a heading of one
line over two paragraphs, a picture of 35 mm. The figures are what fitted, less a little: words
differ in length. What does fit is found by laying it out (``fitting``).

An ordinary leaflet is one A4 sheet folded to A5. Three inside panels share each of its two inside
pages, in 12 point. Easy read (16 point) gives each panel a page of its own, in a booklet of as many
sheets as that takes. Large print (18 point, A4) goes on to as many pages as it needs. Folded in
three, an ordinary leaflet has as much room inside, and less on the back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from django.db import models

from cms.passages.content import plain_text

IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")  # Chinese has no spaces: two make a word


class VersionKind(models.TextChoices):
    """What a version of a leaflet is made for, whatever its language."""

    STANDARD = "standard", "Standard"
    EASY_READ = "easy-read", "Easy read"
    LARGE_PRINT = "large-print", "Large print"


@dataclass(frozen=True)
class Paper:
    """Room in words. A cover holds them below its title, a back above its imprint."""

    cover: int
    inside: int
    inside_with_picture: int
    back: int
    most_panels: int  # inside


PAPERS = {
    VersionKind.STANDARD: Paper(30, 80, 55, 180, most_panels=6),
    VersionKind.EASY_READ: Paper(20, 75, 60, 100, most_panels=14),
    VersionKind.LARGE_PRINT: None,  # room for any number
}
THREEFOLD = replace(PAPERS[VersionKind.STANDARD], back=130)


@dataclass(frozen=True)
class PanelRoom:
    name: str
    words: int
    limit: int | None
    is_inside: bool

    @property
    def excess(self) -> int:
        return max(0, self.words - self.limit) if self.limit else 0

    def __str__(self):
        about = f"of about {self.limit} " if self.limit else ""
        return f"{self.name}: {self.words} {about}words"


def rooms_of(page) -> dict[str, PanelRoom]:
    """``{block id: room}`` of each panel of a leaflet, in order."""
    paper = PAPERS.get(page.version_kind, PAPERS[VersionKind.STANDARD])
    paper = THREEFOLD if page.has_threefold else paper
    rooms, inside = {}, 0
    for panel in page.body:
        is_inside = panel.block_type == "inside"
        inside += is_inside
        words, limit = count_words(panel_text(panel)), _limit(panel, paper)
        rooms[str(panel.id)] = PanelRoom(_name(panel, inside), words, limit, is_inside)
    return rooms


def number_problems(panels, kind) -> list[str]:
    """More inside panels than the paper has room for."""
    inside = sum(panel.block_type == "inside" for panel in panels)
    most = PAPERS[kind].most_panels if PAPERS[kind] else inside
    return [f"{inside} inside panels; {most} fit."] if inside > most else []


def panel_text(panel) -> str:
    """The words printed on a panel, the title of the leaflet apart."""
    return plain_text(panel.block.get_searchable_content(panel.value))


def count_words(text) -> int:
    ideographs = len(IDEOGRAPH.findall(text))
    return len(IDEOGRAPH.sub(" ", text).split()) + (ideographs + 1) // 2


def _name(panel, number):
    if panel.block_type != "inside":
        return "Cover" if panel.block_type == "cover" else "Back"
    heading = panel.value["heading"]
    return f"Inside {number} “{heading}”" if heading else f"Inside {number}"


def _limit(panel, paper):
    if paper is None:
        return None
    if panel.block_type == "inside" and panel.value["picture"]:
        return paper.inside_with_picture
    return getattr(paper, panel.block_type)
