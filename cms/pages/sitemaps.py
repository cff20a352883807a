from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from .models import HomePage
from .querysets import visible_pages


class VisiblePagesSitemap(Sitemap):
    """Every page that any outsider can see. One query, however many pages and kinds there are."""

    def items(self):
        home = HomePage.objects.first()
        if home is None:
            return Page.objects.none()
        pages = visible_pages().descendant_of(home, inclusive=True)
        # Deferred: each page answers as its own class does, but is not fetched as a whole
        return pages.order_by("path").specific(defer=True)
