"""The tags of a PDF that WeasyPrint has finished but not yet written, to be read and corrected.

Nothing of WeasyPrint is replaced, but what is read here is partly private to it: another version
than the one these modules were tested with is refused. An element of the tag tree is a pydyf
dictionary; its kids are references (bytes) to elements and annotations, and numbers (MCID) of
marked content.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pydyf
import weasyprint
from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes

SUPPORTED_VERSION = "70.0"
NOBODY = b"null"
MAY_BE_EMPTIED = ("/Figure", "/NonStruct", "/Span")


class UnsupportedVersion(RuntimeError):
    """Another WeasyPrint than the one this was written and tested for is installed."""


class Untaggable(ValueError):
    """WeasyPrint 70.0 cannot tag this content at all; the message says what to write instead."""


def refuse_other_versions() -> None:
    if weasyprint.VERSION != SUPPORTED_VERSION:
        raise UnsupportedVersion(
            f"Tagging is written for WeasyPrint {SUPPORTED_VERSION}, not {weasyprint.VERSION}: "
            "run make test-slow with the new version, then change SUPPORTED_VERSION."
        )


refuse_other_versions()


class RecordedPage(Page):
    """A laid-out page that remembers, once painted, the number (MCID) of each marked box."""

    def __init__(self, page: Page):
        vars(self).update(vars(page))
        self.numbers: dict[boxes.Box, int] = {}

    def paint(self, stream, scale=1):
        super().paint(stream, scale)
        self.numbers = {box: mark["mcid"] for box, mark in stream._tags.items()}

    @property
    def content(self) -> boxes.Box:
        """What of the document is on the page, without its margins' running heads."""
        return self._page_box.children[0]

    def boxes(self) -> Iterator[boxes.Box]:
        return self._page_box.descendants()


def recorded(document: Document) -> Document:
    """The same document, ready for a ``finisher`` that works on its TagTree."""
    return document.copy([RecordedPage(page) for page in document.pages])


@dataclass
class MarkedContent:
    """One piece of painted content: ``/Span <</MCID 7>> BDC`` in a page's stream."""

    commands: list
    position: int  # of the tag in ``commands``; its properties and BDC follow

    @property
    def tag(self) -> str:
        return self.commands[self.position]

    def become_artifact(self, properties: pydyf.Dictionary) -> None:
        self.commands[self.position : self.position + 2] = ["/Artifact", properties]


@dataclass
class TagTree:
    """The structure tree, the marked contents of each page by number, and who owns what."""

    pdf: pydyf.PDF
    document: Document
    contents: list[dict[int, MarkedContent]] = field(init=False)
    _page_owners: list[list[bytes]] = field(init=False)  # the element of each number of each page
    _reachable: set[int] = field(init=False)  # object numbers of the elements in the tree

    def __post_init__(self):
        self._root = root = self.resolve(self.pdf.catalog["StructTreeRoot"])
        self._parent_tree = self.resolve(root["ParentTree"])["Nums"]  # key, owner(s), key, …
        self._page_owners = self._parent_tree[1 : 2 * len(self.document.pages) : 2]
        self._reachable = {element.number for element in self._descend(root)}
        self.contents = _marked_contents(self.pdf)

    def resolve(self, reference: bytes) -> pydyf.Dictionary:
        return self.pdf.objects[_object_number(reference)]

    def is_in_tree(self, element: pydyf.Dictionary) -> bool:
        return element.number in self._reachable

    def elements(self, tags: tuple[str, ...]) -> list[pydyf.Dictionary]:
        """The elements with one of the ``tags``, in reading order."""
        return [element for element in self._descend(self._root) if element.get("S") in tags]

    def wrap(self, kids: list[bytes], tag: str, parent: pydyf.Dictionary) -> bytes:
        """A new element around ``kids``; the reference for ``parent`` to hold instead of them."""
        wrapper = pydyf.Dictionary(
            {"Type": "/StructElem", "S": tag, "P": parent.reference, "K": pydyf.Array(kids)}
        )
        self.pdf.add_object(wrapper)
        for kid in map(self.resolve, kids):
            kid["P"] = wrapper.reference
        return wrapper.reference

    def owner(self, page: int, number: int) -> pydyf.Dictionary | None:
        """The element that a piece of marked content belongs to, if it still has one."""
        reference = self._page_owners[page][number]
        return None if reference == NOBODY else self.resolve(reference)

    def make_artifact(self, page: int, number: int, properties: pydyf.Dictionary) -> None:
        """Take a piece of content out of the tree, with the elements that it leaves empty."""
        self.contents[page][number].become_artifact(properties)
        element, kid = self.owner(page, number), number
        self._page_owners[page][number] = NOBODY
        while kid in element["K"]:
            element["K"].remove(kid)
            if element["K"] or element["S"] not in MAY_BE_EMPTIED:
                return
            element, kid = self.resolve(element["P"]), element.reference

    def drop_annotations(self, unwanted: Callable[[pydyf.Dictionary], bool]) -> None:
        """Remove from pages and tree the annotations of the elements that are ``unwanted``."""
        first = 2 * len(self.document.pages)  # the entries before are the pages' own
        kept, dropped = self._parent_tree[:first], set()
        owned = zip(self._parent_tree[first::2], self._parent_tree[first + 1 :: 2], strict=True)
        for key, reference in list(owned):
            if unwanted(self.resolve(reference)):
                dropped |= set(self._take_annotations(self.resolve(reference)))
            else:
                kept += [key, reference]
        self._parent_tree[:] = kept
        for page in map(self.resolve, self.pdf.page_references):
            if "Annots" in page:
                page["Annots"] = pydyf.Array(a for a in page["Annots"] if a not in dropped)

    def _take_annotations(self, element: pydyf.Dictionary) -> Iterator[bytes]:
        for kid in list(element["K"]):
            if isinstance(kid, bytes) and self.resolve(kid).get("Type") == "/OBJR":
                element["K"].remove(kid)
                yield self.resolve(kid)["Obj"]

    def _descend(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        for kid in element.get("K", ()):
            if isinstance(kid, bytes):
                yield self.resolve(kid)
                yield from self._descend(self.resolve(kid))


def _object_number(reference: bytes) -> int:
    return int(reference.split()[0])


def _marked_contents(pdf: pydyf.PDF) -> list[dict[int, MarkedContent]]:
    """For each page, its marked contents by number; raises Untaggable for those of a group."""
    pages = {pdf.objects[number]["Contents"]: {} for number in pdf.pages["Kids"][::3]}
    for stream in pdf.objects:
        if not isinstance(stream, pydyf.Stream):
            continue
        for position, command in enumerate(stream.stream):
            if command == b"BDC" and "MCID" in (mark := stream.stream[position - 1]):
                if stream.reference not in pages:
                    raise Untaggable("Text or images with opacity lose their tags: use a colour.")
                content = MarkedContent(stream.stream, position - 2)
                pages[stream.reference][mark["MCID"]] = content
    return list(pages.values())
