from django.views.decorators.http import conditional_page

from cms.passages.models import Passage
from cms.publishing.feeds import AtomFeed, permanent_id, plain

ENTRIES = 20


class NewsFeed(AtomFeed):
    """The newest releases of a news index: one entry each, updated when a release is."""

    def get_object(self, request, index):
        return index

    def title(self, index):
        return plain(index.title)

    def subtitle(self, index):
        return plain(index.summary)

    def link(self, index):
        return index.url

    def items(self, index):
        releases = list(index.releases[:ENTRIES])
        keys = Passage.objects.keys_of([release.pk for release in releases])
        for release in releases:
            release.key = keys.get((release.pk, ""))
        return [release for release in releases if release.key]

    def item_title(self, release):
        return plain(release.title)

    def item_summary(self, release):
        return release.summary

    def item_link(self, release):
        return release.url

    def item_guid(self, release):
        return permanent_id(release.key)

    def item_pubdate(self, release):
        return release.first_published_at

    def item_updateddate(self, release):
        return release.last_published_at


news_feed = conditional_page(NewsFeed())
