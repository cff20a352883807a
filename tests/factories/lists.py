"""Words and bodies of the lists that editors keep."""

import factory
from django.utils.text import slugify

from cms.organisations.models import Organisation, OrganisationType, Region
from cms.taxonomy.models import ClientGroup, InvolvementMethod, SpectrumStep, Theme


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    name = "North East"
    slug = factory.LazyAttribute(lambda region: slugify(region.name))
    code = "Q30"
    authority = factory.LazyAttribute(lambda r: f"{r.name} Strategic Health Authority")
    short_name = factory.LazyAttribute(lambda region: f"NHS {region.name}")
    covers = "Northumberland; County Durham"


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation
        django_get_or_create = ("ods_code",)

    name = "Anytown PCT"
    ods_code = "5AA"
    kind = OrganisationType.PRIMARY_CARE_TRUST
    region = factory.SubFactory(RegionFactory)


def term(model, name, **values):
    return model.objects.get_or_create(slug=slugify(name), defaults={"name": name, **values})[0]


def theme(name):
    return term(Theme, name)


def client_group(name="carers"):
    return term(ClientGroup, name)


def method(name="survey", step=SpectrumStep.LISTEN):
    return term(InvolvementMethod, name, step=step)
