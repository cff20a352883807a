"""The part of a text that best answers a query, with the words that match marked.

Needs the text and the query only, so it is the same whichever search engine found the text.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.search.words import WORD, printable, query_stems, stems

CUT = "…"


class Match(NamedTuple):
    """What the query asks for: where it stands in the text, and the stems of its words."""

    start: int
    end: int
    stems: tuple[str, ...]


def excerpt(text: str, query: str, length: int = 220, phrases: Iterable[str] = ()) -> SafeString:
    """At most ``length`` characters of plain ``text`` as HTML, cut between words.

    Words with the stem of a query word are in ``<mark>``, and so is each run of words with the
    stems of a phrase; a part of the phrase is not. Without any, the text's beginning.
    """
    text = unicodedata.normalize("NFC", printable(text))
    wanted = {(stem,) for stem in query_stems(query)} | {tuple(stems(each)) for each in phrases}
    matches = _matches(text, wanted)
    start, end = _widen(text, *_densest(matches, length), length)
    inside = [match for match in matches if start <= match.start and match.end <= end]
    before, after = CUT if start > 0 else "", CUT if end < len(text) else ""
    return mark_safe(before + _marked(text, inside, start, end) + after)


def _matches(text: str, wanted: set[tuple[str, ...]]) -> list[Match]:
    """From left to right, at each place the longest; none overlaps another."""
    found = [(stem, word) for word in WORD.finditer(text) for stem in stems(word[0])]
    read = tuple(stem for stem, _ in found)
    lengths = sorted({len(each) for each in wanted if each}, reverse=True)
    matches, end = [], 0
    for at, (_, first) in enumerate(found):
        runs = (read[at : at + length] for length in lengths)
        run = next((run for run in runs if run in wanted), ())
        if run and first.start() >= end:
            end = found[at + len(run) - 1][1].end()
            matches.append(Match(first.start(), end, run))
    return matches


def _densest(matches: list[Match], length: int) -> tuple[int, int]:
    """The span, no longer than ``length``, with most different ones, then most matches."""
    best, best_score = (0, 0), (0, 0)
    seen, last = Counter(), 0
    for first, match in enumerate(matches):
        while last < len(matches) and matches[last].end - match.start <= length:
            seen[matches[last].stems] += 1
            last += 1
        score = (len(seen), last - first)
        if last > first and score > best_score:
            best, best_score = (match.start, matches[last - 1].end), score
        seen -= Counter([match.stems])
        last = max(last, first + 1)
    return best


def _widen(text: str, start: int, end: int, length: int) -> tuple[int, int]:
    """The span filled up to ``length`` on both sides, then trimmed to whole words."""
    if len(text) <= length:
        return 0, len(text)
    left = max(0, min(start - (length - (end - start)) // 2, len(text) - length))
    right = left + length
    if left > 0 and text[left - 1] != " ":
        left = text.find(" ", left, start) + 1 or start
    if right < len(text) and text[right] != " ":
        space = text.rfind(" ", max(end, left + 1), right)
        right = space if space > 0 else (end or right)
    return left, right


def _marked(text: str, matches: list[Match], start: int, end: int) -> str:
    """The HTML of the span. Each piece is escaped by itself, so a mark never splits an entity."""
    edges = [start, *(edge for match in matches for edge in (match.start, match.end)), end]
    pieces = [escape(text[left:right]) for left, right in pairwise(edges)]
    return "".join(
        f"<mark>{piece}</mark>" if number % 2 else piece for number, piece in enumerate(pieces)
    )
