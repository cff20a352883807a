"""Lists that readers narrow down: what was chosen, what each further choice would give, the links.

A listing names its facets; a subclass of :class:`Listing` knows where the answer comes from.
Everything is in the address, so that plain forms and links do all the work.

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

    @property
    def shown(self):
        """The lookup of what the reader reads."""
        return self.text or self.value


@dataclass(frozen=True)
class Choice:
    facet: Facet
    value: str
    label: str
    count: int  # how many there are with it, given what was chosen in the other facets
    is_chosen: bool
    url: str  # of the list with this choice, and no other of its facet

    @property
    def id(self):
        return f"{self.facet.name}-{self.value}"


@dataclass(frozen=True)
class Group:
    """A facet with what may be chosen of it now."""

    facet: Facet
    choices: list[Choice]

    @property
    def chosen_count(self):
        return sum(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    count: int | None = None
    is_current: bool = False


class Listing:
    """What a reader asked of a list, and the answer. A subclass says how to look it up.

    :param parameters: ``request.GET``. What is not understood is left out, and named in
        ``unknown``.
    :param orders: ``{name: (label, whatever the subclass orders by)}``, the first one by default.
    """

    def __init__(self, facets, parameters, orders, per_page):
        self.facets = facets
        self.parameters = parameters
        self.orders = orders
        self.per_page = per_page
        self.chosen, self.unknown = self._read()

    # What a subclass looks up

    def known(self, asked):
        """``{facet: {value: label}}`` of those asked for (``{facet: [value]}``) that are in the
        list, whatever else was chosen. What is not in it, nobody need know of."""
        raise NotImplementedError

    def counted(self, facet):
        """``{value: (label, count)}`` of the items that all the other facets leave."""
        raise NotImplementedError

    def count_without(self, facet):
        """How many items there would be if nothing were chosen in this facet."""
        raise NotImplementedError

    @cached_property
    def page(self):
        """The page of the answer that was asked for; the nearest there is."""
        raise NotImplementedError

    # What was asked

    def _read(self):
        """``({facet: {value: label}}, [(facet, value)])`` as the address has them, in order."""
        asked = {
            facet: sorted(set(filter(None, self.parameters.getlist(facet.name))))
            for facet in self.facets
        }
        asked = {facet: values for facet, values in asked.items() if values}
        known = self.known(asked) if asked else {}
        chosen, unknown = {}, []
        for facet, values in asked.items():
            labels = known.get(facet, {})
            unknown += [(facet, value) for value in values if value not in labels]
            understood = {value: labels[value] for value in values if value in labels}
            if understood:
                chosen[facet] = understood
        return chosen, unknown

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
        """``[Group]`` of the facets that lead somewhere."""
        groups = [Group(facet, self._choices(facet)) for facet in self.facets]
        return [group for group in groups if group.choices]

    def _choices(self, facet):
        chosen = self.chosen.get(facet, {})
        counted = {
            value: found
            for value, found in self.counted(facet).items()
            if found[1] or value in chosen
        }
        if not chosen and not any(count < self.count for _, count in counted.values()):
            return []  # every choice would leave the list as it is
        gone = {value: (label, 0) for value, label in chosen.items() if value not in counted}
        choices = [
            Choice(facet, value, label, count, value in chosen, self._only(facet, value, label))
            for value, (label, count) in {**counted, **gone}.items()
        ]
        choices.sort(key=lambda choice: choice.label.lower(), reverse=facet.newest_first)
        return choices

    # Links

    @property
    def fixed(self):
        """``[(name, value)]`` of what stands in every address of the list, before the facets."""
        return []

    def url(self, chosen=None, order=None, page=None, fixed=None):
        """The address of this list with these choices, or with those of now."""
        chosen = self.chosen if chosen is None else chosen
        order = order or self.order
        pairs = [*(self.fixed if fixed is None else fixed)]
        pairs += [(facet.name, value) for facet in self.facets for value in chosen.get(facet, {})]
        if order != self.default_order:
            pairs.append(("sort", order))
        if page and page > 1:
            pairs.append(("page", page))
        return "?" + urlencode(pairs)

    def _only(self, facet, value, label):
        """The choices of now, with this one of its facet."""
        return self.url({**self.chosen, facet: {value: label}})

    def _without(self, facet, value=None):
        """The choices of now but for one facet, or for one value of it."""
        left = {k: v for k, v in self.chosen[facet].items() if value is not None and k != value}
        return {**self.chosen, facet: left}

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
        counts = [(facet, self.count_without(facet)) for facet in self.chosen]
        links = [
            Link(" or ".join(self.chosen[facet].values()), self.url(self._without(facet)), count)
            for facet, count in counts
            if count
        ]
        return sorted(links, key=lambda link: link.count, reverse=True)


class QuerySetListing(Listing):
    """A list of one kind of thing.

    :param items: queryset of everything in the list; only what the reader may see.
    :param orders: ``{name: (label, order_by arguments)}``
    """

    def __init__(self, items, facets, parameters, orders, per_page=20):
        self.items = items
        super().__init__(facets, parameters, orders, per_page)

    def known(self, asked):
        """One query for each facet."""
        return {facet: self._labels(facet) for facet in asked}

    def _labels(self, facet):
        rows = self.items.order_by().values_list(facet.value, facet.shown).distinct()
        return {str(value): facet.wording(text) for value, text in rows if value is not None}

    def matching(self, without=None):
        """The items that answer; ``without``: one facet left out of account."""
        found = self.items
        for facet, values in self.chosen.items():
            if facet is not without:
                having = self.items.filter(**{f"{facet.value}__in": list(values)})
                found = found.filter(pk__in=having.order_by().values("pk"))
        return found

    def counted(self, facet):
        """One query."""
        answer = Q(pk__in=self.matching(without=facet).order_by().values("pk"))
        lookups = dict.fromkeys([facet.value, facet.shown])
        rows = (
            self.items.order_by()
            .values_list(*lookups)
            .annotate(found=Count("pk", filter=answer, distinct=True))
        )
        return {
            str(row[0]): (facet.wording(row[-2]), row[-1]) for row in rows if row[0] is not None
        }

    def count_without(self, facet):
        return self.matching(without=facet).count()

    @cached_property
    def page(self):
        _, order = self.orders[self.order]
        pages = Paginator(self.matching().order_by(*order), self.per_page)
        return pages.get_page(self.parameters.get("page"))
