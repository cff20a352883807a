"""``manage.py load_library``: again and again with the same result, and never half."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.passages.models import Passage
from cms.publishing.models import Edition
from guidance.models import ChapterPage, GuidePage, HowToGuidePage

pytestmark = pytest.mark.django_db

GUIDE = """---
type: guide
title: A guide
slug: a-guide
summary: What it is.
references:
  - {kind: own, value: G1}
audiences: [board members]
themes: [legal duty]
contact: The team
published: 2008-10-30
---

Welcome.
"""
CHAPTER = """---
type: chapter
title: First
slug: first
summary: The first.
---

## Who {#who}

You.[^note]

[^note]: And others.
"""


@pytest.fixture
def content(tmp_path):
    """A small library; its files may be changed between loads."""
    tmp_path = tmp_path / "content"
    tmp_path.mkdir()
    (tmp_path / "home.md").write_text("---\ntype: home\ntitle: Home\nsummary: S.\n---\n")
    (tmp_path / "guidance.md").write_text(
        "---\ntype: guidance-index\ntitle: Guidance\nslug: guidance\nsummary: S.\n---\n"
    )
    (tmp_path / "contacts.md").write_text(
        "---\ntype: contacts\ncontacts:\n  - {name: The team, email: team@guidance.example}\n---\n"
    )
    guide = tmp_path / "a-guide"
    guide.mkdir()
    (guide / "guide.md").write_text(GUIDE)
    (guide / "01-first.md").write_text(CHAPTER)
    return tmp_path


def load(content, **options):
    out = StringIO()
    call_command("load_library", content, stdout=out, **options)
    return out.getvalue()


def test_makes_published_pages_with_their_relations(content):
    load(content)
    guide = GuidePage.objects.get()
    assert guide.live
    assert guide.contact.name == "The team"
    assert [audience.name for audience in guide.audiences.all()] == ["board members"]
    assert [theme.slug for theme in guide.themes.all()] == ["legal-duty"]
    assert guide.publication_date.isoformat() == "2008-10-30"
    assert guide.introduction == "<p>Welcome.</p>"
    assert ChapterPage.objects.get().live


def test_a_guide_and_its_chapters_are_one_edition(content):
    load(content)
    assert Edition.objects.count() == 1


def test_a_second_load_changes_nothing(content):
    load(content)
    keys = set(Passage.objects.values_list("key", flat=True))
    out = load(content)
    assert "created" not in out
    assert "updated" not in out
    assert Edition.objects.count() == 1
    assert set(Passage.objects.values_list("key", flat=True)) == keys


def test_a_changed_file_updates_its_page_and_keeps_the_addresses(content):
    load(content)
    key = Passage.objects.get(heading="Who").key
    chapter = content / "a-guide" / "01-first.md"
    chapter.write_text(CHAPTER.replace("## Who", "## Who it is for"))
    assert "updated: First" in load(content)
    assert Passage.objects.get(heading="Who it is for").key == key
    assert Edition.objects.count() == 2


def test_a_page_that_an_editor_changed_is_left_alone_and_named(content):
    load(content)
    chapter = ChapterPage.objects.get()
    chapter.title = "An editor was here"
    chapter.save_revision()
    (content / "a-guide" / "01-first.md").write_text(CHAPTER.replace("You.", "You all."))
    assert "left alone: First" in load(content)
    assert ChapterPage.objects.get().get_latest_revision_as_object().title == "An editor was here"


def test_a_dry_run_writes_nothing(content):
    assert "a-guide: 2 file(s)" in load(content, dry_run=True)
    assert not GuidePage.objects.exists()


def test_a_bad_chapter_is_named_by_file_and_line_and_nothing_of_its_guide_is_loaded(content):
    (content / "a-guide" / "02-bad.md").write_text(CHAPTER.replace("{#who}", ""))
    with pytest.raises(CommandError, match=r"02-bad.md, line 8: a heading must be written"):
        load(content)
    assert not GuidePage.objects.exists()


def test_a_key_used_in_two_chapters_is_named(content):
    (content / "a-guide" / "02-second.md").write_text(CHAPTER.replace("slug: first", "slug: b"))
    with pytest.raises(CommandError, match=r"the key “who” is used in 01-first\.md too"):
        load(content)


FIGURE = '![A door, and people: "come in"](door.svg "How to begin")'
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 12" width="9" height="12"/>'


def test_a_figure_of_a_chapter_is_shown_with_its_caption(content, client):
    (content / "a-guide" / "pictures").mkdir()
    (content / "a-guide" / "pictures" / "door.svg").write_text(DRAWING)
    (content / "a-guide" / "01-first.md").write_text(f"{CHAPTER}\n{FIGURE}\n")
    load(content)
    html = client.get(ChapterPage.objects.get().url).content.decode()
    assert 'alt="A door, and people: “come in”"' in html
    assert "How to begin\n" in html
    assert "app-figure--tall" in html
    assert "updated" not in load(content)


def test_a_figure_that_is_not_there_is_named_by_file_and_line_before_anything_is_written(content):
    (content / "a-guide" / "01-first.md").write_text(f"{CHAPTER}\n{FIGURE}\n")
    with pytest.raises(
        CommandError, match=r"01-first\.md, line 14: there is no picture “door\.svg”"
    ):
        load(content)
    assert not GuidePage.objects.exists()


HOW_TO_GUIDE = (
    GUIDE.replace("type: guide", "type: how-to-guide")
    .replace("a-guide", "how-to")
    .replace("value: G1", "value: H1")
    .replace("contact:", "timeline:\n  - {when: Summer 2010, what: It 'opened'}\ncontact:")
)


@pytest.fixture
def how_to_guide(content):
    """The folder of a how-to guide in one step."""
    folder = content / "how-to"
    folder.mkdir()
    (folder / "guide.md").write_text(HOW_TO_GUIDE)
    (folder / "01-first.md").write_text(CHAPTER.replace("type: chapter", "type: step"))
    return folder


def test_a_how_to_guide_is_loaded_with_its_steps_and_its_timeline(content, how_to_guide):
    load(content)
    guide = HowToGuidePage.objects.get()
    assert [step.specific.title for step in guide.get_children()] == ["First"]
    assert [dict(event.value) for event in guide.timeline] == [
        {"when": "Summer 2010", "what": "It ‘opened’"}
    ]
    assert "updated" not in load(content)


def test_a_chapter_is_no_step(content, how_to_guide):
    (how_to_guide / "01-first.md").write_text(CHAPTER)
    with pytest.raises(CommandError, match=r"01-first\.md, line 2: “type” must be: step"):
        load(content)


@pytest.mark.parametrize("event", ["Summer 2010", "{when: 2010}", "{when: 2010, what: }"])
def test_an_event_that_says_too_little_is_named(content, how_to_guide, event):
    wrong = HOW_TO_GUIDE.replace("{when: Summer 2010, what: It 'opened'}", event)
    (how_to_guide / "guide.md").write_text(wrong)
    with pytest.raises(CommandError, match=r"guide\.md: an event of the timeline is"):
        load(content)


def test_a_guide_can_be_loaded_as_superseded_and_is_current_again_without_that(content):
    other = GUIDE.replace("A guide", "Older").replace("a-guide", "older").replace("G1", "G2")
    older = content / "older.md"
    line = "status: superseded\nsuperseded_by: a-guide\n"
    older.write_text(other.replace("audiences:", f"{line}audiences:"))
    load(content)
    page = GuidePage.objects.get(slug="older")
    assert (page.status, page.superseded_by.title) == ("superseded", "A guide")
    older.write_text(other)
    load(content)
    page.refresh_from_db()
    assert (page.status, page.superseded_by) == ("current", None)


def test_an_unknown_status_is_named(content):
    guide = content / "a-guide" / "guide.md"
    guide.write_text(GUIDE.replace("audiences:", "status: old\naudiences:"))
    with pytest.raises(CommandError, match="“status” must be one of"):
        load(content)
    assert not GuidePage.objects.exists()


def test_an_unknown_type_is_named(content):
    (content / "stray.md").write_text("---\ntype: poem\n---\n")
    with pytest.raises(CommandError, match=r"“type” must be one of: .*contacts, .*guide"):
        load(content)


def test_a_missing_value_is_named(content):
    (content / "a-guide" / "01-first.md").write_text(CHAPTER.replace("summary: The first.\n", ""))
    with pytest.raises(CommandError, match="the front matter needs “summary”"):
        load(content)


def test_a_value_that_is_no_date_is_named_with_its_file(content):
    (content / "a-guide" / "guide.md").write_text(GUIDE.replace("2008-10-30", "soon"))
    with pytest.raises(CommandError, match=r"guide\.md: .*soon"):
        load(content)


def test_a_failure_while_writing_leaves_nothing_of_the_guide(content, monkeypatch):
    (content / "a-guide" / "02-second.md").write_text(
        CHAPTER.replace("slug: first", "slug: UPPER CASE").replace("#who", "#other")
    )
    with pytest.raises(CommandError, match=r"02-second\.md"):
        load(content)
    assert not GuidePage.objects.exists()
