"""Links of a text that lead to a place in the same file."""

import re
from collections.abc import Iterator, Mapping

from django.conf import settings

LINK = re.compile(r'<a href="(?P<address>[^"]+)">(?P<text>.*?)</a>', re.DOTALL)


def links_within(html: str, places: Mapping[str, tuple[str, str]]) -> str:
    """``places``: for each address the anchor in the file, and what is shown of it on paper.

    That is, “1.4” or “chapter 2” unless the text of the link says so; ``data-number`` is for the
    style sheet to print.
    """

    def link_within(link):
        if link["address"] not in places:
            return link[0]
        anchor, number = places[link["address"]]
        shown = "" if number in link["text"] else f' data-number="{number}"'
        return f'<a href="#{anchor}"{shown}>{link["text"]}</a>'

    return LINK.sub(link_within, html)


def permanent_addresses(passage) -> Iterator[str]:
    """As editors link to it, and as it is copied from the page."""
    if passage.permalink:
        yield passage.permalink
        yield settings.WAGTAILADMIN_BASE_URL + passage.permalink
