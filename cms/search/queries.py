"""The one way in which the site searches: the page, the evaluation and the benchmark use it."""

import re
from itertools import chain

from django.db.models import F, QuerySet
from modelsearch.query import And, Or, Phrase

from cms.publishing.models.reference import Reference, normalise_reference

from .asking import frequencies_of, reorder, search, those_of
from .feedback import BEST, kindred_words
from .semantic.fusion import fuse
from .semantic.nearness import nearest
from .widening import Wording
from .words import normalise, searchable

FEW = 10  # with fewer hits for all words, hits for some of them are worth reading
MOST_LOOSE_HITS = 1_000
MOST_NEAR_HITS = 100
LONGEST_REFERENCE = 5  # words: ISBN 978 0 11 322 8
QUOTED = re.compile(r'["“]([^"“”]+)["”]')
PROVISION = re.compile(
    r"\b(?:article|paragraph|part|regulation|schedule|section)\s+\d\w*(?:\(\w+\))*", re.IGNORECASE
)


def ranked_keys(query: str, passages: QuerySet, wording: Wording | None = None) -> list[int]:
    """Primary keys of those passages of a queryset that answer, best first. Any query will do.

    First the publications that the query cites by their references; then passages with its exact
    phrases (in quotation marks, a provision such as section 242, or all of it); with all its
    words; and when these are fewer than ten, with some of its words, or near it in meaning if there
    is a model of that. Among equals, those that the queryset annotates as ``superseded`` come last.

    :param wording: what the words may mean, if the caller wants to know what was looked for.
    """
    query = normalise(query)
    if not searchable(query):
        return []
    wording = wording or Wording(query)
    cited = _cited(query, passages)
    strict = _search_in_turn(wording.queries("and"), passages)
    exact = _exact(query, strict, passages)
    loose = []
    if len({*cited, *exact, *strict}) < FEW:
        loose = _loose(wording.queries("or"), strict, passages)
        if not cited:
            loose = fuse(loose, _near(query, wording, passages))
    ranks = [_current_first(keys, passages) for keys in (exact, strict, loose)]
    return list(dict.fromkeys(chain(cited, *ranks)))


def _search_in_turn(queries, passages, most=None) -> list[int]:
    """What the first query finds, then what only the next ones find."""
    found = [search(query, passages, most) for query in queries]
    return list(dict.fromkeys(chain.from_iterable(found)))


def _cited(query, passages) -> list[int]:
    """Entry 0 of each publication that has a reference standing in the query, however spelt."""
    words = query.split()
    runs = (
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, start + LONGEST_REFERENCE + 1)
    )
    spellings = {normalise_reference(run) for run in runs if any(map(str.isdigit, run))}
    owners = Reference.objects.filter(normalised__in=spellings, publication__isnull=False)
    entries = passages.filter(
        block_id="", page=F("publication"), publication__in=owners.values("publication")
    )
    return list(entries.order_by("pk").values_list("pk", flat=True))


def _exact(query, strict, passages) -> list[int]:
    """Those with every phrase, first those that have all the words too."""
    phrases = [Phrase(phrase) for phrase in _phrases(query, strict)]
    if not phrases:
        return []
    found = dict.fromkeys(search(phrases[0] if len(phrases) == 1 else And(phrases), passages))
    return list(dict.fromkeys(chain((key for key in strict if key in found), found)))


def _phrases(query, strict) -> list[str]:
    whole = [query] if strict else []  # without all its words there is no phrase
    found = QUOTED.findall(query) or PROVISION.findall(query) or whole
    return [words for words in map(searchable, found) if " " in words]


def _loose(queries, strict, passages) -> list[int]:
    """Those with some of the words. What the best have in common orders them, if they are many."""
    found = _search_in_turn(queries, passages, MOST_LOOSE_HITS)
    frequencies = frequencies_of(passages)
    if len(found) <= FEW or not frequencies:
        return found
    best = list(dict.fromkeys([*strict, *found]))[:BEST]
    texts = passages.filter(pk__in=best).order_by().values_list("heading", "text")
    kindred = kindred_words(map(" ".join, texts), frequencies)
    return reorder(found, Or([*queries, *kindred]), passages)


def _near(query, wording, passages) -> list[int]:
    """Those that mean much the same, if a meaning is asked for: one word tells too little of it,
    and quotation marks ask for words."""
    if wording.exact or len(wording.words) < 2 or QUOTED.search(query):
        return []
    return those_of(passages, nearest(query), MOST_NEAR_HITS)


def _current_first(keys, passages) -> list[int]:
    if "superseded" not in passages.query.annotations:
        return keys
    superseded = set(passages.filter(superseded=True).order_by().values_list("pk", flat=True))
    return sorted(keys, key=superseded.__contains__)
