from django.db.models import Exists, F, OuterRef, Value
from django.db.models.functions import StrIndex
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


class BasePageQuerySet(PageQuerySet):
    def reachable(self):
        """Live, and below no unpublished page; who may see a private one is asked separately."""
        below_unpublished = Page.objects.annotate(
            here=StrIndex(OuterRef("path"), F("path"))
        ).filter(live=False, here=Value(1), depth__gt=1)
        return self.live().exclude(Exists(below_unpublished))

    def visible(self):
        """What any outsider can see: reachable, and in no private section.

        One query, where Wagtail's own ``public()`` reads all restrictions beforehand.
        """
        private = PageViewRestriction.objects.annotate(
            here=StrIndex(OuterRef("path"), F("page__path"))
        ).filter(here=Value(1))
        return self.reachable().exclude(Exists(private))


def visible_pages():
    """Every page, of any type, that an outsider can see."""
    return BasePageQuerySet(Page).visible()
