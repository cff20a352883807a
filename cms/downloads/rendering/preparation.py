"""Corrections to the parsed HTML before it is laid out, and the faults that nothing could correct.

Works on the ElementTree that WeasyPrint parses; afterwards every image and drawing either has a
text alternative or is marked as decorative in the one way that ``tagging`` looks for.
"""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element, SubElement

SVG = "{http://www.w3.org/2000/svg}"
UNSUPPORTED = {"audio", "embed", "iframe", "object", "video"}  # drawn without a text alternative


def prepare(root: Element, *, language: str, base_url: str) -> list[str]:
    """Correct the tree in place; a list of plain sentences on what is wrong with it."""
    root.set("lang", language)
    problems = []
    for element in _outside_drawings(root):
        if element.tag == f"{SVG}svg":
            problems += _prepare_drawing(element)
        elif element.tag == "img":
            problems += _prepare_image(element)
        elif element.tag == "a":
            problems += _prepare_link(element, base_url)
        elif element.tag in UNSUPPORTED:
            problems.append(f"<{element.tag}> cannot be printed with a text alternative.")
        if "attachment" in element.get("rel", "").lower().split():
            problems.append(f"Files cannot be attached: {element.get('href', '')[:200]}")
    return problems


def _outside_drawings(element: Element) -> Iterator[Element]:
    """The elements in document order; a drawing is one element, whatever it is made of."""
    if not isinstance(element.tag, str):  # a comment
        return
    yield element
    if element.tag != f"{SVG}svg":
        for child in element:
            yield from _outside_drawings(child)


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
        yield f"An image has no text alternative (alt): {image.get('src', '')[:200]}"


def _prepare_drawing(drawing: Element) -> Iterator[str]:
    """WeasyPrint reads a drawing's text alternative from its own ``<title>`` only."""
    title = drawing.find(f"{SVG}title")
    if is_decorative(drawing):
        if title is not None:
            drawing.remove(title)
    elif title is None or not (title.text or "").strip():
        label = drawing.get("aria-label", "").strip()
        if not label:
            yield "A drawing (svg) has no text alternative: a <title>, aria-label or aria-hidden."
            return
        title = SubElement(drawing, f"{SVG}title") if title is None else title
        title.text = label


def _prepare_link(link: Element, base_url: str) -> Iterator[str]:
    """Links lead to the site, not to the virtual host that files are read from."""
    href = link.get("href", "").strip()
    if not href or href.startswith("#") or urlsplit(href).scheme:
        return
    if not base_url:
        yield f"A relative link needs the document's base_url: {href[:200]}"
        return
    link.set("href", urljoin(base_url, href))
