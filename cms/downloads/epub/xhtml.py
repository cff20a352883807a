"""From the HTML of a part to the XHTML that e-book readers ask for."""

from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import tinyhtml5

XHTML = "{http://www.w3.org/1999/xhtml}"
OF_THE_WEB = {"srcset", "sizes", "loading", "fetchpriority", "decoding", "tabindex"}

ElementTree.register_namespace("", XHTML.strip("{}"))
ElementTree.register_namespace("svg", "http://www.w3.org/2000/svg")


def parse(html: str) -> Element:
    """The body of a document with this HTML in it."""
    return tinyhtml5.parse(f"<!DOCTYPE html><body>{html}").find(f"{XHTML}body")


def anchors(body: Element) -> list[str]:
    return [element.get("id") for element in body.iter() if element.get("id")]


def adapt(
    body: Element, *, base_url: str, link_to: Callable[[str], str | None], image: Callable
) -> None:
    """Change a part in place, for a book.

    ``link_to(anchor)`` is where in the book an anchor stands, or None: its link goes, the words
    stay. ``image(address)`` is the image's name in the book.
    """
    for element in body.iter():
        for name in filter(_is_of_the_web, list(element.attrib)):
            del element.attrib[name]
        if element.tag == f"{XHTML}a" and "href" in element.attrib:
            _adapt_link(element, base_url, link_to)
        if element.tag == f"{XHTML}img":
            element.set("src", image(element.get("src", "")))


def _is_of_the_web(name: str) -> bool:
    return name in OF_THE_WEB or name.startswith("data-")


def _adapt_link(link: Element, base_url: str, link_to) -> None:
    href = link.get("href").strip()
    if href.startswith("#"):
        target = link_to(href[1:])
    else:
        target = href if urlsplit(href).scheme else urljoin(base_url, href)
    if target:
        link.set("href", target)
    else:
        del link.attrib["href"]


def inner_xml(body: Element) -> str:
    """What the body holds, as well-formed XML."""
    return "".join(_children(body))


def _children(body: Element) -> Iterator[str]:
    yield _escaped(body.text)
    for child in body:
        yield ElementTree.tostring(child, encoding="unicode")


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")
