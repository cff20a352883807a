"""Filters of a listing: what a reader chose, what each further choice would give, and the links.

Knows nothing of case studies: a listing names its facets and hands over a queryset of what may
be seen. Everything is in the address, so that plain forms and links do all the work.

A reader may choose several values of a facet (any of them will do) in several facets (all of
them must hold).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Q


@dataclass(frozen=True)
class Facet:
    """One thing to filter by; ``value`` and ``text`` are lookups from the listed model."""

    name: str  # in the address
    label: str  # above the choices
    value: str  # for example "region__slug"
    text: str = ""  # for example "region__name"; the value itself if empty
    wording: Callable = str  # from what ``text`` finds to what the reader reads
    newest_first: bool = False


@dataclass(frozen=True)
class Choice:
    facet: Facet
    value: str
    label: str
    count: int  # how many there are with it, given what was chosen in the other facets
    is_chosen: bool

    @property
    def id(self):
        return f"{self.facet.name}-{self.value}"


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    count: int | None = None
    is_current: bool = False


class Listing:
    """What a reader asked of a list, and the answer.

    :param items: queryset of everything in the list; only what the reader may see.
    :param parameters: ``request.GET``. What is not understood is left out, and named in
        ``unknown``.
    :param orders: ``{name: (label, order_by arguments)}``, the first one by default.
    """

    def __init__(self, items, facets, parameters, orders, per_page=20):
        self.items = items
        self.facets = facets
        self.parameters = parameters
        self.orders = orders
        self.per_page = per_page
        self.chosen, self.unknown = self._read()

    def _read(self):
        """``({facet: {value: label}}, [(facet, value)])`` as the address has them."""
        chosen, unknown = {}, []
        for facet in self.facets:
            asked = dict.fromkeys(filter(None, self.parameters.getlist(facet.name)))
            labels = self._labels(facet) if asked else {}
            known = {value: labels[value] for value in asked if value in labels}
            unknown += [(facet, value) for value in asked if value not in labels]
            if known:
                chosen[facet] = known
        return chosen, unknown

    def _labels(self, facet):
        """``{value: label}`` of all that is in the list: what is not, nobody need know of."""
        rows = self.items.order_by().values_list(facet.value, facet.text or facet.value).distinct()
        return {str(value): facet.wording(text) for value, text in rows if value is not None}

    # The answer

    def matching(self, without=None):
        """The items that answer; ``without``: one facet left out of account."""
        found = self.items
        for facet, values in self.chosen.items():
            if facet is not without:
                having = self.items.filter(**{f"{facet.value}__in": list(values)})
                found = found.filter(pk__in=having.order_by().values("pk"))
        return found

    @cached_property
    def page(self):
        """The page of the answer that was asked for; the nearest there is."""
        _, order = self.orders[self.order]
        pages = Paginator(self.matching().order_by(*order), self.per_page)
        return pages.get_page(self.parameters.get("page"))

    @property
    def count(self):
        return self.page.paginator.count

    @cached_property
    def order(self):
        asked = self.parameters.get("sort")
        return asked if asked in self.orders else self.default_order

    @property
    def default_order(self):
        return next(iter(self.orders))

    # What else may be chosen

    @cached_property
    def groups(self):
        """``[(facet, [Choice])]``: those that lead somewhere. One query for each facet."""
        groups = [(facet, self._choices(facet)) for facet in self.facets]
        return [(facet, choices) for facet, choices in groups if choices]

    def _choices(self, facet):
        answer = Q(pk__in=self.matching(without=facet).order_by().values("pk"))
        lookups = dict.fromkeys([facet.value, facet.text or facet.value])
        rows = (
            self.items.order_by()
            .values_list(*lookups)
            .annotate(found=Count("pk", filter=answer, distinct=True))
        )
        chosen = self.chosen.get(facet, {})
        choices = [
            Choice(facet, str(row[0]), facet.wording(row[-2]), row[-1], str(row[0]) in chosen)
            for row in rows
            if row[0] is not None
        ]
        if len(choices) < 2:  # nothing to choose between
            return []
        choices.sort(key=lambda choice: choice.label.lower(), reverse=facet.newest_first)
        return [choice for choice in choices if choice.count or choice.is_chosen]

    # Links

    def url(self, chosen=None, order=None, page=None):
        """The address of this list with these choices, or with those of now."""
        chosen = self.chosen if chosen is None else chosen
        order = order or self.order
        pairs = [(facet.name, value) for facet, values in chosen.items() for value in values]
        if order != self.default_order:
            pairs.append(("sort", order))
        if page and page > 1:
            pairs.append(("page", page))
        return "?" + urlencode(pairs)

    def _without(self, facet, value=None):
        """The choices of now but for one facet, or for one value of it."""
        left = {k: v for k, v in self.chosen[facet].items() if value is not None and k != value}
        chosen = {**self.chosen, facet: left}
        return {facet: values for facet, values in chosen.items() if values}

    @property
    def clear_url(self):
        return self.url(chosen={})

    @property
    def chips(self):
        """What was chosen, each with the link that takes it away."""
        return [
            Link(f"{facet.label}: {label}", self.url(self._without(facet, value)))
            for facet, values in self.chosen.items()
            for value, label in values.items()
        ]

    @property
    def sorting(self):
        return [
            Link(label, self.url(order=name), is_current=name == self.order)
            for name, (label, _) in self.orders.items()
        ]

    @property
    def previous_url(self):
        return self.url(page=self.page.number - 1) if self.page.has_previous() else None

    @property
    def next_url(self):
        return self.url(page=self.page.number + 1) if self.page.has_next() else None

    @cached_property
    def ways_out(self):
        """Where nothing was found: the facets that, left out, would give results, best first."""
        counts = [(facet, self.matching(without=facet).count()) for facet in self.chosen]
        links = [
            Link(" or ".join(self.chosen[facet].values()), self.url(self._without(facet)), count)
            for facet, count in counts
            if count
        ]
        return sorted(links, key=lambda link: link.count, reverse=True)
