"""What stands in the list of a pack but not in the pack: editors are told, readers get the rest."""

from django.db.models import Q
from wagtail.models import Page

from cms.pages.querysets import visible_pages

from .models import PackItem


def left_out():
    """``(entry, why)`` of the packs of all public publications."""
    return _left_out(page__live=True)


def left_out_of(publication):
    return _left_out(page=publication.pk)


def _left_out(**filters):
    entries = PackItem.objects.filter(**filters)
    hidden = entries.filter(Q(item=None) | ~Q(item__in=visible_pages()))
    for entry in hidden.select_related("item", "page").order_by("page", "sort_order"):
        yield entry, _why(entry.item)


def _why(item: Page | None) -> str:
    if item is None:
        return "It was deleted. Take it off the list, or choose something else."
    if item.live:
        return "It is in a private section, or below a page that is not published."
    return "It is not published."
