"""Characters that come along unseen when text is pasted, and that no file may hold."""

import re
from xml.etree.ElementTree import Element

SPACES = re.compile("[\x0b\x0c\x85\u2028\u2029]")  # other programs' ends of lines and pages
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)  # control codes, halves of characters, and what Unicode keeps for programs' own use


def without_unprintable(text: str) -> str:
    return UNPRINTABLE.sub("", SPACES.sub(" ", text))


def remove_unprintable(root: Element) -> None:
    """From all texts and attributes: HTML may also write such characters as ``&#7;``."""
    for element in root.iter():
        element.text = without_unprintable(element.text or "")
        element.tail = without_unprintable(element.tail or "")
        for name, value in element.attrib.items():
            element.set(name, without_unprintable(value))
