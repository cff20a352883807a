"""Corrections to the tags that WeasyPrint 70.0 writes: what and why in docs/adr/0004-pdf-tagging.md

Made through WeasyPrint's own ``finisher`` on the finished objects, before they are written.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from .structure import correct_structure
from .tagtree import TagTree

RUNNING_HEAD = pydyf.Dictionary({"Type": "/Pagination"})
DECORATION = pydyf.Dictionary({"Type": "/Layout"})


def correct_tags(document: Document, pdf: pydyf.PDF, roots: list[Element]) -> None:
    """Correct ``pdf``; ``document`` comes from ``tagtree.recorded``, its parts from ``roots``.

    Raises Untaggable.
    """
    tree = TagTree(pdf, document)
    main = document.metadata.lang
    foreign = {
        element: language
        for root in roots
        for element, language in _foreign_elements(root, main, main)
    }
    _fold_links(tree)
    for page in range(len(document.pages)):
        _hide_running_heads(tree, page)
        _hide_decorative_images(tree, page)
        _hide_leaders(tree, page)
        _declare_languages(tree, page, foreign)
        _describe_links(tree, page)
        _scope_headers(tree, page)
    correct_structure(tree)


def _fold_links(tree: TagTree) -> None:
    """Only whole links of the text stay links.

    The dots and the page number of an entry in the contents lie within its link; a link in a
    running head would be outside the tree of tags, which PDF/UA (7.18.5) does not allow.
    """
    parts = []

    def is_surplus(element: pydyf.Dictionary) -> bool:
        if tree.resolve(element["P"])["S"] == "/Link":
            parts.append(element)
        return not tree.is_in_tree(element) or element in parts

    tree.drop_annotations(is_surplus)
    for element in parts:
        element["S"] = "/Span"


def _hide_running_heads(tree: TagTree, page: int) -> None:
    """What is painted but owned by no element of the tree is a margin box.

    WeasyPrint tags margin boxes but leaves the tags out of the tree (Kozea/WeasyPrint#1836).
    """
    for number in tree.contents[page]:
        if not tree.is_in_tree(tree.owner(page, number)):
            tree.make_artifact(page, number, RUNNING_HEAD)


def _hide_decorative_images(tree: TagTree, page: int) -> None:
    """An image without a text alternative is decorative: ``preparation`` has seen to the others.

    WeasyPrint makes figures of them (Kozea/WeasyPrint#2550); style sheets' images count as text.
    """
    for number, content in tree.contents[page].items():
        if content.tag == "/Figure" and "Alt" not in tree.owner(page, number):
            tree.make_artifact(page, number, DECORATION)


def _hide_leaders(tree: TagTree, page: int) -> None:
    """Sixty dots between an entry and its page number would be read one by one."""
    recorded = tree.document.pages[page]
    for leader in filter(lambda box: box.is_leader, recorded.boxes()):
        for box in leader.descendants():
            if box in recorded.numbers and tree.owner(page, recorded.numbers[box]) is not None:
                tree.make_artifact(page, recorded.numbers[box], DECORATION)


def _declare_languages(tree: TagTree, page: int, foreign: dict[Element, str]) -> None:
    """On the innermost elements, which hold the text: from there nothing wrong is inherited.

    WeasyPrint knows the language of the whole document only; WCAG 2.2 (3.1.2) asks for its parts.
    """
    for box, number in tree.document.pages[page].numbers.items():
        if box.element in foreign and (owner := tree.owner(page, number)) is not None:
            owner["Lang"] = pydyf.String(foreign[box.element])


def _foreign_elements(element: Element, inherited: str, main: str) -> Iterator[tuple[Element, str]]:
    """The elements in another language than the ``main`` one, each with its language."""
    language = element.get("lang", inherited)
    if language != main:
        yield element, language
    for child in element:
        yield from _foreign_elements(child, language, main)


def _describe_links(tree: TagTree, page: int) -> None:
    """By their text; WeasyPrint describes links by their address."""
    for box in tree.document.pages[page].boxes():
        if box.link_annotation and (text := link_text(box.element)):
            box.link_annotation["Contents"] = pydyf.String(text)


def link_text(link: Element) -> str:
    """What a reader hears: the label, or the text with that of the images in it."""
    return link.get("aria-label", "").strip() or " ".join(" ".join(_text_parts(link)).split())


def _text_parts(element: Element) -> Iterator[str]:
    yield element.get("alt", "") if element.tag == "img" else element.text or ""
    for child in element:
        yield from _text_parts(child)
        yield child.tail or ""


def _scope_headers(tree: TagTree, page: int) -> None:
    """A header cell heads its column unless its ``scope`` says row; WeasyPrint writes no Scope."""
    for box in tree.document.pages[page].boxes():
        if isinstance(box, boxes.TableCellBox) and box.element_tag == "th":
            is_row = box.element.get("scope") in ("row", "rowgroup")
            box.mark["A"]["Scope"] = "/Row" if is_row else "/Column"
