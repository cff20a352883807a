"""Turning modelsearch's queries into Whoosh's.

What a person types only ever becomes words to look up: there is no query language to get wrong.
"""

from collections import Counter
from itertools import chain

from modelsearch.backends.base import BaseSearchQueryCompiler, SearchFieldError
from modelsearch.index import AutocompleteField, SearchField
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText
from whoosh import query as whoosh

from cms.search.words import telling_stems, words

from .documents import LONGEST_BEGINNING
from .schema import EVERYTHING, LABELS, STOPS, columns, labels, models_within, root_of

MOST_WORDS = 300  # of a query; a page for the public asks cms.search.words for less
MOST_FUZZY_WORDS = 16
SHORTEST_FUZZY = 4  # a shorter word with one letter changed is another word
FUZZY_DISTANCE = 1  # two cost seconds in a large index


class AnyOf(whoosh.Or):
    """Reads word after word, where Whoosh would read them side by side: every hit is wanted."""

    matcher_type = whoosh.Or.ARRAY_MATCHER


class WhooshQueryCompiler(BaseSearchQueryCompiler):
    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True  # the database orders

    def label_filter(self):
        """Leaves only the queryset's model; not needed for the root, which owns the index."""
        model = self.queryset.model
        return None if root_of(model) is model else whoosh.Term(LABELS, labels(model)[0])

    def whoosh_query(self):
        """Raises NotImplementedError for a kind of query that modelsearch may add."""
        return self.compile(self.query, 1.0)

    def compile(self, query, boost):
        match query:
            case MatchAll():
                return whoosh.Every()
            case PlainText():
                return self.compile_words(query, boost * query.boost)
            case Phrase():
                return self.compile_phrase(query, boost)
            case Fuzzy():
                return self.compile_fuzzy(query, boost)
            case Boost():
                return self.compile(query.subquery, boost * query.boost)
            case And():
                return whoosh.And([self.compile(each, boost) for each in query.subqueries])
            case Or():
                return AnyOf([self.compile(each, boost) for each in query.subqueries])
            case Not():
                unwanted = self.compile(query.subquery, boost)
                return whoosh.And([whoosh.Every(), whoosh.Not(unwanted)])
        raise NotImplementedError(f"{type(query).__name__} queries are not supported by Whoosh.")

    def compile_words(self, query, boost):
        """A word that is repeated counts as often as it stands in the query."""
        found, columns = self.look_up(query.query_string)
        counts = Counter(found).items()
        return combine(
            query.operator,
            [in_columns(whoosh.Term, columns, word, boost * count) for word, count in counts],
        )

    def compile_fuzzy(self, query, boost):
        found, columns = self.look_up(query.query_string)
        return combine(
            query.operator,
            [in_columns(fuzzy, columns, word, boost) for word in found[:MOST_FUZZY_WORDS]],
        )

    def compile_phrase(self, query, boost):
        """Looked up in each column by itself: a phrase does not run from title into text.

        Stop words are not in the columns, so "right to die" is the phrase "right die".
        """
        found = telling_stems(query.query_string)[:MOST_WORDS]
        if not found:
            return self.compile_words(PlainText(query.query_string), boost)
        return whoosh.Or(in_columns(whoosh.Phrase, self.text_columns(), found, boost))

    def look_up(self, text) -> tuple[list[str], dict[str, float]]:
        """The stems to look for and the columns to look in, with what a match in each is worth."""
        telling = telling_stems(text)[:MOST_WORDS]
        if telling:
            return telling, self.word_columns()
        return words(text)[:MOST_WORDS], {STOPS: 1.0}

    def word_columns(self) -> dict[str, float]:
        """One column holds all text whose boost is one or more: the others add what is above."""
        found = self.text_columns()
        if self.fields:
            return found
        extra = {
            name: boost - 1 if boost > 1 else boost for name, boost in found.items() if boost != 1
        }
        return {EVERYTHING: 1.0, **extra}

    def text_columns(self) -> dict[str, float]:
        return self.chosen_columns(SearchField)

    def chosen_columns(self, kind) -> dict[str, float]:
        """Columns of the queryset's model and those below it by name, with the highest boost."""
        found = {}
        for model in models_within(self.queryset.model):
            for column in columns(model, kind):
                if self.is_chosen(column):
                    found[column.name] = max(column.boost, found.get(column.name, 0))
        return found

    def is_chosen(self, column) -> bool:
        if not self.fields:
            return True
        return not column.relations and column.field.field_name in self.fields


class WhooshAutocompleteQueryCompiler(WhooshQueryCompiler):
    """Matches the beginnings of words, in the columns of ``AutocompleteField`` only."""

    def check(self):
        """As for a search, but ``fields`` name autocomplete fields. Raises SearchFieldError."""
        model = self.queryset.model
        allowed = {field.field_name for field in model.get_autocomplete_search_fields()}
        for name in self.fields or []:
            if name not in allowed:
                raise SearchFieldError(
                    f'Cannot search with field "{name}". Please add'
                    f' index.AutocompleteField("{name}") to {model.__name__}.search_fields.',
                    field_name=name,
                )
        self._get_filters_from_queryset(check_only=True)
        list(self._get_order_by())

    def compile(self, query, boost):
        if isinstance(query, (PlainText, MatchAll)):
            return super().compile(query, boost)
        raise NotImplementedError(f"{type(query).__name__} queries cannot be autocompleted.")

    def compile_words(self, query, boost):
        found, columns = words(query.query_string)[:MOST_WORDS], self.word_columns()
        return combine(
            query.operator,
            [in_columns(whoosh.Term, columns, word[:LONGEST_BEGINNING], boost) for word in found],
        )

    def word_columns(self):
        return self.chosen_columns(AutocompleteField)


def combine(operator, words_queries):
    """All or any of the words, each given as a list of queries of which any will do.

    No words (nothing to look for) match nothing. "Any" is flat: half the time of a nested one.
    """
    if not words_queries:
        return whoosh.NullQuery
    if operator == "and":
        return whoosh.And([whoosh.Or(queries) for queries in words_queries])
    return AnyOf(list(chain.from_iterable(words_queries)))


def in_columns(term, columns, word, boost):
    """A query for the word in each column; ``term`` makes one from column, word and boost."""
    return [term(name, word, boost=boost * worth) for name, worth in columns.items()]


def fuzzy(column, word, boost):
    """A word with at most one letter added, left out or changed, but not its first."""
    if len(word) < SHORTEST_FUZZY:
        return whoosh.Term(column, word, boost=boost)
    return whoosh.FuzzyTerm(column, word, boost=boost, maxdist=FUZZY_DISTANCE, prefixlength=1)
