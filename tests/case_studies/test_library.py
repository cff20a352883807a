"""Content files of case studies."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from case_studies.disclosure import Availability
from case_studies.models import CaseStudyPage
from cms.passages.models import Passage
from tests import factories

pytestmark = pytest.mark.django_db

CASE_STUDY = """---
type: case-study
title: "Evening 'clinics'"
slug: evening
summary: They moved.
region: Q30
setting: Community nursing
year: 2008
months: March to June
client_groups: [carers]
methods: [survey]
spectrum: discuss
cost: About £900
time_taken: Four months
consent_to_publish: true
identifies_nobody: true
illustrative: true
themes: [service change]
shows:
  - {guide: a-guide, paragraph: who, line: "what came of it"}
---

How it began.

## What was open {#what-was-open}

The hours.

## What changed {#what-changed}

Two things:

- the **days**
- the hours
"""


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    guide = folder / "a-guide"
    guide.mkdir(parents=True)
    files = {
        "home.md": "type: home\ntitle: Home\nsummary: S.",
        "guidance.md": "type: guidance-index\ntitle: Guidance\nslug: guidance\nsummary: S.",
        "studies.md": "type: case-study-index\ntitle: Cases\nslug: case-studies\nsummary: S.",
        "a-guide/guide.md": "type: guide\ntitle: A guide\nslug: a-guide\nsummary: S.",
    }
    for name, front_matter in files.items():
        (folder / name).write_text(f"---\n{front_matter}\n---\n")
    (guide / "01-first.md").write_text(
        "---\ntype: chapter\ntitle: First\nslug: first\nsummary: S.\n---\n\n## Who {#who}\n\nYou.\n"
    )
    (folder / "case-study.md").write_text(CASE_STUDY)
    factories.RegionFactory()
    factories.client_group("carers")
    factories.method("survey")
    return folder


def load(folder):
    out = StringIO()
    call_command("load_library", folder, stdout=out)
    return out.getvalue()


def test_make_a_published_page_with_all_it_is_related_to(content):
    load(content)
    page = CaseStudyPage.objects.get()
    assert page.live
    assert page.title == "Evening ‘clinics’"
    assert page.region.name == "North East"
    assert (page.year, page.months, page.spectrum_step) == (2008, "March to June", "discuss")
    assert page.introduction == "<p>How it began.</p>"
    assert page.what_changed == (
        "<p>Two things:</p><ul><li>the <strong>days</strong></li><li>the hours</li></ul>"
    )
    assert [group.name for group in page.client_groups.all()] == ["carers"]
    assert [theme.name for theme in page.themes.all()] == ["service change"]
    assert page.availability == Availability.OPEN
    shown = page.shown_passages.get()
    assert (shown.passage.heading, shown.line) == ("Who", "what came of it")


def test_change_nothing_when_they_are_loaded_again(content):
    load(content)
    keys = set(Passage.objects.values_list("key", flat=True))
    assert "Evening" not in load(content)
    assert set(Passage.objects.values_list("key", flat=True)) == keys


def test_that_changed_update_the_page_and_keep_its_addresses(content):
    load(content)
    key = Passage.objects.get(block_id="what_changed").key
    file = content / "case-study.md"
    file.write_text(CASE_STUDY.replace("the hours", "the length"))
    assert "updated: Evening" in load(content)
    assert "the length" in Passage.objects.get(key=key).text
    assert CaseStudyPage.objects.get().shown_passages.count() == 1


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("{#what-was-open}", "{#what-was-shut}", "line 25: the key of a part must be one of"),
        ("The hours.", "::: callout A title\nText.\n:::", "not a callout"),
        ("spectrum: discuss", "spectrum: shout", "“spectrum” must be one of"),
        ("region: Q30", "region: Q99", "no region has the code “Q99”"),
        ("[survey]", "[seance]", "“seance” is not among the involvement methods"),
        ("paragraph: who", "paragraph: whom", "no guide of the library has a paragraph"),
        ("consent_to_publish: true", "consent_to_publish: false", "only with consent"),
    ],
)
def test_with_a_mistake_are_named_and_not_loaded(content, good, bad, complaint):
    (content / "case-study.md").write_text(CASE_STUDY.replace(good, bad, 1))
    with pytest.raises(CommandError, match=complaint):
        load(content)
    assert not CaseStudyPage.objects.exists()
