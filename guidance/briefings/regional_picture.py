"""What the site knows of a region, for its own page and for its briefings: only what is public."""

from itertools import groupby

from django.utils.functional import cached_property

from case_studies.models import CaseStudyPage, ProjectsPage
from cms.organisations.models import Organisation, OrganisationType
from cms.pages.querysets import visible_pages

SEVERAL = {  # of a type, as a heading calls them; in the order they are listed
    OrganisationType.STRATEGIC_HEALTH_AUTHORITY: "Strategic health authorities",
    OrganisationType.PRIMARY_CARE_TRUST: "Primary care trusts",
    OrganisationType.CARE_TRUST: "Care trusts",
    OrganisationType.CARE_TRUST_PLUS: "Care Trusts Plus",
    OrganisationType.NHS_TRUST: "NHS trusts",
    OrganisationType.FOUNDATION_TRUST: "NHS foundation trusts",
    OrganisationType.OTHER: "Other organisations",
}
ORDER = list(SEVERAL)


class RegionalPicture:
    def __init__(self, region):
        self.region = region

    @cached_property
    def page(self):
        """The public page of the region, or None."""
        return visible_pages().filter(regionpage__region=self.region).first()

    @cached_property
    def organisations(self):
        """``[(type, organisations)]`` in the order of types, then of names."""
        everyone = Organisation.objects.filter(region=self.region).order_by("name")
        by_type = sorted(everyone, key=lambda organisation: ORDER.index(organisation.kind))
        groups = groupby(by_type, key=lambda organisation: organisation.kind)
        return [_named(kind, list(members)) for kind, members in groups]

    @cached_property
    def register(self):
        """The public register of projects, or None: what it does not show is shown nowhere."""
        return ProjectsPage.objects.visible().first()

    @cached_property
    def _registered(self):
        return list(self.register.get_rows()) if self.register else []

    @property
    def projects(self):
        return [project for project in self._registered if project.region == self.region]

    @property
    def is_without_projects(self):
        """Whether the register names projects, and none of them is here. Silence says nothing."""
        return bool(self._registered) and not self.projects

    @property
    def wave(self):
        """Of the register, within a sentence: “first wave (2009)”."""
        name = self.register.get_wave_display()
        return name[0].lower() + name[1:]

    @cached_property
    def case_studies(self):
        return list(CaseStudyPage.objects.visible().filter(region=self.region).order_by("title"))


def _named(kind, members):
    kind = OrganisationType(kind)
    return (SEVERAL[kind] if len(members) > 1 else kind.label), members
