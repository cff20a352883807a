"""Facts and facets of publications of every kind, asked of the database.

Each kind has a table of its own, so a question to all of them is a union of one query for each
kind. The number of queries does not depend on how many kinds, publications or values there are;
only what names more than LARGEST_IN publications is asked in pieces.

Publications come as ``{pk: Hits}`` (hits.py).
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Count, DateField, F, IntegerField, Value
from django.db.models.functions import Cast, ExtractYear

from cms.publishing.models import Status, StatusMixin

from .facets import ClosedFacet, page_models

FACT = "fact_"  # in lookups
LARGEST_IN = 5_000  # keys in one query; SQLite takes 32,766 variables, and slows down before

# What is said of each result. A page class says how, in ``listed_facts``: an expression for each
# that it has.
FACTS = {
    "date": DateField(),
    "year": IntegerField(),  # of the date, if nothing is said
    "successor": IntegerField(),  # a page's key
    "note": CharField(),  # what a reader must know before reading, in a few words
    "language": CharField(),  # its code, if not English
}


@dataclass(frozen=True)
class Facts:
    date: date | None
    year: int | None
    successor: int | None
    note: str | None
    language: str | None

    @property
    def newest_first(self):
        """To sort by. A year alone comes after the days of it; neither, last of all."""
        day = self.date or date(self.year or 1, 1, 1)
        return (-day.toordinal(), self.date is None)


def facts_of(publications):
    """``{pk: Facts}``"""
    found = {}
    for models in _by_model(publications, LARGEST_IN):
        for pk, *facts in _union(_described(model, pks) for model, pks in models):
            found[pk] = Facts(*facts)
    return found


def _described(model, pks):
    facts = {f"{FACT}{name}": _fact(model, name) for name in FACTS}
    return model.objects.filter(pk__in=pks).annotate(**facts).values_list("pk", *facts)


def not_current():
    """``{pk: status}`` of all publications that are superseded or withdrawn."""
    models = [model for model in page_models() if issubclass(model, StatusMixin)]
    gone = [Status.SUPERSEDED, Status.WITHDRAWN]
    rows = (m.objects.filter(status__in=gone).values_list("pk", "status") for m in models)
    return {pk: Status(status) for pk, status in _union(rows)}


# Facets


def count(facets, publications):
    """``{facet: {value: (label, number of publications)}}``"""
    closed = [facet for facet in facets if isinstance(facet, ClosedFacet)]
    others = [facet for facet in facets if facet not in closed]
    return {
        **{facet: _count_at_hand(facet, publications) for facet in closed},
        **_count_in_database(others, publications),
    }


def _count_at_hand(facet, publications):
    numbers = Counter(map(facet.read, publications.values()))
    labels = facet.labels()
    return {value: (labels[value], number) for value, number in numbers.items()}


def _count_in_database(facets, publications):
    counted = {facet: {} for facet in facets}
    by_name = {facet.name: facet for facet in facets}
    for models in _by_model(publications, LARGEST_IN // max(len(facets), 1)):
        parts = (
            _valued(facet, model).filter(pk__in=pks).annotate(found=Count("pk", distinct=True))
            for model, pks in models
            for facet in facets
            if _has(model, facet)
        )
        for row in _union(parts):
            facet, value = by_name[row["facet_name"]], row["facet_value"]
            if value is not None:
                _, before = counted[facet].get(value, ("", 0))
                label = facet.wording(row["facet_text"])
                counted[facet][value] = (label, before + row["found"])
    return counted


def having(asked, publications):
    """``{facet: {value: (label, {pk})}}`` of the publications that have a value asked for
    (``{facet: [value]}``)."""
    closed = {facet: values for facet, values in asked.items() if isinstance(facet, ClosedFacet)}
    others = {facet: values for facet, values in asked.items() if facet not in closed}
    return {
        **{facet: _having_at_hand(facet, v, publications) for facet, v in closed.items()},
        **_having_in_database(others, publications),
    }


def _having_at_hand(facet, values, publications):
    labels = facet.labels()
    found = {value: (labels[value], set()) for value in values if value in labels}
    for pk, hits in publications.items():
        value = facet.read(hits)
        if value in found:
            found[value][1].add(pk)
    return found


def _having_in_database(asked, publications):
    found = {facet: {} for facet in asked}
    by_name = {facet.name: facet for facet in asked}
    for models in _by_model(publications, LARGEST_IN // max(len(asked), 1)):
        parts = (
            _with_values(facet, values, model)
            .filter(pk__in=pks)
            .values_list("facet_name", "facet_value", "facet_text", "pk")
            for model, pks in models
            for facet, values in asked.items()
            if _has(model, facet)
        )
        for name, value, text, pk in _union(parts):
            facet = by_name[name]
            found[facet].setdefault(value, (facet.wording(text), set()))[1].add(pk)
    return found


def known(asked):
    """``{facet: {value: label}}`` of the values asked for that any visible page has."""
    labels = {facet: {} for facet in asked}
    by_name = {facet.name: facet for facet in asked}
    parts = (
        _with_values(facet, values, model).visible().distinct()
        for facet, values in asked.items()
        for model in page_models()
        if _has(model, facet)
    )
    for row in _union(parts):
        facet = by_name[row["facet_name"]]
        labels[facet][row["facet_value"]] = facet.wording(row["facet_text"])
    return labels


def _with_values(facet, values, model):
    return _valued(facet, model).filter(facet_value__in=[v for v in values if v.isprintable()])


def _has(model, facet):
    """Whether pages of a model can have a value of a facet."""
    first = facet.value.split("__")[0]
    if first.startswith(FACT):
        return _fact_expression(model, first.removeprefix(FACT)) is not None
    try:
        return bool(model._meta.get_field(first))
    except FieldDoesNotExist:
        return False


def _valued(facet, model):
    """The pages of a model, once for each value of a facet."""
    return model.objects.order_by().values(
        facet_name=Value(facet.name, CharField()),
        facet_value=_column(model, facet.value),
        facet_text=_column(model, facet.shown),
    )


def _column(model, lookup):
    """As text: the parts of a union must agree on types."""
    is_fact = lookup.startswith(FACT)
    return Cast(_fact(model, lookup.removeprefix(FACT)) if is_fact else F(lookup), CharField())


def _fact(model, name):
    return Cast(_fact_expression(model, name) or Value(None), FACTS[name])


def _fact_expression(model, name):
    """None where a model says nothing of it."""
    facts = model.listed_facts
    if name == "year" and name not in facts and facts.get("date"):
        return ExtractYear(facts["date"])
    return facts.get(name)


# Questions to many tables


def _by_model(publications, size):
    """``[(model, [pk])]`` of at most ``size`` publications at a time."""
    remaining = iter(publications.items())
    while chunk := list(islice(remaining, size)):
        models = defaultdict(list)
        for pk, hits in chunk:
            models[hits.model].append(pk)
        yield models.items()


def _union(querysets):
    querysets = [queryset.order_by() for queryset in querysets]
    if len(querysets) < 2:
        return querysets[0] if querysets else []
    return querysets[0].union(*querysets[1:], all=True)
