"""What the site knows of a region, for its own page and for its briefings."""

from itertools import groupby

from django.utils.functional import cached_property

from cms.organisations.models import Organisation, OrganisationType

SEVERAL = {  # of a type, as a heading calls them
    OrganisationType.PRIMARY_CARE_TRUST: "Primary care trusts",
    OrganisationType.CARE_TRUST: "Care trusts",
    OrganisationType.CARE_TRUST_PLUS: "Care Trusts Plus",
    OrganisationType.NHS_TRUST: "NHS trusts",
    OrganisationType.FOUNDATION_TRUST: "NHS foundation trusts",
    OrganisationType.STRATEGIC_HEALTH_AUTHORITY: "Strategic health authorities",
    OrganisationType.OTHER: "Other organisations",
}
ORDER = list(SEVERAL)


class RegionalPicture:
    def __init__(self, region):
        self.region = region

    @cached_property
    def organisations(self):
        """``[(type, organisations)]`` in the order of types, then of names."""
        everyone = Organisation.objects.filter(region=self.region).order_by("name")
        by_type = sorted(everyone, key=lambda organisation: ORDER.index(organisation.kind))
        return [
            (_name(kind, members), members)
            for kind, members in (
                (kind, list(group)) for kind, group in groupby(by_type, lambda o: o.kind)
            )
        ]


def _name(kind, members):
    kind = OrganisationType(kind)
    return SEVERAL[kind] if len(members) > 1 else kind.label
