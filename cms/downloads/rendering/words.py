"""The words that a document has to print, and which of them a text lacks.

WeasyPrint has lost text at page breaks without a word (Kozea/WeasyPrint#1967, #2469).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

NOT_PRINTED = {"head", "noscript", "script", "style", "template"}
DRAWING_NOTES = {"{http://www.w3.org/2000/svg}title", "{http://www.w3.org/2000/svg}desc"}
# Scripts that a PDF's text can be compared in: Latin and its neighbours. (Letters of Arabic or
# Bengali change shape and order; what is extracted is not what was written.)
WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]+")
SOFT_HYPHEN = "\u00ad"


def words_to_print(root: Element) -> Counter[str]:
    """How often each word of the HTML body occurs, small letters; ``hidden`` parts left out.

    Words are those of each piece of text by itself: a footnote may follow a word without a space.
    """
    return words(" ".join(_text_parts(root)))


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(_normal(text)))


def missing_words(wanted: Counter[str], text: str) -> list[str]:
    """The wanted words that ``text`` has too few of, in order of the alphabet.

    A word in pieces (bold letters, a line's end) counts when its letters follow each other.
    """
    found = words(text)
    suspects = {word: count for word, count in wanted.items() if found[word] < count}
    if not suspects:
        return []
    letters = "".join(WORD.findall(_normal(text)))
    return sorted(word for word, count in suspects.items() if letters.count(word) < count)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, "")).lower()


def _text_parts(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or not _is_printed(element):
        return
    yield element.text or ""
    for child in element:
        yield from _text_parts(child)
        yield child.tail or ""


def _is_printed(element: Element) -> bool:
    return (
        element.tag not in NOT_PRINTED
        and element.tag not in DRAWING_NOTES
        and element.get("hidden") is None
    )
