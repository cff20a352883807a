"""The slides of a presentation in order, and what they quote, as it stands now."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cms.passages.content import plain_text
from cms.passages.models import Passage

ALIKE = str.maketrans({"‘": "'", "’": "'", "“": "'", "”": "'", '"': "'", "\u00a0": " "})
CHANGED = "The guidance has changed since: these words no longer stand there."
NOT_PUBLIC = "From guidance that is not published now."


@dataclass(frozen=True)
class Slide:
    number: int
    block: object  # the StreamField child
    title: str
    passage: Passage | None = None  # that it quotes, if whoever reads may read it

    @property
    def kind(self):
        return self.block.block_type

    @property
    def value(self):
        return self.block.value

    @property
    def quotes(self) -> bool:
        return self.kind == "passage"

    @property
    def is_unchanged(self) -> bool:
        """Whether the passage still says the words quoted."""
        return bool(self.passage) and stand_in(self.value["words"], self.passage.text)

    @property
    def change_note(self) -> str:
        """What readers are told of words that no longer stand where they were taken from."""
        return CHANGED if self.passage and not self.is_unchanged else ""

    @property
    def quotation_problems(self) -> list[str]:
        """Why it may not be published as a quotation of guidance."""
        if not self.quotes or self.is_unchanged:
            return []
        if self.passage is None:
            return ["the paragraph it quotes is not public"]
        return [f"its words do not stand in “{self.passage}”: copy them from there"]

    @property
    def name(self):
        return f"Slide {self.number} “{self.title}”"

    @property
    def text(self) -> str:
        """What is on the slide and what is said to it, its title apart."""
        content = self.block.block.get_searchable_content(self.value)
        return plain_text(content).removeprefix(self.value.get("title") or "").strip()


def stand_in(words, text) -> bool:
    """Whether ``text`` holds ``words``, whatever the spaces and the shape of quotation marks."""
    return bool(words.strip()) and _plain(words) in _plain(text)


def _plain(text):
    return re.sub(r"\s+", " ", text.translate(ALIKE)).strip()


def read_slides(*presentations) -> list[list[Slide]]:
    """The slides of each presentation; what they all quote is looked up in one query."""
    quoted = {
        child.value["passage"].pk
        for page in presentations
        for child in page.slides
        if child.block_type == "passage" and child.value["passage"]
    }
    rows = Passage.objects.visible().filter(pk__in=quoted).select_related("publication")
    visible = {row.pk: row for row in rows} if quoted else {}
    return [_slides(page, visible) for page in presentations]


def outdated_quotations(presentations):
    """``(presentation, slide)`` where the guidance no longer says, in public, what is quoted."""
    presentations = list(presentations)
    for page, slides in zip(presentations, read_slides(*presentations), strict=True):
        yield from ((page, slide) for slide in slides if slide.quotation_problems)


def _slides(page, visible):
    return [
        Slide(
            number=number,
            block=child,
            title=child.value.get("title") or page.title,
            passage=visible.get(_quoted_pk(child)),
        )
        for number, child in enumerate(page.slides, start=1)
    ]


def _quoted_pk(child):
    passage = child.value["passage"] if child.block_type == "passage" else None
    return passage and passage.pk
