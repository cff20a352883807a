"""A text as the numbers that BERT's models read: pieces of words from a fixed vocabulary."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import punctuation

from cms.search.words import printable

LONGEST_WORD = 100  # characters: a longer one is one unknown piece
IDEOGRAPHS = "CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH"


class _Characters(dict):
    """For ``str.translate``: lower case, no accents, signs and ideographs words of their own."""

    def __missing__(self, code):
        character = chr(code)
        category = unicodedata.category(character)
        if category == "Mn":
            shown = ""
        elif character in punctuation or category.startswith("P") or _is_ideograph(character):
            shown = f" {character} "
        else:
            shown = character.lower()
        self[code] = shown
        return shown


def _is_ideograph(character):
    return unicodedata.name(character, "").startswith(IDEOGRAPHS)


_CHARACTERS = _Characters()


class WordPieces:
    """The vocabulary of a model: a file with a piece on each line. What goes on inside a word
    begins with ``##``."""

    def __init__(self, path: Path):
        lines = path.read_text(encoding="utf-8").splitlines()
        self._numbers = {piece: number for number, piece in enumerate(lines)}
        self._begin, self._end, self._unknown = map(
            self._numbers.__getitem__, ("[CLS]", "[SEP]", "[UNK]")
        )
        self._pieces = lru_cache(maxsize=20_000)(self._split)

    def numbers(self, text: str, most: int) -> list[int]:
        """Those of the text's beginning, at most so many, two of which only enclose it."""
        found = [self._begin]
        for word in _words(text):
            found += self._pieces(word)
            if len(found) >= most:
                break
        return [*found[: most - 1], self._end]

    def _split(self, word) -> list[int]:
        """The longest piece that the word begins with, then again with the rest of it."""
        found, start = [], 0
        while start < len(word) <= LONGEST_WORD:
            for end in range(len(word), start, -1):
                number = self._numbers.get(("##" if start else "") + word[start:end])
                if number is not None:
                    break
            else:
                return [self._unknown]
            found.append(number)
            start = end
        return found or [self._unknown]


def _words(text) -> Iterator[str]:
    return iter(unicodedata.normalize("NFD", printable(text)).translate(_CHARACTERS).split())
