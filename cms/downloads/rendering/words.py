"""The words that a document has to print, and which of them a text lacks.

WeasyPrint has lost text at page breaks without a word (Kozea/WeasyPrint#1967, #2469).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from .blocks import Block

# Latin and its neighbours: letters of Arabic or Bengali change shape and order, and words in them
# are not extracted as they were written
WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]+")
SOFT_HYPHEN = "\u00ad"
# The part of their letters that has to be found: measured were 96.7% in Bengali, of whose joined
# letters some are extracted as one, and all of them in Arabic, Urdu, Gujarati, Punjabi, Chinese
SHAPED_LETTERS_FOUND = 0.95


def words_to_print(blocks: list[Block]) -> Counter[str]:
    """How often each word of the blocks occurs, small letters.

    Words are those of each piece of text by itself: a footnote may follow a word without a space.
    """
    return words(" ".join(" ".join(block.texts) for block in blocks))


def words(text: str) -> Counter[str]:
    return Counter(_sequence(text))


def missing_words(wanted: Counter[str], text: str) -> list[str]:
    """The wanted words that ``text`` has too few of, in order of the alphabet.

    A word in pieces (bold letters, a line's end) counts when its letters follow each other.
    """
    found = words(text)
    suspects = {word: count for word, count in wanted.items() if found[word] < count}
    if not suspects:
        return []
    letters = "".join(_sequence(text))
    return sorted(word for word, count in suspects.items() if letters.count(word) < count)


def blocks_missing_words(blocks: list[Block], text: str) -> Iterator[tuple[str, list[str]]]:
    """The names of the blocks that lost words on the way to ``text``, each with those words.

    Of a word that several blocks have, those lost it where it no longer stands beside a neighbour.
    """
    missing = missing_words(words_to_print(blocks), text)
    if not missing:
        return
    known = set(pairwise(_sequence(text)))
    sequences = [(block.name, _sequence(" ".join(block.texts))) for block in blocks]
    losses: dict[str, list[str]] = {}
    for word in missing:
        holders = [(name, sequence) for name, sequence in sequences if word in sequence]
        losers = [name for name, sequence in holders if _parted(word, sequence) - known]
        for name in losers or [name for name, _ in holders]:
            losses.setdefault(name, []).append(word)
    yield from losses.items()


def shaped_letters_lost(blocks: list[Block], text: str) -> int:
    """How many letters of scripts without capitals ``text`` lacks; 0 where few enough are."""
    wanted = _shaped_letters(" ".join(text for block in blocks for text in block.texts))
    lost = (wanted - _shaped_letters(text)).total()
    return lost if lost > (1 - SHAPED_LETTERS_FOUND) * wanted.total() else 0


def _shaped_letters(text: str) -> Counter[str]:
    return Counter(letter for letter in _normal(text) if unicodedata.category(letter) == "Lo")


def _parted(word: str, sequence: list[str]) -> set[tuple[str, str]]:
    """The pairs of neighbours that the word is one of."""
    return {pair for pair in pairwise(sequence) if word in pair}


def _sequence(text: str) -> list[str]:
    return WORD.findall(_normal(text))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, "")).lower()
