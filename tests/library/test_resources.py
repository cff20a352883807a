"""Content files of leaflets and presentations."""

import re
import shutil
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command

from cms.library.bundles import CONTENT
from cms.library.files import read_file
from cms.library.markdown import read_sections
from cms.library.pictures import picture_path
from guidance.leaflets.room import VersionKind
from guidance.loaders.presentations import HOLDS
from guidance.models import LeafletPage, PresentationPage
from guidance.presentations.slides import outdated_quotations

pytestmark = pytest.mark.django_db

LEAFLETS = [file.parent for file in sorted(CONTENT.glob("*/leaflet.md"))]
# The presentations of the sample library, and how many slides each has
SHOWS = {
    "duty-to-involve-for-boards": 10,
    "involving-people-well": 12,
    "right-to-request-for-staff": 9,
}
WITH_TIMES = ("involving-people-well", "right-to-request-for-staff")
TIME = re.compile(r"Allow \w+ minutes\.$")
SMALLEST_LETTERS = 0.04  # of the width of a picture: 24 points and more on a slide

LEAFLET = """---
type: leaflet
title: A leaflet
slug: a-leaflet
summary: What it is.
---

## Cover {#cover .cover}

Pick me up.

## Who? {#who .inside}

You.

- one
- two

## More {#more .back}

**Ask**

Us.

- here
"""
SHOW = """---
type: presentation
title: A talk
slug: a-talk
summary: What it is.
---

## Title {#title .title}

What it says

::: notes
Welcome.

And thank you.
:::

## Points {#points .bullets}

- **One** thing

::: notes
Say it.
:::
"""


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "home.md").write_text("---\ntype: home\ntitle: Home\nsummary: S.\n---\n")
    (folder / "resources.md").write_text(
        "---\ntype: resources-index\ntitle: Resources\nslug: resources\nsummary: S.\n---\n"
    )
    return folder


def load(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text)
    out = StringIO()
    call_command("load_library", folder, stdout=out)
    return out.getvalue()


class TestMarkdown:
    def test_a_heading_may_say_its_kind(self):
        (section,) = read_sections("## Who is bound {#bound .two-columns}")[1:]
        assert (section.heading, section.key, section.kind) == (
            "Who is bound",
            "bound",
            "two-columns",
        )

    @pytest.mark.parametrize(
        ("source", "block"),
        [
            (
                '![Two people](a.svg "What to see")',
                ("picture", {"file": "a.svg", "alt": "Two people", "caption": "What to see"}),
            ),
            (
                "![](a.svg) *Come* in.",
                (
                    "pictured_text",
                    {"file": "a.svg", "alt": "", "caption": "", "text": "<p><em>Come</em> in.</p>"},
                ),
            ),
            ("::: notes\nOne.\n\nTwo.\n:::", ("notes", "One.\n\nTwo.")),
            (
                "::: column Left\n- one\n:::",
                ("column", {"heading": "Left", "points": ["<p>one</p>"]}),
            ),
            (
                "::: passage guide/key\nIts words.\n:::",
                ("passage", {"address": "guide/key", "words": "Its words."}),
            ),
        ],
    )
    def test_what_leaflets_and_presentations_have_more(self, source, block):
        assert read_sections(f"## H {{#h}}\n\n{source}")[1].blocks == [block]


class TestLeaflet:
    def test_becomes_a_published_page_panel_by_panel(self, content):
        load(content, leaflet=LEAFLET)
        cover, inside, back = LeafletPage.objects.get().body
        assert cover.value["strapline"] == "Pick me up."
        assert inside.value["heading"] == "Who?"
        assert [child.block_type for child in inside.value["content"]] == ["text", "list"]
        (part,) = back.value["parts"]
        assert part["heading"] == "Ask"
        assert part["text"].source == "<p>Us.</p><ul><li>here</li></ul>"

    def test_a_version_finds_its_original(self, content):
        version = LEAFLET.replace(
            "title:", "kind: large-print\nversion_of: a-leaflet\nlanguage: pl\ntitle:", 1
        )
        load(content, a=LEAFLET, b=version.replace("slug: a-leaflet", "slug: b"))
        page = LeafletPage.objects.get(slug="b")
        assert page.version_of.slug == "a-leaflet"
        assert (page.language, page.version_kind) == ("pl", VersionKind.LARGE_PRINT)

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            (".inside", ".page", "a panel is one of: .cover, .inside, .back"),
            ("title:", "language: xx\ntitle:", "“language” must be one of: en, "),
            ("title:", "kind: braille\ntitle:", "“kind” must be one of: standard, "),
            ("title:", "version_of: b\ntitle:", "there is no leaflet “b”"),
            ("You.", "![](none.svg) You.", "there is no picture “none.svg”"),
            ("**Ask**\n\n", "", "a back begins with a heading in bold"),
            ("You.", "word " * 90, "Cut "),
            ("Pick me up.", "::: notes\nNo.\n:::", "a cover panel has no room for a notes"),
        ],
    )
    def test_what_is_wrong_is_named(self, content, old, new, message):
        with pytest.raises(CommandError, match=message):
            load(content, leaflet=LEAFLET.replace(old, new, 1))
        assert not LeafletPage.objects.exists()


class TestPresentation:
    def test_becomes_a_published_page_slide_by_slide(self, content):
        load(content, show=SHOW)
        title, bullets = PresentationPage.objects.get().slides
        assert title.value["subtitle"] == "What it says"
        assert title.value["notes"] == "Welcome.\n\nAnd thank you."
        assert bullets.value["title"] == "Points"
        assert bullets.value["points"][0].source == "<p><strong>One</strong> thing</p>"

    def test_a_second_load_changes_nothing(self, content):
        load(content, show=SHOW)
        assert "A talk" not in load(content)

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            (".bullets", ".dots", "a slide is one of: .title, .section, .bullets"),
            ("::: notes\nSay it.\n:::", "", "a slide needs “::: notes”"),
            (
                "- **One** thing",
                "::: passage a/b\nX.\n:::",
                "a bullets slide has no room for a passage",
            ),
            ("- **One** thing\n", "", "a bullets slide needs 1 × list"),
            (
                ".bullets}\n\n- **One** thing",
                ".passage}\n\n::: passage a/b\nX.\n:::",
                "there is no public paragraph “a/b” to quote",
            ),
        ],
    )
    def test_what_is_wrong_is_named(self, content, old, new, message):
        with pytest.raises(CommandError, match=message):
            load(content, show=SHOW.replace(old, new, 1))
        assert not PresentationPage.objects.exists()


def test_a_chapter_holds_nothing_of_them(content):
    guide = content / "guide"
    guide.mkdir()
    (content / "guidance.md").write_text(
        "---\ntype: guidance-index\ntitle: G\nslug: g\nsummary: S.\n---\n"
    )
    (guide / "guide.md").write_text("---\ntype: guide\ntitle: G\nslug: g\nsummary: S.\n---\n")
    chapter = "---\ntype: chapter\ntitle: C\nslug: c\nsummary: S.\n---\n\n## H {#h}\n\n"
    for text, message in [
        ("![](a.svg) Words beside it.", "a pictured_text is not used here"),
        ("::: notes\nX.\n:::", "a notes is not used here"),
    ]:
        (guide / "01.md").write_text(chapter + text)
        with pytest.raises(CommandError, match=message):
            load(content)
    (guide / "01.md").write_text(chapter.replace("{#h}", "{#h .bullets}"))
    with pytest.raises(CommandError, match=r"“\.bullets” is not used here"):
        load(content)


def bundle_name(pictures):
    return pictures.parent.name


def words_in(picture):
    """What a drawing says, and the size of its smallest letters as a share of its width."""
    drawing = ElementTree.parse(picture).getroot()
    width = float(drawing.get("viewBox").split()[2])
    sizes = [float(e.get("font-size")) for e in drawing.iter() if e.get("font-size")]
    return [e.text for e in drawing.iter("{http://www.w3.org/2000/svg}text")], min(sizes) / width


class TestTheSampleLibrary:
    @pytest.fixture
    def loaded(self, tmp_path):
        """What these pages need of the library, and no more."""
        folder = tmp_path / "library"
        folder.mkdir()
        for name in (
            "home.md",
            "contacts.md",
            "guidance.md",
            "resources.md",
            "real-involvement",
            "right-to-request",
            *(leaflet.name for leaflet in LEAFLETS),
            *SHOWS,
        ):
            source = CONTENT / name
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, folder / name)
        load(folder)

    @pytest.mark.usefixtures("loaded")
    def test_has_an_easy_read_version_of_each_leaflet(self):
        originals = LeafletPage.objects.filter(version_of=None).values_list("slug", flat=True)
        versions = LeafletPage.objects.filter(version_kind=VersionKind.EASY_READ)
        assert {"have-your-say", "duty-to-involve-for-staff"} <= set(originals)
        assert sorted(version.version_of.slug for version in versions) == sorted(originals)

    @pytest.mark.usefixtures("loaded")
    def test_easy_read_is_short_sentences_each_beside_a_picture(self):
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
    def test_has_no_picture_that_nothing_shows(self, folder):
        text = "".join(file.read_text() for file in folder.parent.glob("*.md"))
        assert [each.name for each in folder.iterdir() if f"]({each.name}" not in text] == []

    @pytest.mark.usefixtures("loaded")
    def test_has_presentations_with_notes_worth_speaking(self):
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

    def test_uses_every_kind_of_slide(self):
        files = [read_file(CONTENT / name / "presentation.md") for name in SHOWS]
        assert {section.kind for file in files for section in file.sections[1:]} == set(HOLDS)

    @pytest.mark.parametrize("name", SHOWS)
    def test_figures_are_legible_and_told_in_full(self, name):
        file = read_file(CONTENT / name / "presentation.md")
        pictures = [
            value
            for section in file.sections
            for kind, value in section.blocks
            if kind == "picture"
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
