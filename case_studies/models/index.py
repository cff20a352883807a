from case_studies.disclosure import KIND_NOT_GIVEN
from case_studies.facets import CLIENT_GROUP, METHOD
from cms.organisations.facets import REGION
from cms.organisations.models import OrganisationType
from cms.pages.listing import Facet, QuerySetListing
from cms.pages.models import SectionPage
from cms.taxonomy.facets import THEME

from .case_study import CaseStudyPage

KINDS = {**dict(OrganisationType.choices), KIND_NOT_GIVEN: "Not given"}


class CaseStudyIndexPage(SectionPage):
    """All case studies, to be narrowed down by what they have in common."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["case_studies.CaseStudyPage"]
    template = "case_studies/index.html"
    page_description = "Lists all case studies, with filters by region, theme, people and method."

    listed_order = ["-year", "title"]
    facets = [
        REGION,
        THEME,
        CLIENT_GROUP,
        METHOD,
        Facet("organisation", "Type of organisation", "public_kind", wording=KINDS.get),
        Facet("year", "Year", "year", newest_first=True),
    ]
    orders = {
        "newest": ("Newest first", ["-year", "-first_published_at", "title", "pk"]),
        "title": ("By title", ["title", "pk"]),
    }

    class Meta:
        verbose_name = "case study index"

    def get_context(self, request, *args, **kwargs):
        below = CaseStudyPage.objects.child_of(self).visible().for_listing()
        listing = QuerySetListing(below, self.facets, request.GET, self.orders)
        return {**super().get_context(request, *args, **kwargs), "listing": listing}
