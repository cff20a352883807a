from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.search import index

from cms.organisations.models import Region
from cms.pages.models import BasePage, SectionPage
from cms.pages.panels import page_form
from guidance.briefings.regional_picture import RegionalPicture

from .regional_briefing import RegionalBriefingPage


class RegionsIndexPage(SectionPage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["guidance.RegionPage"]
    template = "pages/section_page.html"
    page_description = "Lists the regions of the strategic health authorities."

    class Meta:
        verbose_name = "regions index"


class RegionPage(BasePage):
    """Everything public that the site knows of one region. Only two sentences are typed."""

    region = models.OneToOneField(
        Region,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="Each region has one page. Regions are kept in Snippets, Regions.",
    )
    afterwards = models.TextField(
        "what became of it",
        max_length=500,
        blank=True,
        help_text="One sentence for readers who look for the authority today.",
    )

    parent_page_types = ["guidance.RegionsIndexPage"]
    subpage_types = []
    template = "guidance/region_page.html"
    page_description = (
        "One region: its area, its organisations, its briefings and what was tried there. The "
        "site fills it in and keeps it up to date."
    )
    exclude_fields_in_copy = ["region"]  # each has one page
    kind = "Regions"

    content_panels = [
        TitleFieldPanel("title", placeholder="Name of the region*"),
        FieldPanel("region"),
        FieldPanel("summary"),
        FieldPanel("afterwards"),
    ]
    edit_handler = page_form(
        ("Content", content_panels),
    )

    search_fields = [*BasePage.search_fields, index.SearchField("afterwards")]

    class Meta:
        verbose_name = "region page"

    def get_passage_text(self):
        region = self.region
        names = [region.authority, region.short_name, region.code, region.covers] if region else []
        return " ".join([self.summary, *names, self.afterwards])

    @cached_property
    def briefings(self):
        """The public briefings of the region, newest first."""
        briefings = RegionalBriefingPage.objects.visible().filter(region=self.region_id)
        return list(briefings.order_by("-publication_date", "title"))

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "region": self.region,
            "picture": self.region and RegionalPicture(self.region),
            "briefings": self.briefings,
        }
