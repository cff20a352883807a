"""The chapters of a guide in order, with their numbers and what stands before and after.

A how-to guide calls its chapters steps; here they are all chapters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.text import capfirst

from case_studies.beside import case_studies_beside
from cms.passages.content import PassageContent, read_page
from cms.passages.models import Passage


@dataclass
class OutlineChapter:
    number: int
    page: object  # ChapterPage, StepPage
    keys: dict = field(repr=False)
    is_current: bool = False  # the page being read

    @property
    def title(self):
        return self.page.title

    @property
    def label(self):
        """“Chapter 2”, “Step 2”."""
        return f"{capfirst(self.page.part_name)} {self.number}"

    @property
    def heading(self):
        return f"{self.number} {self.title}"

    @property
    def url(self):
        return self.page.url

    @property
    def sections(self):
        """As a list of contents calls them."""
        return self.passages

    @cached_property
    def _content(self) -> list[PassageContent]:
        return read_page(self.page, str(self.number), self.keys)

    @property
    def whole(self) -> PassageContent:
        """The chapter as one passage: entry 0."""
        return self._content[0]

    @property
    def passages(self) -> list[PassageContent]:
        return self._content[1:]

    @property
    def blocks(self):
        """``[(stream child, its passage)]`` from top to bottom; None for a mere heading."""
        by_block = {passage.block_id: passage for passage in self.passages}
        return [(child, by_block.get(str(child.id))) for child in self.page.body]


class Outline:
    """The public chapters of a guide, plus ``draft``: a page as it would be after publication.

    Costs one query for the chapters and one for the keys, whatever the guide's length.
    """

    def __init__(self, guide, draft=None):
        self.guide = guide
        self.draft = draft

    @cached_property
    def pages(self):
        """The chapter pages in order; a draft takes the place its stored self has, or will have."""
        pages = list(self.guide.get_chapters())
        if self.draft is not None:
            pages = [page for page in pages if page.pk != self.draft.pk] + [self.draft]
        return sorted(pages, key=lambda page: page.path)

    @property
    def numbered_pages(self):
        return list(enumerate(self.pages, start=1))

    @cached_property
    def chapters(self) -> list[OutlineChapter]:
        keys = Passage.objects.keys_of([page.pk for page in self.pages if page.pk])
        return [
            OutlineChapter(number, page, keys, is_current=page is self.draft)
            for number, page in self.numbered_pages
        ]

    @cached_property
    def case_studies(self):
        """Those that show a paragraph in practice, by paragraph: one query."""
        return case_studies_beside([page for page in self.pages if page.pk])

    def chapter_of(self, page) -> OutlineChapter:
        return next(chapter for chapter in self.chapters if chapter.page is page)

    def before(self, chapter):
        return next((c for c in self.chapters if c.number == chapter.number - 1), None)

    def after(self, chapter):
        return next((c for c in self.chapters if c.number == chapter.number + 1), None)
