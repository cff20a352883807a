"""A national briefing and what a region adds to it, put together: pure functions, no query.

The national text is the live one, so a regional briefing never holds an old copy of it. A region's
addition knows the permanent key of its national paragraph, and goes wherever that paragraph goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from cms.passages.content import PassageContent


class AnchorState(Enum):
    """What became of a national paragraph since a region added to it."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    VANISHED = "vanished"


Texts = Mapping[str, tuple[str, str]]  # {public key: (heading, text)} of one national edition


def anchor_state(key: str, then: Texts, now: Texts) -> AnchorState:
    """:param then: the national edition that the region added to; empty while it never published.
    :param now: the current one."""
    if key not in now:
        return AnchorState.VANISHED
    if key in then and then[key] != now[key]:
        return AnchorState.CHANGED
    return AnchorState.UNCHANGED


@dataclass(frozen=True)
class Insert:
    """An addition of the region to one national paragraph."""

    block: object  # the StreamField child
    passage: PassageContent  # the region's own
    state: AnchorState = AnchorState.UNCHANGED

    @property
    def anchor(self):
        """The national passage, or None in a draft that names none."""
        return self.block.value["anchor"]

    @property
    def is_changed(self):
        return self.state is AnchorState.CHANGED


@dataclass
class Paragraph:
    """A national paragraph, and the region's additions in the region's order."""

    block: object
    passage: PassageContent
    inserts: list[Insert] = field(default_factory=list)


@dataclass
class Part:
    """A heading of the national briefing and the paragraphs below it; the first may lack one."""

    heading: object = None  # the StreamField child
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def anchor(self):
        return f"h-{self.heading.id}" if self.heading else ""

    @property
    def inserts(self):
        return [insert for paragraph in self.paragraphs for insert in paragraph.inserts]


@dataclass
class Composition:
    parts: list[Part]
    strays: list[Insert]  # additions whose national paragraph is there no longer

    @property
    def inserts(self):
        return [*(insert for part in self.parts for insert in part.inserts), *self.strays]


def compose(
    blocks: Iterable, passages: Iterable[PassageContent], inserts: Iterable[Insert] = ()
) -> Composition:
    """Every national paragraph in its order, each followed by what the region adds to it.

    :param blocks: the national stream: paragraphs and headings.
    :param passages: of the national briefing.
    """
    by_block = {passage.block_id: passage for passage in passages}
    by_anchor, strays = {}, []
    for insert in inserts:
        by_anchor.setdefault(insert.anchor and insert.anchor.key, []).append(insert)
    parts = [Part()]
    for block in blocks:
        passage = by_block.get(str(block.id))
        if passage is None:
            parts.append(Part(block))
        else:
            added = by_anchor.pop(passage.key, []) if passage.key else []
            parts[-1].paragraphs.append(Paragraph(block, passage, added))
    strays = [insert for group in by_anchor.values() for insert in group]
    return Composition([part for part in parts if part.heading or part.paragraphs], strays)
