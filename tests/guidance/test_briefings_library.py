"""Content files that become briefings and pages of regions."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.publishing.models import Edition
from guidance.models import NationalBriefingPage, RegionalBriefingPage, RegionPage

pytestmark = pytest.mark.django_db

FILES = {
    "home.md": "type: home\ntitle: Home\nsummary: S.",
    "regions.md": (
        "type: regions\nregions:\n"
        "  - {code: Q30, name: North East, authority: North East SHA, short_name: NHS North East}"
    ),
    "briefings.md": "type: briefings-index\ntitle: Briefings\nslug: briefings\nsummary: S.",
    "regions-index.md": "type: regions-index\ntitle: Regions\nslug: regions\nsummary: S.",
    "region-pages.md": (
        "type: region-pages\nsummaries:\n  Q30: From the Tees to the Tweed.\n"
        "afterwards: '{authority} ended in 2013.'"
    ),
}
NATIONAL = """---
type: national-briefing
title: The duty
slug: duty
summary: S.
author: The team
headings:
  first: Key messages
---

## First {#first}

One.

## Second {#second}

Two.
"""
REGIONAL = """---
type: regional-briefing
title: The duty in the North East
slug: north-east
national: duty
region: Q30
summary: S.
inserts:
  here: second
---

## Here {#here}

What we do.

## Training {#training}

Two days.
"""


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    for name, meta in FILES.items():
        (folder / name).write_text(f"---\n{meta}\n---\n")
    (folder / "duty.md").write_text(NATIONAL)
    (folder / "a-region.md").write_text(REGIONAL)
    return folder


def load(content):
    out = StringIO()
    call_command("load_library", content, stdout=out)
    return out.getvalue()


def test_a_national_briefing_has_its_headings_where_the_file_says(content):
    load(content)
    page = NationalBriefingPage.objects.get()
    assert [child.block_type for child in page.body] == ["heading", "paragraph", "paragraph"]
    assert page.body[0].value == "Key messages"
    assert page.author == "The team"


def test_a_regional_briefing_adds_to_the_paragraph_named(content):
    load(content)
    page = RegionalBriefingPage.objects.get()
    assert page.live
    assert page.region.code == "Q30"
    (insert,) = page.inserts
    assert insert.value["anchor"].heading == "Second"
    assert [child.value["heading"] for child in page.sections] == ["Training"]


def test_a_page_for_each_region(content):
    load(content)
    page = RegionPage.objects.get()
    assert (page.title, page.slug) == ("North East", "north-east")
    assert page.summary == "From the Tees to the Tweed."
    assert page.afterwards == "NHS North East ended in 2013."


def test_a_second_load_changes_nothing(content):
    load(content)
    out = load(content)
    assert "created" not in out
    assert "updated" not in out
    assert Edition.objects.count() == 2


def test_a_changed_national_text_is_seen_as_changed_by_the_region(content):
    load(content)
    (content / "duty.md").write_text(NATIONAL.replace("Two.", "Two and a half."))
    assert "updated: The duty" in load(content)
    (insert,) = RegionalBriefingPage.objects.get().composition.inserts
    assert insert.is_changed


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("here: second", "here: third", "“duty” has no paragraph with the key “third”"),
        ("here: second", "there: second", "no section has the key “there”"),
        ("region: Q30", "region: Q99", "no region has the code “Q99”"),
        ("national: duty", "national: other", "there is no national briefing “other”"),
    ],
)
def test_a_mistake_is_named_with_its_file(content, old, new, message):
    (content / "a-region.md").write_text(REGIONAL.replace(old, new))
    with pytest.raises(CommandError) as error:
        load(content)
    assert message in str(error.value)
    assert "a-region.md" in str(error.value)
    assert not RegionalBriefingPage.objects.exists()
