"""Where something stands in a document, as its editor knows it: a panel, or the nearest heading.

Every fault of a document is told with the name of its block. A template names one outright with
``data-block="panel Inside 2"``, for all that is inside; anywhere else it is the last heading with a
``data-bookmark`` ("3.2 When change is urgent") and the plain heading below it, if there is one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from .assets import HOST

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NOT_PRINTED = {"head", "noscript", "script", "style", "template"}
DRAWING_NOTES = {"{http://www.w3.org/2000/svg}title", "{http://www.w3.org/2000/svg}desc"}
ADDRESSES = ("src", "href", "data", "{http://www.w3.org/1999/xlink}href")
NAME_LENGTH = 90
PLACES_NAMED = 3


class Piece(NamedTuple):
    """An element and the text before its first child; or, without an element, text between two."""

    block: str
    element: Element | None
    text: str  # empty where nothing of it is printed


@dataclass
class Block:
    """All that comes under one name, which is empty before the first heading."""

    name: str
    texts: list[str] = field(default_factory=list)  # to be printed
    addresses: set[str] = field(default_factory=set)  # named by its elements, absolute


def blocks_of(root: Element) -> list[Block]:
    """The blocks in order of their beginning."""
    blocks: dict[str, Block] = {}
    for piece in pieces(root):
        block = blocks.setdefault(piece.block, Block(piece.block))
        block.texts.append(piece.text)
        if piece.element is not None:
            block.addresses.update(_addresses(piece.element))
    return list(blocks.values())


def pieces(root: Element) -> Iterator[Piece]:
    """The whole document in order; comments left out."""
    return _Reader().read(root, is_printed=True)


def located(problem: str, names: Iterable[str]) -> str:
    """A sentence about blocks, given without its capital: ``In “3.2 Doses”: no font has …``."""
    places = list(dict.fromkeys(filter(None, names)))
    if not places:
        return problem[:1].upper() + problem[1:]
    more = " and elsewhere" if len(places) > PLACES_NAMED else ""
    return f"In {' and '.join(places[:PLACES_NAMED])}{more}: {problem}"


class _Reader:
    def __init__(self):
        self._given: list[str] = []  # data-block of the elements we are in
        self._headings: dict[int, Element] = {}  # the last of each level, as they nest
        self._name = ""

    def read(self, element: Element, is_printed: bool) -> Iterator[Piece]:
        if not isinstance(element.tag, str):  # a comment
            return
        is_printed = is_printed and _is_printed(element)
        given = element.get("data-block")
        if given:
            self._given.append(given)
            self._name = given
        if is_printed and element.tag in HEADINGS:
            self._pass_heading(element)
        yield Piece(self._name, element, element.text or "" if is_printed else "")
        for child in element:
            yield from self.read(child, is_printed)
            yield Piece(self._name, None, child.tail or "" if is_printed else "")
        if given:
            self._given.pop()
            self._name = self._current_name()

    def _pass_heading(self, heading: Element) -> None:
        level = HEADINGS.index(heading.tag)
        self._headings = {n: other for n, other in self._headings.items() if n < level}
        self._headings[level] = heading
        self._name = self._current_name()

    def _current_name(self) -> str:
        if self._given:
            return self._given[-1]
        headings = list(self._headings.values())
        marked = [heading for heading in headings if heading.get("data-bookmark")]
        return ", ".join(_quoted(heading) for heading in dict.fromkeys(marked[-1:] + headings[-1:]))


def _is_printed(element: Element) -> bool:
    return (
        element.tag not in NOT_PRINTED
        and element.tag not in DRAWING_NOTES
        and element.get("hidden") is None
    )


def _quoted(heading: Element) -> str:
    words = " ".join((heading.get("data-bookmark") or "".join(heading.itertext())).split())
    return f"“{words if len(words) <= NAME_LENGTH else words[: NAME_LENGTH - 1] + '…'}”"


def _addresses(element: Element) -> Iterator[str]:
    for name in ADDRESSES:
        if name in element.attrib:
            try:
                yield urljoin(HOST, element.get(name).strip())
            except ValueError:  # not an address at all
                continue
