"""Atom feeds. What they tell is asked of the database at each request."""

import re
import uuid
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import conditional_page

from .models import Edition

# For the ids of entries: they are made from permanent keys, and so outlive title, address and site
NAMESPACE = uuid.UUID("0d7f5a52-3c47-5a86-9b0f-6f5d1a3c2e84")
EMPTY_SINCE = datetime(2000, 1, 1, tzinfo=UTC)
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # pasted with a text, unseen


def permanent_id(*parts):
    return uuid.uuid5(NAMESPACE, "/".join(map(str, parts))).urn


def plain(text):
    """Text as XML may hold it."""
    return NOT_IN_XML.sub(" ", text)


class SteadyAtomFeed(Atom1Feed):
    def latest_post_date(self):
        """Of a feed without entries that is not now: it would be another at each request."""
        return super().latest_post_date() if self.items else EMPTY_SINCE


class AtomFeed(Feed):
    """What our feeds share. A subclass says what its entries are."""

    feed_type = SteadyAtomFeed

    def __call__(self, *args, **kwargs):
        """Its ETag alone says whether it changed: the date of the newest entry stays the same when
        an older one is hidden, or shown again."""
        response = super().__call__(*args, **kwargs)
        del response["Last-Modified"]
        return response

    def author_name(self):
        return settings.SITE_OWNER

    def item_description(self, item):
        """Atom's summary is HTML: what is plain text must be escaped."""
        return escape(plain(self.item_summary(item)))


class UpdatesFeed(AtomFeed):
    """Each edition of each visible publication, newest first."""

    link = reverse_lazy("updates")
    subtitle = "Every new edition of a publication, and what changed in it."

    def title(self):
        return f"Updates – {settings.SITE_NAME}"

    def items(self):
        return Edition.objects.latest_updates()

    def item_title(self, edition):
        return plain(edition.title if edition.is_first else str(edition))

    def item_summary(self, edition):
        return edition.note if edition.is_first else f"{edition.kind_of_change}. {edition.note}"

    def item_link(self, edition):
        return edition.publication.url

    def item_guid(self, edition):
        return permanent_id(edition.key, edition.number)

    def item_pubdate(self, edition):
        return edition.published_at

    item_updateddate = item_pubdate

    def item_categories(self, edition):
        return [edition.publication.page_type_display_name, edition.kind_of_change]


updates_feed = conditional_page(UpdatesFeed())
