"""What the admin's reports say of searches."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.db.models import Max, Sum
from django.urls import reverse
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.contrib.search_promotions.models import Query
from wagtail.permission_policies import ModelPermissionPolicy

from cms.pages.listing import Link

from .models import UnansweredSearch

permission_policy = ModelPermissionPolicy(UnansweredSearch)
MAY_READ = ["view"]

_remedies = []


def remedy(function: Callable[..., Link | None]):
    """Register what an editor can do about a query that finds nothing.

    ``function(user, query)`` gives a link, or None where this user may not do it.
    """
    _remedies.append(function)
    return function


@remedy
def promote(user, query):
    if user.has_perm("wagtailsearchpromotions.add_searchpromotion"):
        return Link("Recommend a page", reverse("wagtailsearchpromotions:edit", args=[query.pk]))


class RemediesColumn(Column):
    cell_template_name = "search/admin/remedies.html"

    def get_cell_context_data(self, query, parent_context):
        context = super().get_cell_context_data(query, parent_context)
        links = (remedy(parent_context["request"].user, query) for remedy in _remedies)
        return {**context, "links": list(filter(None, links))}


class UnansweredSearchesView(ReportView):
    """Queries that found nothing at all, until a page is recommended for them."""

    page_title = "Searches that found nothing"
    header_icon = "search"
    index_url_name = "unanswered_searches"
    index_results_url_name = "unanswered_searches_results"
    permission_policy = permission_policy
    any_permission_required = MAY_READ
    is_searchable = True
    search_fields = ["query_string"]
    default_ordering = "-times"
    columns = [  # few, with widths: they are read on a phone, too
        TitleColumn(
            "query_string",
            label="Searched for: try it",
            get_url=lambda query: _address_of(query),
            sort_key="query_string",
            width="35%",
        ),
        NumberColumn("times", label="Times", sort_key="times", width="15%"),
        Column(
            "last_day",
            label="Last on",
            accessor=lambda query: date_format(query.last_day),
            sort_key="last_day",
            width="20%",
        ),
        RemediesColumn("remedies", label="What to do", width="30%"),
    ]
    list_export = ["query_string", "times", "last_day"]
    export_headings = {"query_string": "Searched for", "times": "Times", "last_day": "Last on"}

    def get_base_queryset(self):
        unanswered = Query.objects.filter(unanswered__isnull=False, editors_picks__isnull=True)
        return unanswered.annotate(times=Sum("unanswered__times"), last_day=Max("unanswered__date"))


def _address_of(query):
    """With the order that is usual anyway, so that an editor's try is not counted."""
    return f"{reverse('search')}?{urlencode({'q': query.query_string, 'sort': 'relevance'})}"
