"""Any search as a feed: what has come to answer it, and what of that has changed."""

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.views.decorators.http import conditional_page
from wagtail.models import Page

from cms.pages.querysets import visible_pages
from cms.passages.models import Passage
from cms.publishing.feeds import AtomFeed, permanent_id, plain
from cms.publishing.models import Edition, Status

from .publications import LARGEST_IN
from .results import Results
from .words import normalise

ENTRIES = 50


class SearchFeed(AtomFeed):
    """``/search/feed/?q=…``: the publications that answer, the last changed first.

    It takes what the search page takes, choices of facets too, and is as patient with it. Only
    ``in`` is left out of account: one publication is no list.
    """

    def get_object(self, request):
        return Results(normalise(request.GET.get("q", "")), None, request)

    def title(self, results):
        asked = [results.query, *(link.label for link in results.chips)]
        return plain(" – ".join([*filter(None, asked), f"Search – {settings.SITE_NAME}"]))

    def subtitle(self, results):
        return "Publications that answer this search. One comes first when it is new or changed."

    def link(self, results):
        return reverse("search") + results.url(order=results.default_order)

    def feed_url(self, results):
        return results.feed_url

    def items(self, results):
        found = results.matching()
        dates = _dates_of(list(found))
        newest = sorted(dates, key=lambda pk: (dates[pk], pk), reverse=True)[:ENTRIES]
        pages = visible_pages().specific().in_bulk(newest)
        keys = Passage.objects.keys_of(newest)
        listed = [pages[pk] for pk in newest if pk in pages and (pk, "") in keys]
        for page in listed:
            page.key, page.changed_at = keys[page.pk, ""], dates[page.pk]
            page.standing = found[page.pk].status
        return listed

    def item_title(self, page):
        return plain(page.title)

    def item_summary(self, page):
        return page.summary

    def item_link(self, page):
        return page.url

    def item_guid(self, page):
        return permanent_id(page.key)

    def item_pubdate(self, page):
        return page.first_published_at

    def item_updateddate(self, page):
        return page.changed_at

    def item_categories(self, page):
        standing = [] if page.standing == Status.CURRENT else [page.standing.label]
        return [page.kind_name, *standing]


def _dates_of(publications):
    """``{pk: when it was last changed}``: a part of it too, where it has editions."""
    editions = Edition.objects.filter(publication=OuterRef("pk")).order_by("-published_at")
    newest = Subquery(editions.values("published_at")[:1])
    pages = Page.objects.annotate(changed_at=Coalesce(newest, "last_published_at"))
    dates = {}
    for start in range(0, len(publications), LARGEST_IN):
        some = pages.filter(pk__in=publications[start : start + LARGEST_IN])
        dates.update(some.exclude(changed_at=None).values_list("pk", "changed_at"))
    return dates


search_feed = conditional_page(SearchFeed())
