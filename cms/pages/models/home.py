from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber, Substr
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.pages.addresses import path_of
from cms.pages.blocks import WayInBlock
from cms.pages.menu import SECTION_DEPTH, menu_of
from cms.pages.metadata import describe_site
from cms.pages.querysets import visible_pages

from .base import BasePage

SHOWN_OF_A_SECTION = 3


@dataclass(frozen=True)
class Section:
    """A section of the library, as the home page shows it."""

    page: BasePage
    url: str
    newest: list  # [(title, url)]

    @property
    def line(self):
        """The first sentence of its summary."""
        first, stop, _ = self.page.summary.partition(". ")
        return first + stop.strip()


class HomePage(BasePage):
    ways_in = StreamField(
        [("way_in", WayInBlock())],
        blank=True,
        help_text="What readers come for, each with the pages that lead there. Three are best.",
    )

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    template = "pages/home_page.html"
    page_description = "The front door: leads each reader to what they came for."
    schema_type = "WebSite"
    kind = "Sections of the library"
    not_searched = ["ways_in"]  # the pages it leads to are found by themselves

    content_panels = [*BasePage.content_panels, FieldPanel("ways_in")]

    class Meta:
        verbose_name = "home page"

    def get_structured_data(self, request):
        return {**super().get_structured_data(request), **describe_site()}

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "ways_in": self.get_ways_in(request),
            "sections": self.get_sections(request),
        }

    def get_ways_in(self, request):
        """``[(heading, sentence, [(label, url)])]``: only links to visible pages, only ways with
        a link."""
        ways = [(child.value, child.value["links"]) for child in self.ways_in]
        chosen = {link["page"].pk for _, links in ways for link in links if link["page"]}
        visible = visible_pages().in_bulk(chosen)
        found = [
            (way["heading"], way["sentence"], list(_labelled(links, visible, request)))
            for way, links in ways
        ]
        return [way for way in found if way[2]]

    def get_sections(self, request):
        """Those of the menu, each with its newest pages: one query for all of these."""
        items = {item.page.pk: item for item in menu_of(request).sections}
        newest = newest_below([item.page.path for item in items.values()], request)
        pages = Page.objects.filter(pk__in=items).order_by("path").specific()
        return [Section(page, items[page.pk].url, newest.get(page.path, [])) for page in pages]


def _labelled(links, visible, request):
    for link in links:
        page = link["page"] and visible.get(link["page"].pk)
        if page:
            yield link["text"] or page.title, path_of(page, request)


def newest_below(section_paths, request):
    """``{path of a section: [(title, url)]}``, of the visible pages right below it."""
    newest_first = [F("first_published_at").desc(nulls_last=True), F("path")]
    pages = (
        visible_pages()
        .filter(depth=SECTION_DEPTH + 1)
        .annotate(section=Substr("path", 1, SECTION_DEPTH * Page.steplen))
        .filter(section__in=section_paths)
        .annotate(rank=Window(RowNumber(), partition_by=F("section"), order_by=newest_first))
        .filter(rank__lte=SHOWN_OF_A_SECTION)
        .order_by("section", "rank")
    )
    found = {}
    for page in pages:
        found.setdefault(page.section, []).append((page.title, path_of(page, request)))
    return found
