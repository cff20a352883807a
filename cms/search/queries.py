"""The one way in which the site searches: the page, the evaluation and the benchmark use it.

It asks of a back end only what modelsearch offers, so that every back end will do.
"""

import re
from functools import partial
from itertools import chain

from django.db.models import F, QuerySet
from modelsearch.query import And, Or, Phrase, SearchQuery
from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage
from cms.publishing.models.reference import Reference, normalise_reference

from .feedback import BEST, kindred_words
from .whoosh import SearchBackend as WhooshBackend
from .whoosh.results import chunks
from .widening import widen
from .words import normalise, searchable

FEW = 10  # with fewer hits for all words, hits for some of them are worth reading
MOST_LOOSE_HITS = 1_000
LONGEST_REFERENCE = 5  # words: ISBN 978 0 11 322 8
QUOTED = re.compile(r'["“]([^"“”]+)["”]')


def find_passages(query):
    """The visible passages that answer ``query``, best first, with page and publication."""
    visible = Passage.objects.visible()
    keys = ranked_keys(query, visible)
    found = visible.select_related("page", "publication").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def ranked_keys(query: str, passages: QuerySet) -> list[int]:
    """Primary keys of those passages of a queryset that answer, best first. Any query will do.

    First the publications that the query cites by their references; then passages with its exact
    phrases (in quotation marks, or else all of it); with all its words; and when these are fewer
    than ten, with some of its words. Among equals, those that the queryset annotates as
    ``superseded`` come last.
    """
    query = normalise(query)
    words = searchable(query)
    if not words:
        return []
    cited = _cited(query, passages)
    strict = search(widen(words, "and"), passages)
    exact = _exact(query, strict, passages)
    loose = []
    if len({*cited, *exact, *strict}) < FEW:
        loose = _loose(words, strict, passages)
    ranks = [_current_first(keys, passages) for keys in (exact, strict, loose)]
    return list(dict.fromkeys(chain(cited, *ranks)))


def search(query: SearchQuery, passages: QuerySet, most: int | None = None) -> list[int]:
    """Primary keys of those passages of a queryset that match a modelsearch query, best first."""
    return _only(_matches(query, passages), passages, most)


def _matches(query: SearchQuery, passages) -> list[int]:
    """Passages that match, best first: with our own back end, whether in the queryset or not.

    That is then asked once (see _only), where modelsearch would ask at each search.
    """
    backend = get_search_backend()
    if isinstance(backend, WhooshBackend):
        return list(backend.search(query, passages.model).hits())
    return [passage.pk for passage in backend.search(query, searchable_rows(passages))]


def searchable_rows(passages: QuerySet) -> QuerySet:
    """The same passages. modelsearch only takes filters that a model declares: the primary key."""
    rows = passages.model._default_manager.using(passages.db).only("pk")
    return rows.filter(pk__in=passages.order_by().values("pk"))


def _only(keys, passages, most=None) -> list[int]:
    """The first of the keys that the queryset has."""
    kept = []
    for chunk in chunks(keys):
        rows = passages.filter(pk__in=chunk).order_by()
        present = set(rows.values_list("pk", flat=True))
        kept += [key for key in chunk if key in present]
        if most and len(kept) >= most:
            break
    return kept[:most]


def _loose(words, strict, passages) -> list[int]:
    """Those with some of the words. What the best have in common orders them, if they are many.

    A back end that cannot say how often a word stands in its index orders them by the words alone.
    """
    query = widen(words, "or")
    found = search(query, passages, MOST_LOOSE_HITS)
    backend = get_search_backend()
    if len(found) <= FEW or not hasattr(backend, "frequencies"):
        return found
    best = list(dict.fromkeys([*strict, *found]))[:BEST]
    rows = passages.filter(pk__in=best).order_by().values_list("heading", "text")
    texts = [" ".join(row) for row in rows]
    kindred = kindred_words(texts, partial(backend.frequencies, passages.model))
    answers = set(found)
    return [key for key in _matches(Or([query, *kindred]), passages) if key in answers]


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
    """Those with every quoted phrase; without quotation marks, those of ``strict`` with it all."""
    phrases = list(filter(None, map(searchable, QUOTED.findall(query))))
    if not phrases:
        if len(strict) < 2 or " " not in searchable(query):
            return []
        phrases = [searchable(query)]
    found = search(_all_of(map(Phrase, phrases)), passages)
    wanted = set(found)
    return list(dict.fromkeys([*(key for key in strict if key in wanted), *found]))


def _all_of(queries) -> SearchQuery:
    queries = list(queries)
    return queries[0] if len(queries) == 1 else And(queries)


def _current_first(keys, passages) -> list[int]:
    if "superseded" not in passages.query.annotations:
        return keys
    superseded = set(passages.filter(superseded=True).order_by().values_list("pk", flat=True))
    return sorted(keys, key=superseded.__contains__)
