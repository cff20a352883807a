"""What else a query means: spellings that stand for one another.

They are asked for at each search, so that a word an editor saves widens the next one, in every
process, and nothing is indexed again.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from modelsearch.query import And, Boost, Or, Phrase, PlainText, SearchQuery
from wagtail.search.backends import get_search_backend

from .words import (
    QUESTION_WORDS,
    STOP_WORDS,
    fold,
    normalise,
    searchable,
    stem,
    stems,
    telling_words,
    words_in_question,
)

WORTH = 0.5  # of a synonym, beside what was typed
MOST_PARTS = 8  # of a query that are widened
MOST_SPELLINGS = 8  # that stand for one part

Spellings = Iterable[list[str]]

_sources = []


def source_of_spellings(function: Callable[[], Spellings]):
    """Register a function that gives lists of what means the same, each as people write it.

    It is called at every search, gives what any reader may know, and asks the database once.
    """
    _sources.append(function)
    return function


class Part(NamedTuple):
    """A run of the query's words that is a spelling, and what stands for it."""

    start: int
    end: int
    others: list[str]


class Wording:
    """The words of a query, and what is looked for beside them.

    ``also`` and ``is_loose`` say what was asked until now: read them after the search.
    """

    def __init__(self, query: str, exact: bool = False):
        """:param exact: look for nothing but the words themselves."""
        self.words = searchable(normalise(query)).split()
        self.exact = exact
        self.is_loose = False  # whether some of the words will do, since few hits have them all
        self.also = []  # spellings that were looked for beside the words
        self._parts = [] if exact else _parts(self.words)

    @property
    def telling(self) -> str:
        """The words that were typed, without those that only make a question of them."""
        return " ".join(words_in_question(" ".join(self.words)))

    def queries(self, operator: str) -> list[SearchQuery]:
        """For all ("and") or any ("or") of the words, and what stands for them.

        What the first finds is better than what only the second finds: an engine that can weigh
        needs one.
        """
        self.is_loose = operator == "or"
        parts = self._parts if self.is_loose else _without_ordinary_words(self._parts)
        self.also = list(dict.fromkeys(other for part in parts for other in part.others))
        typed = PlainText(self.telling, operator)
        if not parts:
            return [typed]
        some_words = Or([typed, *self._synonyms(parts)])
        wide = some_words if self.is_loose else self._all_words(parts)
        return [wide] if _can_weigh() else [typed, wide]

    def _all_words(self, parts):
        covered = {number for part in parts for number in range(part.start, part.end)}
        rest = [word for number, word in enumerate(self.words) if number not in covered]
        idle = STOP_WORDS | QUESTION_WORDS
        rest = [word for word in rest if fold(word) not in idle]
        queries = [PlainText(" ".join(rest))] if rest else []
        for part in parts:
            typed = PlainText(" ".join(self._typed(part)))
            queries.append(Or([typed, *self._synonyms([part])]))
        return And(queries) if len(queries) > 1 else queries[0]

    def _synonyms(self, parts) -> Iterator[SearchQuery]:
        """However many words a synonym has, all of it is worth less than what was typed."""
        for part in parts:
            length = len(self._typed(part))
            for other in part.others:
                found = telling_words(other)
                query = Phrase(searchable(other)) if len(found) > 1 else PlainText(found[0])
                if _can_weigh():
                    query = Boost(query, WORTH * min(1, length / len(found)))
                yield query

    def _typed(self, part):
        return telling_words(" ".join(self.words[part.start : part.end]))


def _parts(words) -> list[Part]:
    """The runs of words that are spellings, the longest first; none stands inside another."""
    known = _known()
    longest = max(map(len, known), default=0)
    found = [stem(fold(word)) for word in words]
    runs = [
        (start, start + length)
        for length in range(min(longest, len(words)), 0, -1)
        for start in range(len(words) - length + 1)
        if tuple(found[start : start + length]) in known
    ]
    parts, taken = [], set()
    for start, end in runs:
        others = _others(tuple(found[start:end]), known)
        if others and taken.isdisjoint(range(start, end)):
            parts.append(Part(start, end, others))
            taken.update(range(start, end))
    return sorted(parts[:MOST_PARTS])


def _known() -> dict[tuple[str, ...], list[str]]:
    """All that means the same, by the stems of each spelling."""
    known = {}
    for source in _sources:
        for spellings in source():
            for spelling in spellings:
                if key := _stems(spelling):
                    known.setdefault(key, []).extend(spellings)
    return known


def _others(typed, known) -> list[str]:
    """But not what holds the typed words themselves: they find it anyway."""
    others = {}
    for other in known[typed]:
        others.setdefault(_stems(other), normalise(other))
    wanted = [other for key, other in others.items() if key and not _holds(key, typed)]
    return wanted[:MOST_SPELLINGS]


def _holds(whole, part):
    ends = range(len(part), len(whole) + 1)
    return any(whole[end - len(part) : end] == part for end in ends)


@lru_cache(maxsize=10_000)
def _stems(spelling) -> tuple[str, ...]:
    return tuple(stems(spelling))


def _without_ordinary_words(parts) -> list[Part]:
    """Many speak of "patients" who do not mean a "user": such words are worth a try when the others
    find little."""
    telling = [part._replace(others=list(filter(_is_telling, part.others))) for part in parts]
    return [part for part in telling if part.others]


def _is_telling(spelling):
    """Several words, an abbreviation in capitals, or something with a number."""
    found = telling_words(spelling)
    if len(found) > 1:
        return True
    return found[0].isupper() or any(map(str.isdigit, found[0]))


def _can_weigh():
    """modelsearch's back ends for SQLite and PostgreSQL refuse weights, or warn at each search."""
    return not type(get_search_backend()).__module__.startswith("modelsearch.backends.database")
