"""SVG files as they can be printed: complete in themselves, with nothing that acts.

What a drawing reads from elsewhere is refused when it is fetched, too; here its own file is named.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from .pictures import Unprintable

SVG = "{http://www.w3.org/2000/svg}"
HREF = ("href", "{http://www.w3.org/1999/xlink}href")
URL = re.compile(r"""(?:@import\s*(?:url\()?|url\()\s*['"]?\s*([^'")\s;]+)""", re.IGNORECASE)
NOT_DRAWN = {
    "script": "holds a script",
    "foreignObject": "holds a part that is not drawn (foreignObject): turn its text into text",
    "iframe": "holds another page (iframe)",
}


def check_drawing(content: bytes) -> None:
    """Raises Unprintable."""
    if b"<!ENTITY" in content or b"<?xml-stylesheet" in content:
        raise Unprintable("reads from elsewhere: save it as a plain SVG")
    try:
        root = fromstring(content)
    except ParseError as error:
        raise Unprintable(f"is damaged ({error})") from error
    if root.tag not in (f"{SVG}svg", "svg"):
        raise Unprintable("is not a picture, or of a kind that cannot be printed")
    for element in root.iter():
        _check_element(element)


def _check_element(element: Element) -> None:
    name = str(element.tag).rpartition("}")[2]
    if name in NOT_DRAWN:
        raise Unprintable(NOT_DRAWN[name])
    for address in _addresses(element, name):
        if not address.lower().startswith(("#", "data:")):
            raise Unprintable(f"reads from elsewhere: {address[:200]}")


def _addresses(element: Element, name: str) -> Iterator[str]:
    """What is read to draw the element; where a link leads is not."""
    if name != "a":
        yield from (element.get(key, "").strip() or "#" for key in HREF)
    styles = [element.text or ""] if name == "style" else []
    for style in (*styles, *element.attrib.values()):
        yield from URL.findall(style)
