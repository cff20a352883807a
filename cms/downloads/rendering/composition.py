"""A file composed of parts, each laid out by itself, its pages numbered on from those before it.

A page number in the text (``target-counter``) makes WeasyPrint lay a document out three times over.
Here only the parts that print page numbers are laid out again, once all pages are known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML
from weasyprint.document import Document

from .preparation import outside_drawings

PLACEHOLDER = "000"  # as wide as a page number is going to be
ROUNDS = 5  # two are the rule; a third if a shorter number saves a line, and with it a page


class Unsettled(ValueError):
    """Page numbers and page breaks chase each other; the message is fit to show an editor."""


@dataclass
class Part:
    """One HTML document of the file; ``lay_out`` knows its style sheets."""

    html: HTML
    lay_out: Callable[[HTML, CSS], Document]
    name: str = ""
    own_numbers: bool = False
    document: Document | None = None
    _laid_out_with: tuple = field(default=())

    def __post_init__(self):
        self._numbered = [
            link for link in self.html.etree_element.iter("a") if "data-page" in link.attrib
        ]

    def settle(self, first_page: int, pages: Mapping[str, int]) -> bool:
        """Lay out, unless that has been done with the same numbers; whether it had to be.

        ``pages``: on which each anchor stands, from 1; empty while that is unknown.
        """
        unknown = "" if pages else PLACEHOLDER
        numbers = tuple(str(pages.get(_target(link), unknown)) for link in self._numbered)
        if self._laid_out_with == (first_page, numbers):
            return False
        for link, number in zip(self._numbered, numbers, strict=True):
            link.set("data-page", number)
        self.document = self.lay_out(self.html, _counting_from(first_page))
        self._laid_out_with = (first_page, numbers)
        return True


def compose(parts: list[Part]) -> Document:
    """The pages of all parts as one document, to be written with one tree of tags.

    Raises Unsettled.
    """
    pages: Mapping[str, int] = {}
    for _ in range(ROUNDS):
        if not _settle_all(parts, pages):
            return parts[0].document.copy([page for part in parts for page in part.document.pages])
        pages = _pages_of_anchors(parts)
    raise Unsettled("The numbers of the pages do not settle: shorten the list of contents.")


def _settle_all(parts: list[Part], pages: Mapping[str, int]) -> bool:
    """Lay out what has to be; whether anything had."""
    first_page, changed = 1, False
    for part in parts:
        first_page = 1 if part.own_numbers else first_page
        changed |= part.settle(first_page, pages)
        first_page += len(part.document.pages)
    return changed


def _pages_of_anchors(parts: list[Part]) -> dict[str, int]:
    """What is torn over several pages stands on the first of them."""
    found: dict[str, int] = {}
    laid_out = (page for part in parts for page in part.document.pages)
    for number, page in enumerate(laid_out, start=1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found


def _counting_from(first_page: int) -> CSS:
    return CSS(string=f"@page :first {{ counter-increment: page {first_page} }}")


def _target(link: Element) -> str | None:
    """The id that a link within the file leads to."""
    address = link.get("href", "")
    return address[1:] if address.startswith("#") else None


def name_anchors(parts: list[Part]) -> None:
    """Give parts of one name their ids to themselves, and the links to them.

    Links to other ids lead to other parts.
    """
    for name in {part.name for part in parts} - {""}:
        roots = [part.html.etree_element for part in parts if part.name == name]
        elements = [element for root in roots for element in outside_drawings(root)]
        own = {element.get("id") for element in elements} - {None}
        for element in elements:
            if identifier := element.get("id"):
                element.set("id", f"{name}-{identifier}")
            if element.tag == "a" and _target(element) in own:
                element.set("href", f"#{name}-{_target(element)}")
