"""From a page to its passages: pure functions that store nothing and publish nothing.

Page, preview, print, PDF and publication all number and read a guide through
:func:`compute_passages`, so that they can never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.models import Page
from wagtail.rich_text import RichText

from cms.pages.blocks.notes import FOOTNOTE_MARK

NUMBERED = "paragraph"  # the name of a numbered paragraph in any stream
FOOTNOTE = "footnote"


@dataclass(frozen=True)
class Footnote:
    """A note of a page: its number runs through the page, its label is the editor's."""

    number: int
    label: str
    anchor: str
    text: object  # RichText
    marked: bool  # whether the text has its mark

    @property
    def mark_anchor(self) -> str:
        return f"{self.anchor}-mark"


@dataclass(frozen=True)
class PassageContent:
    """One passage as it stands in a page. Entry 0 (no block) is the page as a whole."""

    page: Page
    block_id: str  # "" for entry 0
    number: str  # "1.4"; the chapter's number for a chapter's entry 0; "" where there is none
    heading: str
    text: str  # plain text, for search, editions and citation
    block: object = None  # the StreamField child
    footnotes: tuple[Footnote, ...] = ()
    key: str = ""  # the public key; "" until first publication
    document_id: int | None = None  # the attached file that it is part of
    fragment: str = ""  # where in the file: "page=3"

    @property
    def anchor(self) -> str:
        """The ``id`` of the passage in a page: permanent once it has a key."""
        return f"p-{self.key}" if self.key else f"b-{self.block_id}"

    @property
    def permalink(self) -> str:
        return f"/p/{self.key}" if self.key else ""


@dataclass
class _PageReader:
    """Numbers what one page holds, from top to bottom."""

    page: Page
    number: str
    keys: dict = field(default_factory=dict)
    paragraphs: int = 0
    notes: int = 0

    def read(self) -> list[PassageContent]:
        whole = PassageContent(
            page=self.page,
            block_id="",
            number=self.number,
            heading=self.page.title,
            text=plain_text([self.page.get_passage_text()]),
            key=self._key(""),
        )
        numbered = [self._passage(child) for child in self._numbered_children()]
        return [whole, *numbered, *(self._entry(e) for e in self.page.get_passage_entries())]

    def _numbered_children(self):
        return (c for c in self.page.get_passage_stream() if c.block_type == NUMBERED)

    def _entry(self, entry) -> PassageContent:
        return PassageContent(
            page=self.page,
            block_id=entry.block_id,
            number="",
            heading=entry.heading,
            text=plain_text([entry.text]),
            key=self._key(entry.block_id),
        )

    def _passage(self, child) -> PassageContent:
        self.paragraphs += 1
        number = f"{self.number}.{self.paragraphs}" if self.number else str(self.paragraphs)
        content = child.value["content"]
        passage = PassageContent(
            page=self.page,
            block_id=str(child.id),
            number=number,
            heading=child.value["heading"],
            text=plain_text(content.stream_block.get_searchable_content(content)),
            block=child,
            key=self._key(str(child.id)),
        )
        return _with_footnotes(passage, tuple(self._footnotes(passage, content)))

    def _footnotes(self, passage, content):
        marks = set(FOOTNOTE_MARK.findall(passage.text))
        for child in content:
            if child.block_type == FOOTNOTE:
                self.notes += 1
                label = child.value["label"]
                yield Footnote(
                    number=self.notes,
                    label=label,
                    anchor=f"{passage.anchor}-note-{label}",
                    text=child.value["text"],
                    marked=label in marks,
                )

    def _key(self, block_id: str) -> str:
        return self.keys.get((self.page.pk, block_id), "")


def _with_footnotes(passage: PassageContent, footnotes: tuple[Footnote, ...]) -> PassageContent:
    text = FOOTNOTE_MARK.sub("", passage.text).strip()
    return replace(passage, footnotes=footnotes, text=text)


def read_page(page, number="", keys=None) -> list[PassageContent]:
    """Entry 0 of a page, its numbered paragraphs, and its entries without a number.

    :param number: the page's own number within its publication, or "".
    :param keys: ``{(page pk, block id): public key}``; see ``Passage.objects.keys_of``.
    """
    return _PageReader(page, number, keys or {}).read()


def compute_passages(publication) -> list[PassageContent]:
    """The passages of a publication, all its pages in reading order."""
    return [
        passage
        for page, number in publication.get_passage_pages()
        for passage in read_page(page, number)
    ]


def plain_text(parts) -> str:
    """Searchable fragments as one text, runs of white space folded."""
    return " ".join(" ".join(str(part) for part in parts).split())


def values_within(value):
    """A block's value and every value in it, at any depth, a table's cells included."""
    yield value
    inner = ()
    if isinstance(value, TypedTable):
        inner = (cell.value for row in value.rows for cell in row)
    elif isinstance(value, StreamValue):
        inner = (child.value for child in value)
    elif isinstance(value, (ListValue, list)):
        inner = value
    elif isinstance(value, dict):
        inner = value.values()
    for each in inner:
        yield from values_within(each)


def rich_texts(value):
    """Every rich text in a block's value."""
    return (each for each in values_within(value) if isinstance(each, RichText))


def footnote_problems(page) -> list[str]:
    """What is wrong between the footnotes of a page and their marks, in an editor's words."""
    return [
        problem
        for child in page.get_passage_stream()
        if child.block_type == NUMBERED
        for problem in _footnote_problems_of(child.value)
    ]


def _footnote_problems_of(paragraph) -> list[str]:
    content = paragraph["content"]
    everything = plain_text(content.stream_block.get_searchable_content(content))
    marks = FOOTNOTE_MARK.findall(" ".join(text.source for text in rich_texts(content)))
    strays = FOOTNOTE_MARK.findall(f"{paragraph['heading']} {everything}")
    labels = [c.value["label"] for c in content if c.block_type == FOOTNOTE]
    where = f"in “{paragraph['heading']}”"
    return [
        *(f"[^{m}] {where} has no footnote." for m in dict.fromkeys(marks) if m not in labels),
        *(f"Footnote “{n}” {where} is not marked in the text." for n in labels if n not in marks),
        *(f"Footnote “{n}” {where} exists twice." for n in {*labels} if labels.count(n) > 1),
        *(f"[^{m}] {where} is marked twice." for m in {*marks} if marks.count(m) > 1),
        *(f"[^{m}] {where} stands where no note can be marked." for m in {*strays} - {*marks}),
    ]
