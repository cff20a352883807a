"""Asking whichever back end there is which passages of a queryset match.

Our own back end says what matches in its index, and the queryset is asked of that, whatever its
filters. Others filter as they search, but only by fields that the model declares: the primary key.
"""

from collections.abc import Iterable
from functools import partial
from itertools import islice

from django.db.models import QuerySet
from modelsearch.query import SearchQuery
from wagtail.search.backends import get_search_backend

from .whoosh import SearchBackend as WhooshBackend
from .words import normalise, searchable

LARGEST_IN = 5_000  # keys in one query of the database
SPARE = 5  # times as many hits as are wanted, in case the queryset does not have them all


def search(query: SearchQuery, passages: QuerySet, most: int | None = None) -> list[int]:
    """Primary keys of those passages of a queryset that match, best first, at most so many."""
    return _ask("search", query, passages, most)


def complete(beginning: str, passages: QuerySet, most: int) -> list[int]:
    """Primary keys of those passages whose headings have words that begin so, best first."""
    words = searchable(normalise(beginning))
    return _ask("autocomplete", words, passages, most) if words else []


def _ask(question, query, passages, most) -> list[int]:
    backend = get_search_backend()
    ask = getattr(backend, question)
    if _is_ours(backend):
        return those_of(passages, ask(query, passages.model).hits(), most)
    rows = passages.model._default_manager.using(passages.db).only("pk")
    rows = rows.filter(pk__in=passages.order_by().values("pk"))
    return [passage.pk for passage in ask(query, rows)[:most]]


def _is_ours(backend):
    return isinstance(backend, WhooshBackend)


def those_of(passages: QuerySet, keys: Iterable[int], most: int | None = None) -> list[int]:
    """The first of the keys that the queryset has, at most so many."""
    kept, remaining = [], iter(keys)
    size = min(SPARE * most, LARGEST_IN) if most else LARGEST_IN
    while (not most or len(kept) < most) and (chunk := list(islice(remaining, size))):
        rows = passages.filter(pk__in=chunk).order_by()
        present = set(rows.values_list("pk", flat=True))
        kept += [key for key in chunk if key in present]
    return kept[:most]


def frequencies_of(passages: QuerySet):
    """How often stems stand in the index, a function for feedback.py; None if nobody can say."""
    backend = get_search_backend()
    return partial(backend.frequencies, passages.model) if _is_ours(backend) else None


def reorder(keys: list[int], query: SearchQuery, passages: QuerySet) -> list[int]:
    """The keys in the order in which they match another query. Our own back end only."""
    wanted = set(keys)
    matches = get_search_backend().search(query, passages.model).hits()
    return [key for key in matches if key in wanted]
