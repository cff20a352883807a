"""Recipients from the register of organisations: by type and region, as they were at a date."""

from collections import Counter

from cms.organisations.models import Organisation, OrganisationType, Region

from .models import Recipient

NOWHERE = "none"  # of an organisation without a region


def organisations_at(day):
    """Those that existed on a day, as far as it is known, in the order of their names."""
    everything = Organisation.objects.select_related("region").order_by("name")
    return [each for each in everything if _existed(each, day)]


def _existed(organisation, day):
    begin, end = organisation.valid_from, organisation.valid_until
    return not (begin and begin.first_day > day) and not (end and end.last_day < day)


def types_of(organisations):
    """``[(value, label)]`` of the types that there are."""
    there = {each.kind for each in organisations}
    return [(kind.value, kind.label) for kind in OrganisationType if kind in there]


def regions_of(organisations):
    there = {region_of(each) for each in organisations}
    named = [(r.slug, r.name) for r in Region.objects.order_by("name") if r.slug in there]
    return [*named, (NOWHERE, "Without a region")] if NOWHERE in there else named


def region_of(organisation):
    return organisation.region.slug if organisation.region else NOWHERE


def counts(organisations):
    """``[[type, region, how many]]``, for a page that counts while boxes are ticked."""
    counted = Counter((each.kind, region_of(each)) for each in organisations)
    return [[kind, region, number] for (kind, region), number in sorted(counted.items())]


def chosen(organisations, types, regions):
    """Those of the ticked types and regions; no region ticked: of all."""
    return [
        each
        for each in organisations
        if each.kind in types and (not regions or region_of(each) in regions)
    ]


def as_recipient(organisation, role):
    return Recipient(
        organisation=organisation.name,
        role=role,
        region=organisation.region.name if organisation.region else "",
        address=organisation.address,
        email=organisation.email,
    )
