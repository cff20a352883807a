"""Pages and people for the tests, named for what they mean."""

import uuid

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.text import slugify
from wagtail.models import Page, PageViewRestriction, Site

from case_studies.models import FundingPage, FundingScheme, Project, ProjectsPage, Wave
from cms.organisations.models import (
    Contact,
    Organisation,
    OrganisationsPage,
    OrganisationType,
    Region,
)
from cms.pages.models import HomePage
from cms.taxonomy.models import GlossaryPage, GlossaryTerm
from guidance.models import ChapterPage, GuidanceIndexPage, GuidePage


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()
        django_get_or_create = ("username",)

    username = "editor"
    is_superuser = True
    is_staff = True


def moderator(username="moderator"):
    """Somebody who may publish, by Wagtail's own group."""
    user = get_user_model().objects.create_user(username, password=uuid.uuid4().hex)
    user.groups.add(Group.objects.get(name="Moderators"))
    return user


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contact
        django_get_or_create = ("name",)

    name = "Involvement team"
    email = "involvement@guidance.example"


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


class BasePageFactory(wagtail_factories.PageFactory):
    summary = "What this is and why it matters."


class HomePageFactory(BasePageFactory):
    class Meta:
        model = HomePage

    title = "Guidance library"


class GuidanceIndexFactory(BasePageFactory):
    class Meta:
        model = GuidanceIndexPage

    title = "Guidance"
    show_in_menus = True


class GuideFactory(BasePageFactory):
    class Meta:
        model = GuidePage

    title = "Real Involvement"


class ChapterFactory(BasePageFactory):
    class Meta:
        model = ChapterPage

    title = factory.Sequence(lambda n: f"Chapter {n}")


def home():
    """The site's home page, made and set as the root of the default site at the first call."""
    existing = HomePage.objects.first()
    if existing:
        return existing
    root = Page.get_first_root_node()
    page = HomePageFactory(parent=root, slug="library")
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": page}
    )
    Site.clear_site_root_paths_cache()
    return page


def guidance_index():
    return GuidanceIndexPage.objects.first() or GuidanceIndexFactory(parent=home())


def paragraph(heading="Start with the decision", *content, block_id=None):
    """A numbered paragraph as StreamField stores it; ``content`` are texts or (type, value)."""
    children = [c if isinstance(c, tuple) else ("text", f"<p>{c}</p>") for c in content]
    return {
        "type": "paragraph",
        "id": block_id or str(uuid.uuid4()),
        "value": {
            "heading": heading,
            "content": [
                {"type": kind, "value": value, "id": str(uuid.uuid4())}
                for kind, value in children or [("text", "<p>Write it down in one sentence.</p>")]
            ],
        },
    }


def publish(page, **changes):
    """Edit and publish, as an editor does: a revision, then its publication."""
    page = page.specific_class.objects.get(pk=page.pk)
    page = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page.specific_class.objects.get(pk=page.pk)


def draft_guide(**fields):
    return GuideFactory(parent=guidance_index(), live=False, **fields)


def published_guide(**fields):
    return publish(draft_guide(**fields))


def draft_chapter(guide, *paragraphs, **fields):
    body = list(paragraphs) or [paragraph()]
    return ChapterFactory(parent=guide, live=False, body=body, **fields)


def published_chapter(guide, *paragraphs, **fields):
    return publish(draft_chapter(guide, *paragraphs, **fields))


def reference(value, kind="own"):
    return {"type": "reference", "id": str(uuid.uuid4()), "value": {"kind": kind, "value": value}}


def make_private(page):
    """Only those who are logged in may see it."""
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


# Registers: pages that show lists kept as snippets


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
