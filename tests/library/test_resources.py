"""Content files of leaflets and presentations."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.library.markdown import read_sections
from guidance.leaflets.room import VersionKind
from guidance.models import LeafletPage, PresentationPage

pytestmark = pytest.mark.django_db

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
            ("You.", "word " * 400, "too long"),
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
