"""Pages and people for the tests, named for what they mean."""

import uuid

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.text import slugify
from wagtail.models import Page, PageViewRestriction, Site

from case_studies.models import CaseStudyIndexPage, CaseStudyPage, ShownPassage
from cms.organisations.models import Contact, Organisation, OrganisationType, Region
from cms.pages.models import HomePage
from cms.passages.models import Passage
from cms.taxonomy.models import ClientGroup, InvolvementMethod, SpectrumStep, Theme
from guidance.models import (
    BriefingsIndexPage,
    ChapterPage,
    GuidanceIndexPage,
    GuidePage,
    NationalBriefingPage,
    RegionalBriefingPage,
    RegionPage,
    RegionsIndexPage,
)


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


# Briefings and regions


class BriefingsIndexFactory(BasePageFactory):
    class Meta:
        model = BriefingsIndexPage

    title = "Briefings"
    show_in_menus = True


class NationalBriefingFactory(BasePageFactory):
    class Meta:
        model = NationalBriefingPage

    title = "National briefing"


class RegionalBriefingFactory(BasePageFactory):
    class Meta:
        model = RegionalBriefingPage

    title = "Regional briefing"


class RegionsIndexFactory(BasePageFactory):
    class Meta:
        model = RegionsIndexPage

    title = "Regions"


class RegionPageFactory(BasePageFactory):
    class Meta:
        model = RegionPage

    title = "North East"


def briefings_index():
    return BriefingsIndexPage.objects.first() or BriefingsIndexFactory(parent=home())


def draft_national_briefing(*blocks, **fields):
    body = list(blocks) or [paragraph()]
    return NationalBriefingFactory(parent=briefings_index(), live=False, body=body, **fields)


def published_national_briefing(*blocks, **fields):
    return publish(draft_national_briefing(*blocks, **fields))


def insert(national, anchor, heading="Here", text="What we do.", block_id=None):
    """An addition to the paragraph of ``national`` whose heading is ``anchor``."""
    passage = Passage.objects.get(page=national, heading=anchor)
    return regional_text("insert", heading, text, block_id, anchor=passage.pk)


def regional_section(heading="Our own", text="Only here.", block_id=None):
    return regional_text("section", heading, text, block_id)


def regional_text(kind, heading, text, block_id, **values):
    content = [{"type": "text", "value": f"<p>{text}</p>", "id": str(uuid.uuid4())}]
    value = {"heading": heading, "content": content, **values}
    return {"type": kind, "id": block_id or str(uuid.uuid4()), "value": value}


def draft_regional_briefing(national=None, **fields):
    national = national or published_national_briefing()
    fields.setdefault("region", RegionFactory())
    return RegionalBriefingFactory(parent=national, live=False, **fields)


def published_regional_briefing(national=None, **fields):
    return publish(draft_regional_briefing(national, **fields))


def regions_index():
    return RegionsIndexPage.objects.first() or RegionsIndexFactory(parent=home())


def draft_region_page(**fields):
    fields.setdefault("region", RegionFactory())
    return RegionPageFactory(parent=regions_index(), live=False, **fields)


def published_region_page(**fields):
    return publish(draft_region_page(**fields))


class CaseStudyIndexFactory(BasePageFactory):
    class Meta:
        model = CaseStudyIndexPage

    title = "Case studies"
    slug = "case-studies"
    show_in_menus = True


class CaseStudyFactory(BasePageFactory):
    """One that may be published as it is."""

    class Meta:
        model = CaseStudyPage

    title = factory.Sequence(lambda n: f"Case study {n}")
    year = 2009
    spectrum_step = SpectrumStep.DISCUSS
    what_changed = "<p>The clinic opens in the evening.</p>"
    consent_to_publish = True
    identifies_nobody = True


def case_study_index():
    return CaseStudyIndexPage.objects.first() or CaseStudyIndexFactory(parent=home())


def term(model, name, **values):
    return model.objects.get_or_create(slug=slugify(name), defaults={"name": name, **values})[0]


def theme(name):
    return term(Theme, name)


def client_group(name="carers"):
    return term(ClientGroup, name)


def method(name="survey", step=SpectrumStep.LISTEN):
    return term(InvolvementMethod, name, step=step)


def draft_case_study(*, client_groups=None, methods=None, themes=(), shows=(), **fields):
    """``shows``: passages, or (passage, line)."""
    fields.setdefault("contact", ContactFactory())
    page = CaseStudyFactory(parent=case_study_index(), live=False, **fields)
    page.client_groups = [client_group()] if client_groups is None else client_groups
    page.methods = [method()] if methods is None else methods
    page.themes = list(themes)
    page.shown_passages = [
        ShownPassage(passage=p, line=line)
        for p, line in (one if isinstance(one, tuple) else (one, "") for one in shows)
    ]
    page.save()
    return page


def published_case_study(**fields):
    return publish(draft_case_study(**fields))


def passage_of(page, heading=""):
    """The stored passage with this heading, or the page as a whole."""
    return Passage.objects.get(page=page, **({"heading": heading} if heading else {"block_id": ""}))
