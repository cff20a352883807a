"""Every way out of the site, and that nothing hidden leaves by any of them.

Add every new door to DOORS: ``test_every_address_is_a_known_door`` fails until you do.
"""

import re
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.urls import get_resolver, reverse
from django.utils import timezone
from pypdfium2 import PdfDocument

from case_studies.requests.actions import send_record
from cms.correspondence.mailings.actions import ask_for_letters
from cms.downloads.models import Download
from cms.passages.models import Passage
from cms.publishing.models import Attachment, LibraryDocument, Status
from cms.publishing.scheduling import publish_due
from cms.taxonomy.models import Theme
from guidance.guides.formats import GuidePdf
from guidance.models import AbstractGuidePage
from tests import factories
from tests.downloads.plain_text import PlainText
from tests.factories import paragraph
from tests.publishing.texts import files

SECRET = "zebrafish"  # stands in every text of what is hidden
CLUE = "kestrel"  # stands there too, and is what an outsider looks for
INSIDE = "axolotl"  # the same, inside the attached file
pytestmark = pytest.mark.django_db


class Library:
    """A public guide with a public chapter, and beside it one that is to be hidden."""

    def __init__(self):
        self.public = factories.published_guide(title="Public guide", slug="public")
        factories.published_chapter(self.public, paragraph("Open to all"))
        self.guide = factories.published_guide(
            title=f"Guide {SECRET}",
            slug="hidden",
            summary=f"About {SECRET} and {CLUE}.",
            references=[factories.reference("HIDDEN-1")],
        )
        self.chapter = factories.published_chapter(
            self.guide,
            paragraph(SECRET, f"All about {SECRET} and {CLUE}."),
            title=f"Chapter {SECRET}",
            slug="chapter",
        )
        self.document = describe(self.guide)
        factories.recommend(self.guide, "what editors recommend")
        factories.recommend(self.chapter, "what editors recommend")
        self.public = factories.publish(
            self.public, status=Status.SUPERSEDED, superseded_by=self.guide
        )
        self.keys = list(
            Passage.objects.filter(publication=self.guide).values_list("key", flat=True)
        )
        self.guide_id = self.guide.pk  # known even after it is deleted

    def keys_of_files(self):
        """Given when the file has been read."""
        return Passage.objects.filter(document=self.document).values_list("key", flat=True)


def describe(guide):
    """A file and a theme."""
    content = files.pdf(f"About {SECRET} and {INSIDE}.")
    document = LibraryDocument.objects.create(
        title="Attachment", file=ContentFile(content, "attachment.pdf")
    )
    guide = guide.get_latest_revision_as_object()
    guide.attachments.add(Attachment(document=document, title=f"Attachment {SECRET}"))
    guide.themes = [Theme.objects.create(name=f"theme {SECRET}", slug="hidden-theme")]
    guide.save_revision().publish()
    return document


def unpublished_guide(library):
    library.guide.unpublish()


def private_guide(library):
    factories.make_private(library.guide)


def private_section(library):
    other = factories.GuidanceIndexFactory(
        parent=factories.home(), title="Closed section", slug="closed"
    )
    factories.make_private(other)
    library.guide.move(other, pos="last-child")


def expired_guide(library):
    type(library.guide).objects.filter(pk=library.guide.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    publish_due()


def deleted_guide(library):
    library.guide.delete()


HIDDEN = [unpublished_guide, private_guide, private_section, expired_guide, deleted_guide]

DOORS = {
    "page": lambda lib: ["/guidance/hidden/", "/closed/hidden/"],
    "page below it": lambda lib: ["/guidance/hidden/chapter/"],
    "page below it, elsewhere": lambda lib: ["/closed/hidden/chapter/"],
    "whole guide": lambda lib: ["/guidance/hidden/whole-guide/", "/closed/hidden/whole-guide/"],
    "home": lambda lib: ["/"],
    "listing": lambda lib: ["/guidance/", "/closed/"],
    "search": lambda lib: [f"/search/?q={CLUE}", "/search/?q=HIDDEN-1", "/search/?q=guide"],
    "search inside files": lambda lib: [f"/search/?q={INSIDE}"],
    "suggestions": lambda lib: [f"/search/suggestions/?q={word}" for word in (SECRET[:3], "guide")],
    "search inside": lambda lib: [
        f"/search/?q={CLUE}&in=hidden",
        f"/search/?q={CLUE}&in={lib.guide_id}",
        "/search/?in=hidden",
    ],
    "choices of a search": lambda lib: [
        "/search/",
        "/search/?kind=guides",
        "/search/?q=guide&theme=hidden-theme",
    ],
    "search as a feed": lambda lib: [
        f"/search/feed/?q={CLUE}",
        "/search/feed/",
        "/search/feed/?theme=hidden-theme",
    ],
    "recommended": lambda lib: ["/search/?q=what+editors+recommend"],
    "superseded by it": lambda lib: ["/guidance/public/", "/search/?q=public"],
    "passage": lambda lib: [f"/p/{key}" for key in lib.keys],
    "reference": lambda lib: ["/ref/HIDDEN-1"],
    "current": lambda lib: ["/current/HIDDEN-1/1", *(f"/current/{key}/1" for key in lib.keys)],
    "download": lambda lib: [f"/downloads/{lib.guide_id}/pdf"],
    "document": lambda lib: [lib.document.url],
    "part of a document": lambda lib: [f"/p/{key}" for key in lib.keys_of_files()],
    "updates": lambda lib: ["/updates/", "/updates.atom"],
    "missing page": lambda lib: ["/nowhere/"],
}


@pytest.fixture
def only_pdf(monkeypatch):
    """One file of each guide is enough, and quicker: the door is the same for all."""
    monkeypatch.setattr(AbstractGuidePage, "formats", [GuidePdf])


@pytest.mark.usefixtures("only_pdf")
@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_is_hidden_leaves_by_no_door(client, work_queue, hide):
    library = Library()
    work_queue()
    hide(library)
    work_queue()
    leaks = [leak for door in DOORS.values() for leak in leaks_of(client, door(library))]
    assert leaks == []


def leaks_of(client, addresses):
    for address in addresses:
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        if SECRET.encode() in body.lower() or SECRET in str(response.headers):
            yield f"{address} tells of it"
        if body.startswith(b"%PDF"):
            yield f"{address} hands out the file"


def test_the_same_doors_are_open_for_what_is_public(client, work_queue):
    """Otherwise the test above could not fail."""
    library = Library()
    work_queue()
    assert Download.objects.get(page=library.guide, format="pdf").is_available
    tell = {
        door
        for door, addresses in DOORS.items()
        for address in addresses(library)
        if is_open(client.get(address, follow=True))
    }
    assert tell == set(DOORS) - {"missing page", "page below it, elsewhere"}


@pytest.mark.parametrize("hide", [None, *HIDDEN], ids=lambda hide: getattr(hide, "__name__", ""))
def test_the_export_of_files_hands_out_only_what_is_public(work_queue, tmp_path, hide, monkeypatch):
    monkeypatch.setattr(AbstractGuidePage, "formats", [PlainText])
    library = Library()
    work_queue()
    if hide:
        hide(library)
    call_command("build_downloads", "--export", tmp_path / "out", stdout=StringIO())
    texts = {path.name: path.read_text() for path in (tmp_path / "out").iterdir()}
    assert len(texts) == (1 if hide else 2)
    assert (SECRET in str(texts)) == (hide is None)  # otherwise the rest could not fail


@pytest.mark.parametrize("address", ["", "results/", "?export=csv"])
def test_the_report_of_files_is_for_editors_only(client, work_queue, address):
    library = Library()
    Download.objects.create(page=library.guide, format="pdf", error=SECRET)
    response = client.get(f"/admin/reports/made-files/{address}")
    assert (response.status_code, SECRET.encode() in response.content) == (302, False)


def is_open(response):
    body = b"".join(response) if response.streaming else response.content
    return response.status_code == 200 and (SECRET.encode() in body or body.startswith(b"%PDF"))


# One function for every kind of publication; LISTS are the addresses that tell of many pages

KINDS = {
    "guide": factories.published_guide,
    "how-to guide": factories.published_how_to_guide,
    "information page": factories.published_information,
    "leaflet": factories.published_leaflet,
    "presentation": factories.published_presentation,
    "national briefing": factories.published_national_briefing,
    "regional briefing": factories.published_regional_briefing,
    "region": factories.published_region_page,
    "case study": factories.published_case_study,
    "news release": factories.published_release,
    "letter": factories.published_letter,
    "glossary": factories.published_glossary,
    "organisations register": factories.published_organisations_page,
    "projects register": factories.published_projects_page,
    "funding page": factories.published_funding_page,
}
LISTS = [
    "/",
    "/guidance/",
    "/resources/",
    "/briefings/",
    "/briefings/national-briefing/",
    "/regions/",
    "/case-studies/",
    "/news/",
    "/news/feed/",
    "/letters/",
    "/updates/",
    "/updates.atom",
    "/sitemap.xml",
    "/search/",
    f"/search/?q={CLUE}&sort=date",
    f"/search/?q={CLUE}",
    f"/search/feed/?q={CLUE}",
    "/search/?q=what+editors+recommend",
    f"/search/suggestions/?q={SECRET[:3]}",
]


FORMS = {
    "case study": "case-study-requests",
    "leaflet": "local-copy",
    "presentation": "local-copy",
    "letter": "local-copy",
}


class Hidden:
    """A page of any kind that speaks of the secret, to be hidden by one of HIDDEN."""

    def __init__(self, kind):
        self.guide = KINDS[kind](
            title=f"About {SECRET}", slug="hidden", summary=f"About {SECRET} and {CLUE}."
        )
        self.url = self.guide.url
        factories.recommend(self.guide, "what editors recommend")
        keys = Passage.objects.filter(publication=self.guide).values_list("key", flat=True)
        forms = [f"/{FORMS[kind]}/{self.guide.pk}/"] if kind in FORMS else []
        self.addresses = [self.url, *forms, *(f"/p/{key}" for key in keys), *LISTS]


@pytest.fixture
def no_files(monkeypatch):
    monkeypatch.setattr("cms.downloads.building.formats_of", lambda page: {})


@pytest.mark.usefixtures("no_files")
@pytest.mark.parametrize("hide", [unpublished_guide, private_guide, deleted_guide])
@pytest.mark.parametrize("kind", KINDS)
def test_no_list_and_no_address_tells_of_a_hidden_page(client, work_queue, kind, hide):
    page = Hidden(kind)
    work_queue()
    hide(page)
    work_queue()
    assert list(leaks_of(client, page.addresses)) == []


@pytest.mark.usefixtures("no_files")
@pytest.mark.parametrize("kind", KINDS)
def test_page_passages_and_search_tell_of_a_public_one(client, work_queue, kind):
    """Otherwise the test above could not fail."""
    page = Hidden(kind)
    work_queue()
    for address in [*page.addresses[: -len(LISTS)], f"/search/?q={CLUE}"]:
        assert is_open(client.get(address, follow=True)), address


PRINTED = ["case study", "news release", "letter", "national briefing", "regional briefing"]


@pytest.mark.parametrize("kind", PRINTED)
def test_the_file_of_a_page_is_closed_with_it(client, work_queue, kind):
    page = Hidden(kind)
    work_queue()
    door = f"/downloads/{page.guide.pk}/pdf"
    assert is_open(client.get(door))  # otherwise the rest could not fail
    for hide in (private_guide, unpublished_guide, deleted_guide):
        hide(page)
        assert list(leaks_of(client, [door])) == []


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_the_sitemap_names_no_hidden_address(client, hide):
    """It prints addresses and nothing else, so it is asked for those."""
    library = Library()
    assert "/hidden/chapter/" in client.get("/sitemap.xml").content.decode()
    hide(library)
    assert "/hidden/" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.usefixtures("no_files")
def test_a_draft_of_a_public_page_leaves_by_no_door(client, work_queue):
    library = Library()
    chapter = library.public.get_children().get().specific
    chapter.title = f"Draft {SECRET}"
    chapter.body = [paragraph(SECRET, CLUE)]
    chapter.save_revision()
    chapter.go_live_at = timezone.now() + timedelta(days=1)
    chapter.save_revision().publish()  # that is, schedule
    library.guide.delete()
    work_queue()
    for address in ["/", "/guidance/", "/guidance/public/", chapter.url, f"/search/?q={CLUE}"]:
        assert SECRET not in client.get(address).content.decode(), address


def test_a_document_of_a_draft_is_not_served(client):
    guide = factories.draft_guide()
    document = LibraryDocument.objects.create(title="D", file=ContentFile(b"x", "draft.txt"))
    guide.attachments.add(Attachment(document=document, title="D"))
    guide.save_revision()
    assert client.get(document.url).status_code == 404


def test_an_editor_may_fetch_the_document_of_a_draft(editor_client):
    document = LibraryDocument.objects.create(title="D", file=ContentFile(b"x", "draft.txt"))
    assert editor_client.get(document.url).status_code == 200


ROWS = {  # by the kind of page that shows them: what makes one, and a field of its text
    "glossary": (factories.GlossaryTermFactory, "meaning"),
    "organisations register": (factories.OrganisationFactory, "name"),
    "projects register": (factories.ProjectFactory, "service"),
    "funding page": (factories.FundingSchemeFactory, "what_it_is"),
}


@pytest.mark.parametrize("hide", [None, unpublished_guide, private_guide, deleted_guide])
@pytest.mark.parametrize("kind", ROWS)
def test_the_rows_of_a_hidden_register_leave_by_no_door(client, work_queue, kind, hide):
    page = SimpleNamespace(guide=KINDS[kind](slug="hidden"))
    make_row, field = ROWS[kind]
    make_row(**{field: f"{SECRET} and {CLUE}"})
    url = page.guide.url
    row = Passage.objects.exclude(block_id="").get(publication=page.guide)
    doors = [url, f"/p/{row.key}", f"/search/?q={CLUE}"]
    if kind == "projects register":
        doors += [f"{url}projects.csv", f"{url}projects.json"]
    work_queue()
    if hide is None:  # otherwise the rest could not fail
        assert all(is_open(client.get(door, follow=True)) for door in doors)
    else:
        hide(page)
        work_queue()
        assert list(leaks_of(client, [*doors, *LISTS])) == []


@pytest.mark.parametrize("hide", [None, unpublished_guide, private_guide, deleted_guide])
def test_the_key_to_a_record_opens_nothing_that_is_hidden(client, work_queue, editor, hide):
    study = factories.case_study_on_request(what_changed=f"<p>{SECRET} and {CLUE}</p>")
    send_record(factories.record_request(study), editor)
    work_queue()
    door = re.search(r"/case-study-requests/record/\S+", mail.outbox[-1].body)[0]
    if hide is None:  # otherwise the rest could not fail
        assert is_open(client.get(door))
    else:
        hide(SimpleNamespace(guide=study))
    keys = Passage.objects.filter(publication=study).values_list("key", flat=True)
    others = [
        study.url,
        f"/case-study-requests/{study.pk}/",
        *(f"/p/{key}" for key in keys),
        *LISTS,
    ]
    assert list(leaks_of(client, [*others, *([door] if hide else [])])) == []


def test_readers_packs_made_before_are_closed_with_what_is_in_them(client, work_queue, no_files):
    library = Library()
    work_queue()
    key = Passage.objects.get(page=library.chapter, number="1.1").key
    things = [f"page={library.guide.pk}", f"page={library.chapter.pk}", f"passage={key}"]
    adding = [f"/my-pack/add/?{thing}" for thing in things]
    for address in [f"/my-pack/add/?page={library.public.pk}", *adding]:
        client.post(address)
    made = client.post("/my-pack/make/", {"title": "Mine"})["Location"]
    client.post("/my-pack/share/", {"title": "Mine"})
    shared = re.search(r"/my-pack/shared/[^/]+/", client.get("/my-pack/").content.decode())[0]
    client.get(f"{shared}pdf")
    work_queue()
    doors = [*adding, "/my-pack/", made, f"{made}pdf", f"{made}zip"]
    doors += [shared, f"{shared}pdf", f"{shared}zip", f"{shared}take/"]
    assert all(client.get(door).status_code == 200 for door in doors)  # or it could not fail
    for hide in HIDDEN:
        with undone():
            library.guide = library.guide.specific_class.objects.get(pk=library.guide_id)
            hide(library)
            assert list(leaks_of(client, doors)) == [], hide.__name__
    unpublished_guide(library)
    assert list(leaks_of(client, doors)) == []
    work_queue()
    for door in (made, shared):
        pdf = b"".join(client.get(f"{door}pdf").streaming_content)  # made again, of what is left
        words = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))
        assert "Public guide" in words
        assert SECRET not in words.lower()


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_what_readers_share_leaves_by_no_door_before_it_is_published(client, work_queue):
    shared = factories.shared_case_study(title=f"About {SECRET}", summary=f"{SECRET} and {CLUE}")
    work_queue()
    doors = [f"/case-study-requests/{shared.page.pk}/", *LISTS]
    assert client.get(shared.page.url).status_code == 404
    assert list(leaks_of(client, doors)) == []
    shared.page.get_latest_revision().publish()
    work_queue()
    assert len(list(leaks_of(client, doors))) > 5  # otherwise the test could not fail


def test_recipients_of_letters_leave_by_no_public_door(client, work_queue):
    mailing = factories.mailing(factories.recipient(SECRET, name=CLUE, email="clue@trust.example"))
    ask_for_letters(mailing)
    work_queue()
    names = ("inspect", "make", "email", "delete", "pdf", "csv")
    doors = [reverse(f"mailings:{name}", args=[mailing.pk]) for name in names]
    doors.append(reverse("mailings:preview", args=[mailing.recipients.get().pk]))
    choosing = reverse("mailings:choose", args=[mailing.letter_id])
    assert {client.get(door).status_code for door in [*doors, choosing]} == {302}
    assert list(leaks_of(client, [*doors, choosing, mailing.letter.url, *LISTS])) == []
    client.force_login(factories.UserFactory())
    assert [is_open(client.get(door)) for door in doors].count(True) == 5  # or it could not fail


KNOWN = {
    "admin/": "asks for a login",
    "search/": "search",
    "search/feed/": "search as a feed",
    "search/suggestions/": "suggestions",
    "p/<slug:key>": "passage",
    "ref/<path:reference>": "reference",
    "current/<path:reference>/<int:edition>": "current",
    "updates/": "updates",
    "updates.atom": "updates",
    "downloads/<int:page_id>/<slug:format_name>": "download",
    "local-copy/<int:page_id>/": "a form, and what it answers with: by the page's own rules",
    "documents/": "document",
    "media/images/<path:path>": "pictures are public, their names are unguessable only in part",
    "my-pack/": "a reader's own list and packs, and packs behind a signed address: below",
    "case-study-requests/": "a form for each case study; records, by a key",
    "share-a-case-study/": "a form; what it takes in is a draft",
    "theme.css": "colours",
    "robots.txt": "where search engines may go",
    "sitemap.xml": "sitemap",
    "^((?:[\\w-]+/)+[\\w-]+\\.(?:csv|json))$": "what a page gives as data, by the page's rules",
    "": "page",
}


def test_every_address_is_a_known_door():
    addresses = {str(pattern.pattern) for pattern in get_resolver().url_patterns}
    assert addresses == set(KNOWN)
