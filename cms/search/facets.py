"""What results can be narrowed down by: each package registers the facets that it knows of."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.utils.text import slugify
from wagtail.models import get_page_models

from cms.pages.listing import Facet
from cms.pages.models import BasePage
from cms.publishing.models import Status


@dataclass(frozen=True)
class ClosedFacet(Facet):
    """One whose values are few and known beforehand, and at hand for whatever was found: it needs
    no query."""

    labels: Callable = dict  # () -> {value: label}
    read: Callable = None  # from Hits (hits.py) to the value


_facets = []


def register_facet(facet, order):
    """Offer a facet to readers who search; the lower the order, the higher it stands.

    Its lookups begin with a field of page models, or with ``fact_`` and one of the FACTS
    (publications.py). A page that has no such field has no value.
    """
    _facets.append((order, facet))
    _facets.sort(key=lambda registered: registered[0])
    return facet


def facets():
    return [facet for _, facet in _facets]


def page_models():
    """The models of all pages that are searched."""
    return [model for model in get_page_models() if issubclass(model, BasePage)]


@cache
def _slug_of_kind(model):
    return slugify(model.kind)


def _kinds():
    return {_slug_of_kind(model): model.kind for model in page_models()}


KIND = register_facet(
    ClosedFacet("kind", "Kind", "", labels=_kinds, read=lambda hits: _slug_of_kind(hits.model)),
    order=10,
)
YEAR = register_facet(Facet("year", "Year", "fact_year", newest_first=True), order=70)
STATUS = register_facet(
    ClosedFacet(
        "status", "Status", "", labels=lambda: dict(Status.choices), read=lambda hits: hits.status
    ),
    order=80,
)
