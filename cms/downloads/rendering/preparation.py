"""Corrections to the parsed HTML before it is laid out, and the faults that nothing could correct.

Works on the ElementTree that WeasyPrint parses; afterwards every image and drawing either has a
text alternative or is marked as decorative in the one way that ``tagging`` looks for.
"""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element, SubElement

from .blocks import located, pieces
from .characters import remove_unprintable

SVG = "{http://www.w3.org/2000/svg}"
TO_THE_TOP = {"", "#", "#top"}  # which a paper has not
SCHEMES = {"http", "https", "mailto", "sms", "tel"}
UNSUPPORTED = {"audio", "embed", "iframe", "object", "video"}  # drawn without a text alternative


def prepare(root: Element, *, language: str, base_url: str) -> list[str]:
    """Correct the tree in place; a list of plain sentences on what is wrong with it."""
    remove_unprintable(root)
    root.set("lang", language)
    names = {piece.element: piece.block for piece in pieces(root) if piece.element is not None}
    return [
        located(problem, [names[element]])
        for element in list(outside_drawings(root))
        for problem in _prepare_element(element, base_url)
    ]


def outside_drawings(element: Element) -> Iterator[Element]:
    """The elements in document order; a drawing is one element, whatever it is made of."""
    if not isinstance(element.tag, str):  # a comment
        return
    yield element
    if element.tag != f"{SVG}svg":
        for child in element:
            yield from outside_drawings(child)


def _prepare_element(element: Element, base_url: str) -> Iterator[str]:
    if element.tag == f"{SVG}svg":
        yield from _prepare_drawing(element)
    elif element.tag == "img":
        yield from _prepare_image(element)
    elif element.tag == "a":
        yield from _prepare_link(element, base_url)
    elif element.tag in UNSUPPORTED:
        yield f"<{element.tag}> cannot be printed with a text alternative."
    if "attachment" in element.get("rel", "").lower().split():
        yield f"files cannot be attached: {element.get('href', '')[:200]}"


def is_decorative(element: Element) -> bool:
    return (
        element.get("aria-hidden") == "true"
        or element.get("role") in ("presentation", "none")
        or (element.tag == "img" and element.get("alt") == "")
    )


def _prepare_image(image: Element) -> Iterator[str]:
    if is_decorative(image):
        image.set("alt", "")
    elif not image.get("alt", "").strip():
        yield f"an image has no text alternative (alt): {image.get('src', '')[:200]}"


def _prepare_drawing(drawing: Element) -> Iterator[str]:
    """WeasyPrint reads a drawing's text alternative from its own ``<title>`` only."""
    title = drawing.find(f"{SVG}title")
    if is_decorative(drawing):
        if title is not None:
            drawing.remove(title)
    elif title is None or not (title.text or "").strip():
        label = drawing.get("aria-label", "").strip()
        if not label:
            yield "a drawing (svg) has no text alternative: a <title>, aria-label or aria-hidden."
            return
        title = SubElement(drawing, f"{SVG}title") if title is None else title
        title.text = label


def _prepare_link(link: Element, base_url: str) -> Iterator[str]:
    """Links lead to the site, not to the virtual host that files are read from."""
    href = link.get("href", "").strip()
    if href in TO_THE_TOP:
        link.attrib.pop("href", None)
        return
    try:
        scheme = urlsplit(href).scheme.lower()
        address = urljoin(base_url, href)
    except ValueError:
        yield f"a link leads to {href[:200]}, which is not an address."
        return
    if scheme and scheme not in SCHEMES:
        yield f"a link leads to {href[:200]}, which readers cannot follow."
    elif not scheme and not href.startswith("#"):
        if not base_url:
            yield f"a relative link needs the document's base_url: {href[:200]}"
        link.set("href", address)
