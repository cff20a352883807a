"""Pages and people for the tests, named for what they mean."""

import uuid
from datetime import date

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.text import slugify
from wagtail.models import Page, PageViewRestriction, Site

from case_studies.models import (
    CaseStudyIndexPage,
    CaseStudyPage,
    FundingPage,
    FundingScheme,
    Project,
    ProjectsPage,
    ShownPassage,
    Wave,
)
from cms.correspondence.models import LetterPage, LettersIndexPage
from cms.news.models import ContactRole, NewsIndexPage, NewsReleasePage
from cms.organisations.models import (
    Contact,
    Organisation,
    OrganisationsPage,
    OrganisationType,
    Region,
)
from cms.pages.models import HomePage, InformationPage
from cms.passages.models import Passage
from cms.taxonomy.models import (
    ClientGroup,
    GlossaryPage,
    GlossaryTerm,
    InvolvementMethod,
    SpectrumStep,
    Theme,
)
from guidance.models import (
    BriefingsIndexPage,
    ChapterPage,
    GuidanceIndexPage,
    GuidePage,
    HowToGuidePage,
    LeafletPage,
    NationalBriefingPage,
    PresentationPage,
    RegionalBriefingPage,
    RegionPage,
    RegionsIndexPage,
    ResourcesIndexPage,
    StepPage,
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


class InformationFactory(BasePageFactory):
    class Meta:
        model = InformationPage

    title = "About"
    body = factory.LazyFunction(lambda: information_body(("text", "<p>What to know.</p>")))


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


class HowToGuideFactory(BasePageFactory):
    class Meta:
        model = HowToGuidePage

    title = "A guide to the Right to Request"


class StepFactory(BasePageFactory):
    class Meta:
        model = StepPage

    title = factory.Sequence(lambda n: f"Step {n}")


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


def draft_how_to_guide(**fields):
    return HowToGuideFactory(parent=guidance_index(), live=False, **fields)


def published_how_to_guide(**fields):
    return publish(draft_how_to_guide(**fields))


def draft_step(guide, *paragraphs, **fields):
    body = list(paragraphs) or [paragraph("What to do", checklist())]
    return StepFactory(parent=guide, live=False, body=body, **fields)


def published_step(guide, *paragraphs, **fields):
    return publish(draft_step(guide, *paragraphs, **fields))


def checklist(title="Before you go on", *items):
    """A checklist for ``paragraph``."""
    items = items or ["Write it down", "Ask the team"]
    return ("checklist", {"title": title, "items": [f"<p>{item}</p>" for item in items]})


def information_body(*blocks):
    """``(type, value)``, as StreamField stores them."""
    return [{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in blocks]


def way_in(heading, *pages, text=""):
    """One of the home page’s ways in, as StreamField stores it."""
    links = [
        {"type": "item", "id": str(uuid.uuid4()), "value": {"page": page.pk, "text": text}}
        for page in pages
    ]
    value = {"heading": heading, "sentence": f"For {heading}.", "links": links}
    return {"type": "way_in", "id": str(uuid.uuid4()), "value": value}


def draft_information(parent=None, **fields):
    return InformationFactory(parent=parent or home(), live=False, **fields)


def published_information(parent=None, **fields):
    return publish(draft_information(parent, **fields))


class ResourcesIndexFactory(BasePageFactory):
    class Meta:
        model = ResourcesIndexPage

    title = "Resources"


class LeafletFactory(BasePageFactory):
    class Meta:
        model = LeafletPage

    title = "Have your say"


class PresentationFactory(BasePageFactory):
    class Meta:
        model = PresentationPage

    title = "Duty to Involve"


def resources_index():
    return ResourcesIndexPage.objects.first() or ResourcesIndexFactory(parent=home())


def child(kind, value, block_id=None):
    """A child of a stream as StreamField stores it."""
    return {"type": kind, "value": value, "id": block_id or str(uuid.uuid4())}


def cover(strapline="Tell us what you think.", picture=None):
    return child("cover", {"strapline": strapline, "picture": picture})


def inside(heading="What is this about?", text="Your clinic.", *content, picture=None):
    children = [child("text", f"<p>{text}</p>"), *(child(kind, value) for kind, value in content)]
    return child("inside", {"heading": heading, "picture": picture, "content": children})


def back(heading="Find out more", text="Ask us."):
    return child("back", {"heading": heading, "parts": [{"heading": "Whom", "text": text}]})


def picture_of(image, alt_text=""):
    return {"image": image.pk, "alt_text": alt_text, "decorative": not alt_text}


def draft_leaflet(*panels, **fields):
    """Its inside panels; cover and back are there."""
    body = [cover(), *(panels or [inside()]), back()]
    return LeafletFactory(parent=resources_index(), live=False, **{"body": body, **fields})


def published_leaflet(*panels, **fields):
    return publish(draft_leaflet(*panels, **fields))


def slide(kind="bullets", title="Who is bound", notes="Say who.", block_id=None, **value):
    if kind == "bullets" and "points" not in value:
        value["points"] = ["<p>Trusts</p>"]
    return child(kind, {"title": title, "notes": notes, **value}, block_id)


def title_slide(subtitle="What the law asks"):
    value = {"subtitle": subtitle, "occasion": "", "notes": "Welcome."}
    return child("title", value)


def draft_presentation(*slides, **fields):
    """Its slides; the title slide is there."""
    body = [title_slide(), *(slides or [slide()])]
    return PresentationFactory(parent=resources_index(), live=False, **{"slides": body, **fields})


def published_presentation(*slides, **fields):
    return publish(draft_presentation(*slides, **fields))


def reference(value, kind="own"):
    return {"type": "reference", "id": str(uuid.uuid4()), "value": {"kind": kind, "value": value}}


def unsaved(page, parent):
    """A page as Wagtail previews it before it is first saved."""
    page.set_url_path(parent)
    page.depth = parent.depth + 1
    page.path = f"{parent.path}ZZZZ"
    return page


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


# News and letters


class NewsIndexFactory(BasePageFactory):
    class Meta:
        model = NewsIndexPage

    title = "News"
    slug = "news"
    show_in_menus = True


class NewsReleaseFactory(BasePageFactory):
    """All that publishing asks for."""

    class Meta:
        model = NewsReleasePage

    title = factory.Sequence(lambda n: f"Release {n}")
    place = "London"
    publication_date = date(2008, 10, 30)
    body = factory.LazyFunction(lambda: [block("text", "<p>Services ask first.</p>")])
    contacts = factory.LazyFunction(lambda: [media_contact()])


class LettersIndexFactory(BasePageFactory):
    class Meta:
        model = LettersIndexPage

    title = "Letters"
    slug = "letters"
    show_in_menus = True


class LetterFactory(BasePageFactory):
    """All that publishing asks for."""

    class Meta:
        model = LetterPage

    title = factory.Sequence(lambda n: f"Letter {n}")
    publication_date = date(2008, 10, 30)
    recipients = "Chief executives of PCTs\nChief executives of NHS trusts"
    body = factory.LazyFunction(lambda: [block("text", "<p>We are writing about the duty.</p>")])
    signatory_role = "Director of involvement"


def block(kind, value):
    """A child of a stream as StreamField stores it."""
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def media_contact():
    return block("contact", {"role": ContactRole.MEDIA, "contact": ContactFactory().pk})


def note(text):
    return block("note", f"<p>{text}</p>")


def news_index():
    return NewsIndexPage.objects.first() or NewsIndexFactory(parent=home())


def draft_release(**fields):
    return NewsReleaseFactory(parent=news_index(), live=False, **fields)


def published_release(**fields):
    return publish(draft_release(**fields))


def letters_index():
    return LettersIndexPage.objects.first() or LettersIndexFactory(parent=home())


def draft_letter(**fields):
    return LetterFactory(parent=letters_index(), live=False, **fields)


def published_letter(**fields):
    return publish(draft_letter(**fields))


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
