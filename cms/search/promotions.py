"""What editors recommend to those who ask with just these words.

Wagtail's promoted results; what may be seen of them is asked of the database at each search.
"""

from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

from cms.pages.addresses import path_of
from cms.pages.models import BasePage
from cms.pages.querysets import visible_pages
from cms.publishing.models import Status

from .publications import not_current


@dataclass(frozen=True)
class Recommendation:
    title: str
    url: str
    text: str  # the editor's words; may be empty


def recommended_for(query, request):
    """``[Recommendation]`` in the editor's order: any reader can see the page, and may go by it."""
    promotions = SearchPromotion.objects.filter(query__query_string=normalise_query_string(query))
    promotions = list(promotions)
    pages = _pages(promotion.page_id for promotion in promotions if promotion.page_id)
    found = []
    for promotion in promotions:
        if page := pages.get(promotion.page_id):
            title, url = page.title, path_of(page, request)
        elif promotion.external_link_url:
            title, url = promotion.external_link_text, promotion.external_link_url
        else:
            continue
        found.append(Recommendation(title, url, promotion.description))
    return found


def _pages(keys):
    """``{pk: page}`` without those that are hidden or withdrawn."""
    pages = visible_pages().specific(defer=True).in_bulk(list(keys))
    if not pages:
        return {}
    withdrawn = {pk for pk, status in not_current().items() if status == Status.WITHDRAWN}
    return {pk: page for pk, page in pages.items() if _publication(page) not in withdrawn}


def _publication(page):
    return page.get_publication().pk if isinstance(page, BasePage) else page.pk
