"""What the index holds of an object: lists of words by column."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import models
from modelsearch.index import AutocompleteField, SearchField

from cms.search.words import STOP_WORDS, stems_without_stop_words, words

from .schema import EVERYTHING, KEY, LABELS, STOPS, Column, columns, labels

LONGEST_BEGINNING = 20


def key_of(obj) -> str:
    """The name of an object's document; the same for a child and its parent row."""
    return str(obj.pk)


def document(model, obj) -> dict[str, str | list[str]]:
    """The document of one object; every value but the key is a list of words. JSON can hold it."""
    result = defaultdict(list)
    for column in columns(model, SearchField):
        found = words(column_text(column, obj))
        telling = stems_without_stop_words(found)
        result[column.name] += telling
        if column.in_everything:
            result[EVERYTHING] += telling
        result[STOPS] += STOP_WORDS.intersection(found)
    for column in columns(model, AutocompleteField):
        result[column.name] += beginnings(column_text(column, obj))
    return {**result, KEY: key_of(obj), LABELS: labels(model)}


def column_text(column: Column, obj) -> str:
    """The text of all objects at the end of the column's relations."""
    owners = [obj]
    for relation in column.relations:
        owners = [related for owner in owners for related in _related(relation, owner)]
    return as_text([column.field.get_value(owner) for owner in owners])


def _related(relation, owner) -> Iterable[models.Model]:
    value = relation.get_value(owner)
    if isinstance(value, (models.Manager, models.QuerySet)):
        return value.all()
    return [] if value is None else [value]


def as_text(value) -> str:
    """A field's value as text; a collection is the text of what it holds, a line each."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, (models.Manager, models.QuerySet)):
        value = value.all()
    if isinstance(value, Mapping):
        value = value.values()
    if isinstance(value, Iterable):
        return "\n".join(map(as_text, value))
    return str(value)


def beginnings(text: str) -> list[str]:
    """Each word's first letter, first two letters and so on: what autocompletion looks up."""
    return [
        word[:length]
        for word in words(text)
        for length in range(1, len(word[:LONGEST_BEGINNING]) + 1)
    ]
