from django.core.paginator import Paginator
from django.utils.functional import cached_property
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.news.feeds import news_feed
from cms.pages.models import SectionPage

from .release import NewsReleasePage


class NewsIndexPage(RoutablePageMixin, SectionPage):
    """All news releases, newest first."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["news.NewsReleasePage"]
    template = "news/news_index_page.html"
    page_description = "Lists all news releases by year, newest first, and offers them as a feed."

    on_one_page = 20
    on_home_page = 3

    class Meta:
        verbose_name = "news index"

    @property
    def releases(self):
        """What whoever sees this page may see, newest first."""
        released = NewsReleasePage.objects.child_of(self).live().filter(view_restrictions=None)
        return released.order_by("-publication_date", "-first_published_at", "-pk")

    @cached_property
    def listed_pages(self):
        """The newest: what the home page shows."""
        return list(self.releases[: self.on_home_page])

    @property
    def feed_url(self):
        return self.url + self.reverse_subpage("feed")

    def get_context(self, request, *args, **kwargs):
        pages = Paginator(self.releases, self.on_one_page)
        return {
            **super().get_context(request, *args, **kwargs),
            "releases": pages.get_page(request.GET.get("page")),
        }

    @path("feed/", name="feed")
    def feed(self, request):
        return news_feed(request, self)
