"""How many words a leaflet's panels hold, and how many fit on its paper.

Measured with WeasyPrint: Source Sans 3 on A5, margins of 12 mm, lines of 1.3, a heading of one
line over two paragraphs, a picture of 35 mm. The figures are what fitted, less a little: words
differ in length.

An ordinary leaflet is one A4 sheet folded to A5. Three inside panels share each of its two inside
pages, in 12 point. Easy read (16 point) and large print (18 point) give each panel a page of its
own, in a booklet of as many sheets as that takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    most_lines: int | None = None  # easy read lines in a panel


PAPERS = {
    VersionKind.STANDARD: Paper(30, 80, 55, 180, most_panels=6),
    VersionKind.EASY_READ: Paper(20, 75, 60, 100, most_panels=14, most_lines=5),
    VersionKind.LARGE_PRINT: Paper(20, 115, 95, 80, most_panels=14),
}


@dataclass(frozen=True)
class PanelRoom:
    name: str
    words: int
    limit: int

    @property
    def excess(self) -> int:
        return max(0, self.words - self.limit)

    def __str__(self):
        return f"{self.name}: {self.words} of {self.limit} words"


def rooms_of(panels, kind) -> dict[str, PanelRoom]:
    """``{block id: room}`` of each panel in order."""
    paper = PAPERS.get(kind, PAPERS[VersionKind.STANDARD])
    rooms, inside = {}, 0
    for panel in panels:
        inside += panel.block_type == "inside"
        rooms[str(panel.id)] = PanelRoom(
            _name(panel, inside), count_words(panel_text(panel)), _limit(panel, paper)
        )
    return rooms


def room_problems(panels, kind) -> list[str]:
    """What does not fit on the paper, panel by panel, in an editor's words."""
    paper = PAPERS[kind]
    inside = [panel for panel in panels if panel.block_type == "inside"]
    return [
        *_wrong_number(inside, paper),
        *(problem for room in rooms_of(panels, kind).values() for problem in _too_long(room)),
        *(p for n, panel in enumerate(inside, 1) for p in _too_many_lines(panel, n, paper)),
    ]


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
    if panel.block_type == "inside" and panel.value["picture"]:
        return paper.inside_with_picture
    return getattr(paper, panel.block_type)


def _too_long(room):
    if room.excess:
        words = "word" if room.excess == 1 else "words"
        yield f"{room}. Cut {room.excess} {words}."


def _wrong_number(inside, paper):
    if len(inside) > paper.most_panels:
        yield f"{len(inside)} inside panels; {paper.most_panels} fit."


def _too_many_lines(panel, number, paper):
    lines = sum(child.block_type == "easy_read_line" for child in panel.value["content"])
    if paper.most_lines and lines > paper.most_lines:
        yield f"{_name(panel, number)}: {lines} easy read lines; {paper.most_lines} fit."
