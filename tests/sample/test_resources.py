"""The leaflets and presentations of the sample library, and their pictures."""

import re
from xml.etree import ElementTree

import pytest

from cms.library.bundles import CONTENT
from cms.library.files import read_file
from cms.library.pictures import picture_path
from guidance.leaflets.room import VersionKind
from guidance.loaders.presentations import HOLDS
from guidance.models import LeafletPage, PresentationPage
from guidance.presentations.slides import outdated_quotations

pytestmark = pytest.mark.usefixtures("library")

# The presentations of the sample library, and how many slides each has
SHOWS = {
    "duty-to-involve-for-boards": 10,
    "involving-people-well": 12,
    "right-to-request-for-staff": 9,
}
WITH_TIMES = ("involving-people-well", "right-to-request-for-staff")
TIME = re.compile(r"Allow \w+ minutes\.$")
SMALLEST_LETTERS = 0.04  # of the width of a picture: 24 points and more on a slide


def bundle_name(pictures):
    return pictures.parent.name


def words_in(picture):
    """What a drawing says, and the size of its smallest letters as a share of its width."""
    drawing = ElementTree.parse(picture).getroot()
    width = float(drawing.get("viewBox").split()[2])
    sizes = [float(e.get("font-size")) for e in drawing.iter() if e.get("font-size")]
    return [e.text for e in drawing.iter("{http://www.w3.org/2000/svg}text")], min(sizes) / width


def test_has_an_easy_read_version_of_each_leaflet():
    originals = LeafletPage.objects.filter(version_of=None).values_list("slug", flat=True)
    versions = LeafletPage.objects.filter(version_kind=VersionKind.EASY_READ)
    assert sorted(version.version_of.slug for version in versions) == sorted(originals)


def test_easy_read_is_short_sentences_each_beside_a_picture():
    lines = [
        (page.slug, line)
        for page in LeafletPage.objects.filter(version_kind=VersionKind.EASY_READ)
        for panel in page.body
        if panel.block_type == "inside"
        for line in panel.value["content"]
    ]
    assert {line.block_type for _, line in lines} == {"easy_read_line"}
    said = [(slug, s) for slug, line in lines for s in sentences(line.value["text"])]
    assert [(slug, s) for slug, s in said if len(s.split()) > 12] == []


@pytest.mark.parametrize("folder", sorted(CONTENT.glob("*/pictures")), ids=bundle_name)
def test_has_no_picture_that_nothing_shows(folder):
    text = "".join(file.read_text() for file in folder.parent.glob("*.md"))
    assert [each.name for each in folder.iterdir() if f"]({each.name}" not in text] == []


def test_has_presentations_with_notes_worth_speaking():
    pages = {page.slug: page for page in PresentationPage.objects.all()}
    assert {slug: len(page.show) for slug, page in pages.items()} == SHOWS
    assert list(outdated_quotations(pages.values())) == []
    notes = {
        (slug, slide.number): slide.value["notes"]
        for slug, page in pages.items()
        for slide in page.show
    }
    lengths = {place: len(text.split()) for place, text in notes.items()}
    assert {place: n for place, n in lengths.items() if not 60 <= n <= 150} == {}
    with_times = {place: t for place, t in notes.items() if place[0] in WITH_TIMES}
    assert [place for place, text in with_times.items() if not TIME.search(text)] == []


def test_uses_every_kind_of_slide():
    files = [read_file(CONTENT / name / "presentation.md") for name in SHOWS]
    assert {section.kind for file in files for section in file.sections[1:]} == set(HOLDS)


@pytest.mark.parametrize("name", SHOWS)
def test_figures_are_legible_and_told_in_full(name):
    file = read_file(CONTENT / name / "presentation.md")
    pictures = [
        value for section in file.sections for kind, value in section.blocks if kind == "picture"
    ]
    assert len(pictures) >= (2 if name in WITH_TIMES else 1)
    for picture in pictures:
        texts, letters = words_in(picture_path(file, picture["file"]))
        told = re.findall(r"\w+", picture["alt"].lower())
        assert [w for w in re.findall(r"\w+", " ".join(texts).lower()) if w not in told] == []
        assert letters >= SMALLEST_LETTERS


def sentences(rich_text):
    plain = rich_text.source.removeprefix("<p>").removesuffix("</p>")
    return [sentence for sentence in re.split(r"[.?!]", plain) if sentence]
