"""Registers, and what they list."""

import factory

from case_studies.models import FundingPage, FundingScheme, Project, ProjectsPage, Wave
from cms.organisations.models import OrganisationsPage
from cms.taxonomy.models import GlossaryPage, GlossaryTerm

from .lists import OrganisationFactory
from .pages import BasePageFactory, home, publish


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GlossaryTerm

    term = factory.Sequence(lambda n: f"Term {n}")
    meaning = "What it means, in a sentence."


class ProjectFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Project

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Enterprise {n}")
    wave = Wave.FIRST


class FundingSchemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FundingScheme

    name = factory.Sequence(lambda n: f"Fund {n}")
    what_it_is = "Money for a good beginning."


class GlossaryPageFactory(BasePageFactory):
    class Meta:
        model = GlossaryPage

    title = "Glossary"


class OrganisationsPageFactory(BasePageFactory):
    class Meta:
        model = OrganisationsPage

    title = "Organisations"


class ProjectsPageFactory(BasePageFactory):
    class Meta:
        model = ProjectsPage

    title = "First wave"


class FundingPageFactory(BasePageFactory):
    class Meta:
        model = FundingPage

    title = "Funding"


def draft_glossary(**fields):
    return GlossaryPageFactory(parent=home(), live=False, **fields)


def published_glossary(**fields):
    return publish(draft_glossary(**fields))


def draft_organisations_page(**fields):
    return OrganisationsPageFactory(parent=home(), live=False, **fields)


def published_organisations_page(**fields):
    return publish(draft_organisations_page(**fields))


def draft_projects_page(**fields):
    return ProjectsPageFactory(parent=home(), live=False, **fields)


def published_projects_page(**fields):
    return publish(draft_projects_page(**fields))


def draft_funding_page(**fields):
    return FundingPageFactory(parent=home(), live=False, **fields)


def published_funding_page(**fields):
    return publish(draft_funding_page(**fields))
