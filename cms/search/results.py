"""What a search finds, publication by publication, and the ways to narrow it down."""

from functools import cached_property

from django.core.paginator import Paginator
from django.urls import reverse

from cms.pages.listing import Link, Listing
from cms.publishing.models import Status

from .corrections import did_you_mean
from .facets import STATUS, ClosedFacet, facets
from .hits import find
from .promotions import recommended_for
from .publications import count, facts_of, having, known
from .shown import show_passages, show_publications
from .widening import Wording

PUBLICATIONS_PER_PAGE = 10
PASSAGES_PER_PAGE = 20  # of a search inside one publication
BY_DATE = {"date": ("Newest first", True)}
BEST_OR_BY_DATE = {"relevance": ("Best first", False), **BY_DATE}


class Results(Listing):
    """The publications that answer, ten to a page; without words, all there are.

    Inside one publication its passages, twenty to a page.

    :param query: normalised (words.py).
    :param inside: the publication to look in, a page, or None.
    :param request: with ``exact`` nothing is looked for but the words themselves.
    """

    def __init__(self, query, inside, request):
        self.query = query
        self.inside = inside
        self.request = request
        self.exact = bool(query) and "exact" in request.GET
        self.wording = Wording(query, self.exact)
        orders = BEST_OR_BY_DATE if query else BY_DATE
        per_page = PASSAGES_PER_PAGE if inside else PUBLICATIONS_PER_PAGE
        self._having = {}
        super().__init__(facets(), request.GET, orders, per_page)

    # Looking up

    @cached_property
    def hits(self):
        """``{publication pk: Hits}``, whatever was chosen."""
        return find(self.query, self.inside and self.inside.pk, self.wording)

    @property
    def also(self):
        """What was looked for beside the words."""
        return self.wording.also if self.hits else []

    @cached_property
    def suggestion(self):
        """The words as they may have been meant, where few places have them all; or ""."""
        _ = self.hits  # looked up first: the wording knows then
        return did_you_mean(self.query) if self.wording.is_loose else ""

    def matching(self, without=None, withdrawn=False):
        """``{publication pk: Hits}`` of those that all that was chosen leaves, but for one facet.

        Withdrawn ones are for those who choose a status, or look inside one.
        """
        sets = [self._one_of(facet) for facet in self.chosen if facet is not without]
        asked = STATUS in self.chosen and without is not STATUS
        withdrawn = withdrawn or asked or self.inside
        return {
            pk: hits
            for pk, hits in self.hits.items()
            if all(pk in pks for pks in sets) and (withdrawn or hits.status != Status.WITHDRAWN)
        }

    def _one_of(self, facet):
        """The publications that have one of the values chosen."""
        return set().union(*(pks for _, pks in self._having[facet].values()))

    def known(self, asked):
        """What was found has most of it; only for the rest the whole library is asked."""
        self._having = having(asked, self.hits)
        labels = {
            facet: {value: label for value, (label, _) in found.items()}
            for facet, found in self._having.items()
        }
        rest = {
            facet: missing
            for facet, values in asked.items()
            if not isinstance(facet, ClosedFacet)
            and (missing := [value for value in values if value not in labels[facet]])
        }
        for facet, found in known(rest).items():
            labels[facet] |= found
        return labels

    def counted(self, facet):
        return self._counts[facet]

    @cached_property
    def _counts(self):
        """One query for all facets in which nothing is chosen, since the same publications are left
        to them; one for each of the others."""
        apart = [facet for facet in self.facets if facet in self.chosen or facet is STATUS]
        counts = count([facet for facet in self.facets if facet not in apart], self.matching())
        for facet in apart:
            left = self.matching(without=facet, withdrawn=facet is STATUS)
            counts |= count([facet], left)
        return counts

    def count_without(self, facet):
        return len(self.matching(without=facet))

    # The answer

    @cached_property
    def page(self):
        """Of ``Result``; inside one publication, of ``Passage``."""
        found = self._places if self.inside else self._publications
        page = Paginator(found, self.per_page).get_page(self.parameters.get("page"))
        page.object_list = self._shown(page.object_list)
        return page

    @property
    def _publications(self):
        found = self.matching()
        if self.order == "relevance":
            return list(found)
        facts = facts_of(found)
        still_there = [pk for pk in found if pk in facts]
        return sorted(still_there, key=lambda pk: facts[pk].newest_first)

    @property
    def _places(self):
        return [key for pk in self.matching() for key in self.hits[pk].places]

    def _shown(self, keys):
        if self.inside:
            return show_passages(keys)
        hits = {pk: self.hits[pk] for pk in keys}
        return show_publications(hits, self.inside_url, self.request)

    @cached_property
    def recommended(self):
        """What editors put before all the results of just this query: on the first page."""
        if not self.query or self.inside or self.chosen or self.page.number > 1:
            return []
        return recommended_for(self.query, self.request)

    @cached_property
    def left_out(self):
        """How many withdrawn publications would answer too, and the way to them; or None."""
        number = len(self.matching(withdrawn=True)) - len(self.matching())
        label = {Status.WITHDRAWN.value: Status.WITHDRAWN.label}
        return Link("", self.url({**self.chosen, STATUS: label}), number) if number else None

    # Links

    @property
    def fixed(self):
        return [*self._words, *([("in", self.inside.pk)] if self.inside else [])]

    @property
    def _words(self):
        words = [("q", self.query)] if self.query else []
        return [*words, *([("exact", 1)] if self.exact else [])]

    @property
    def wider_url(self):
        """The same search in the whole library."""
        return self.url(fixed=self._words)

    @property
    def feed_url(self):
        """The same search as a feed, which has an order of its own."""
        return reverse("search_feed") + self.url(order=self.default_order)

    def inside_url(self, pk):
        """The same search inside one publication."""
        return self.url(fixed=[*self._words, ("in", pk)])
