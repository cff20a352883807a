"""A presentation as pure data: what PowerPoint is to hold, without a model in it."""

from dataclasses import dataclass
from datetime import datetime

from cms.downloads.rendering.document import PrintDocument


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; ``address`` makes it a link."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""
    marked: bool = False  # as with a marker pen


Paragraph = tuple[Run, ...]
Text = tuple[Paragraph, ...]


@dataclass(frozen=True)
class Picture:
    alternative: str  # empty: decoration
    content: bytes = b""  # of a bitmap
    drawing: int | None = None  # else: its page in the deck's drawings, from 0


@dataclass(frozen=True)
class Table:
    caption: str
    rows: tuple[tuple[Text, ...], ...]  # the first holds the headings


@dataclass(frozen=True)
class DeckSlide:
    """``texts`` go into the layout's places for text in order; what is empty has no place."""

    layout: str
    title: str
    notes: str
    texts: tuple[Text, ...] = ()
    picture: Picture | None = None
    table: Table | None = None


@dataclass(frozen=True)
class Deck:
    title: str
    author: str
    subject: str
    status: str
    address: str  # that says whether this copy is current
    dated: datetime
    brand: str
    foot: Paragraph
    slides: tuple[DeckSlide, ...]
    drawings: PrintDocument | None = None  # a page for each drawing of the slides


def plain(text, **style) -> Text:
    """Text of one style, a paragraph for each line that is not empty."""
    lines = (line.strip() for line in str(text or "").splitlines())
    return tuple((Run(line, **style),) for line in lines if line)
