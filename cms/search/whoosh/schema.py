"""Which columns an index has, worked out from the ``search_fields`` of its models."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from modelsearch.backends.base import get_model_root
from modelsearch.index import AutocompleteField, RelatedFields, SearchField, get_indexed_models
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.system import pack_uint

VERSION = 1  # raise when words or documents are made differently: it asks for a rebuild

KEY = "key"  # the primary key, as text
LABELS = "labels"  # the object's model and the models it inherits from
EVERYTHING = "everything"  # all text whose boost is one or more
STOPS = "stops"  # the stop words, which no other column has: for a query of nothing else

PREFIXES = {SearchField: "text.", AutocompleteField: "beginning."}


pack = lru_cache(maxsize=1_000)(pack_uint)


class Words(KEYWORD):
    """A list of words, which Whoosh need not split: how often each occurs."""

    def index(self, value, **kwargs):
        for word, count in Counter(value).items():
            yield word.encode(), count, float(count), pack(count)


class Text(TEXT):
    """A list of words with their positions, for phrases."""

    def index(self, value, **kwargs):
        positions = defaultdict(list)
        for position, word in enumerate(value):
            positions[word].append(position)
        for word, found in positions.items():
            yield word.encode(), len(found), float(len(found)), self.format.encode(found)


class Column(NamedTuple):
    """One search field of a model, reached over ``relations``, and where its text is indexed."""

    name: str
    relations: tuple[RelatedFields, ...]
    field: SearchField | AutocompleteField

    @property
    def boost(self) -> float:
        return float(getattr(self.field, "boost", None) or 1)

    @property
    def in_everything(self) -> bool:
        return isinstance(self.field, SearchField) and self.boost >= 1


def root_of(model):
    """The model whose index holds ``model``: the top of its tables, a proxy's being its own."""
    return get_model_root(model._meta.concrete_model)


def labels(model) -> list[str]:
    """The labels of a model and of all that it inherits from."""
    concrete = model._meta.concrete_model
    return [each._meta.label_lower for each in (concrete, *concrete._meta.get_parent_list())]


def models_within(model) -> list:
    """The indexed models that are ``model`` or inherit from it."""
    return [each for each in get_indexed_models() if issubclass(each, model._meta.concrete_model)]


@cache
def columns(model, kind) -> tuple[Column, ...]:
    """The columns of one model for a kind of field: SearchField or AutocompleteField."""
    return tuple(
        Column(_name(model, kind, relations, field), relations, field)
        for relations, field in _walk(model.get_search_fields(), ())
        if isinstance(field, kind)
    )


def _walk(search_fields, relations) -> Iterator[tuple]:
    for field in search_fields:
        if isinstance(field, RelatedFields):
            yield from _walk(field.fields, (*relations, field))
        else:
            yield relations, field


def _name(model, kind, relations, field) -> str:
    """The defining class is part of the name, unless it is the root: two children may differ."""
    path = [*relations, field]
    definer = path[0].get_definition_model(model)
    owner = [] if definer in (None, root_of(model)) else [definer.__name__]
    return PREFIXES[kind] + ".".join([*owner, *(step.field_name for step in path)])


def _all_columns(root) -> list[Column]:
    return [
        column
        for model in models_within(root)
        for kind in PREFIXES
        for column in columns(model, kind)
    ]


def schema(root) -> Schema:
    """The Whoosh schema for all models below ``root``.

    Whoosh gets lists of words from us and never splits a text itself: its analyser is a stand-in.
    """
    result = Schema(**{KEY: ID(unique=True, sortable=True), LABELS: Words(), STOPS: Words()})
    result.add(EVERYTHING, Words(scorable=True))
    for column in _all_columns(root):
        if column.name not in result:
            result.add(column.name, _field_type(column))
    return result


def _field_type(column: Column):
    if isinstance(column.field, AutocompleteField):
        return Words(scorable=True)
    return Text(analyzer=SpaceSeparatedTokenizer())  # with positions, for phrases


def fingerprint(root) -> str:
    """Changes when the columns do, or the way they are filled."""
    parts = sorted({f"{column.name} {column.in_everything}" for column in _all_columns(root)})
    return hashlib.sha256("\n".join([str(VERSION), *parts]).encode()).hexdigest()
