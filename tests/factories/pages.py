"""What all pages share: the home page, publishing, privacy."""

import uuid

import factory
import wagtail_factories
from wagtail.models import Page, PageViewRestriction, Site

from cms.pages.models import HomePage, InformationPage
from cms.passages.models import Passage


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


def publish(page, **changes):
    """Edit and publish, as an editor does: a revision, then its publication."""
    page = page.specific_class.objects.get(pk=page.pk)
    page = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page.specific_class.objects.get(pk=page.pk)


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


def child(kind, value, block_id=None):
    """A child of a stream as StreamField stores it."""
    return {"type": kind, "value": value, "id": block_id or str(uuid.uuid4())}


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


def passage_of(page, heading=""):
    """The stored passage with this heading, or the page as a whole."""
    return Passage.objects.get(page=page, **({"heading": heading} if heading else {"block_id": ""}))


def block(kind, value):
    """A child of a stream as StreamField stores it."""
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}
