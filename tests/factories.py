"""Pages and people for the tests, named for what they mean."""

import uuid

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.text import slugify
from wagtail.models import Page, PageViewRestriction, Site

from cms.organisations.models import Contact, Organisation, OrganisationType, Region
from cms.pages.models import HomePage, InformationPage
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
