"""Links to pages in rich text: one query for a whole page.

Wagtail looks links up paragraph by paragraph, two queries each. Here they are looked up once a
request, all those of a stream together where :func:`find_links` announces it.
"""

import re
from contextvars import ContextVar

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import pages

LINK = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*\bid="(\d+)"')

_known: ContextVar[dict | None] = ContextVar("known_links", default=None)


class RememberLinksMiddleware:
    """Each request looks a link up once; nothing is remembered from one request to the next."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _known.set({})
        try:
            return self.get_response(request)
        finally:
            _known.reset(token)


class PageLinkHandler(pages.PageLinkHandler):
    """A link to a page that is not live loses its address, rather than lead nowhere."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        ids = [str(attrs.get("id")) for attrs in attrs_list]
        urls = urls_of(ids)
        return [f'<a href="{escape(urls[id_])}">' if urls[id_] else "<a>" for id_ in ids]


def urls_of(ids):
    """``{id: address or None}``; ids as strings."""
    known = _known.get()
    known = {} if known is None else known
    missing = {id_ for id_ in ids if id_ not in known and id_.isdecimal()}
    if missing:
        found = {str(page.pk): page.url for page in Page.objects.live().filter(pk__in=missing)}
        known.update({id_: found.get(id_) for id_ in missing})
    return {id_: known.get(id_) for id_ in ids}


def find_links(*streams):
    """Look up, in one query, every page that the texts of these streams link to."""
    urls_of(
        {
            id_
            for stream in streams
            for text in _texts(stream.raw_data)
            for id_ in LINK.findall(text)
        }
    )


def _texts(value):
    """Every string in a stream's raw data, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif not isinstance(value, (int, float, bool, type(None))):
        for item in value:
            yield from _texts(item)
