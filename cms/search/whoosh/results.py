"""Searching in two steps: Whoosh finds what matches the words, the database does the rest.

Filters, order, facets and existence are asked of the queryset each time, so that nothing shows
that it would not show, and every lookup works.
"""

from collections import Counter, OrderedDict
from itertools import chain, islice

from django.db.models import Count
from modelsearch.backends.base import BaseSearchResults, FilterFieldError

LARGEST_IN = 5_000  # keys in one query; SQLite takes 32,766 variables, and slows down before


class WhooshSearchResults(BaseSearchResults):
    supports_facet = True
    _hits = None

    def _clone(self):
        """A slice has the same matches: they are looked up once."""
        clone = super()._clone()
        clone._hits = self._hits
        return clone

    @property
    def queryset(self):
        return self.query_compiler.queryset

    def hits(self) -> dict:
        """Scores by primary key, best first, of what matches the words in the index."""
        if self._hits is None:
            index = self.backend.get_index_for_model(self.queryset.model)
            compiler = self.query_compiler
            found = index.search(compiler.whoosh_query(), filter=compiler.label_filter())
            to_python = self.queryset.model._meta.pk.to_python
            self._hits = {to_python(key): score for key, score in found}
        return self._hits

    def keys(self) -> list:
        """The primary keys of all results in their order."""
        hits = self.hits()
        in_database = dict.fromkeys(key for key in self._candidates(hits) if key in hits)
        if self.query_compiler.order_by_relevance:
            return [key for key in hits if key in in_database]
        return list(in_database)

    def _first_keys(self) -> list:
        """As ``keys()[start:stop]``; for a few of the best the database is not asked about all."""
        if self.stop is None or not self.query_compiler.order_by_relevance:
            return self.keys()[self.start : self.stop]
        keys, hits = [], iter(self.hits())
        for chunk in chain(chunks(islice(hits, 4 * self.stop)), chunks(hits)):
            in_database = set(self._ordered().filter(pk__in=chunk).values_list("pk", flat=True))
            keys += [key for key in chunk if key in in_database]
            if len(keys) >= self.stop:
                break
        return keys[self.start : self.stop]

    def _candidates(self, hits):
        """Keys of the queryset in its order: of the hits, or of all when the hits are too many."""
        queryset = self._ordered()
        if len(hits) <= LARGEST_IN:
            queryset = queryset.filter(pk__in=list(hits))
        return queryset.values_list("pk", flat=True)

    def _ordered(self):
        if self.query_compiler.order_by_relevance:
            return self.queryset.order_by()
        return self.queryset if self.queryset.query.order_by else self.queryset.order_by("-pk")

    def _do_search(self):
        keys = self._first_keys()
        objects = {}
        for chunk in chunks(keys):
            objects.update(
                (each.pk, each) for each in self.queryset.order_by().filter(pk__in=chunk)
            )
        for key in keys:
            if key in objects:  # or else deleted a moment ago
                yield self._scored(objects[key])

    def _scored(self, obj):
        if self._score_field:
            setattr(obj, self._score_field, float(self.hits()[obj.pk]))
        return obj

    def _do_count(self):
        return len(self.keys()[self.start : self.stop])

    def facet(self, field_name):
        """How many results have each value of a FilterField, most first; slices do not matter.

        Raises FilterFieldError for another field.
        """
        model = self.queryset.model
        if self.query_compiler._get_filterable_field(field_name) is None:
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". Please add'
                f" index.FilterField('{field_name}') to {model.__name__}.search_fields.",
                field_name=field_name,
            )
        totals = Counter()
        for chunk in chunks(self.keys()):
            rows = model._default_manager.using(self.queryset.db).filter(pk__in=chunk).order_by()
            counted = rows.values_list(field_name).annotate(Count("pk"))
            totals.update(dict(counted))
        return OrderedDict(totals.most_common())


def chunks(keys):
    """Lists of at most LARGEST_IN keys."""
    remaining = iter(keys)
    while chunk := list(islice(remaining, LARGEST_IN)):
        yield chunk
