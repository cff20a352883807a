"""The two guides of the sample library."""

import re

import pytest

from cms.library.bundles import CONTENT
from cms.library.files import read_file
from cms.passages.models import Passage
from guidance.models import ChapterPage, GuidePage, HowToGuidePage, StepPage

pytestmark = pytest.mark.usefixtures("library")

GUIDES = ["real-involvement", "right-to-request"]
UNMARKED = re.compile(r"(?<!\*\*)\b(must|should)\b(?!\*\*)", re.IGNORECASE)


@pytest.fixture
def real_involvement():
    return GuidePage.objects.get(slug="real-involvement")


def test_has_its_chapters_and_numbered_paragraphs(real_involvement):
    numbers = paragraphs_of(real_involvement).values_list("number", flat=True)
    assert len(numbers) == 61
    assert {"1.1", "3.10", "4.8", "5.8", "6.8", "7.6", "8.6"} <= set(numbers)


def test_leads_to_a_social_enterprise_in_eight_steps_each_with_a_checklist():
    guide = HowToGuidePage.objects.get(slug="right-to-request")
    steps = guide.outline.chapters
    assert [step.label for step in steps] == [f"Step {n}" for n in range(1, 9)]
    assert all(has_checklist(step) for step in steps)


def test_keeps_every_paragraph_between_80_and_250_words(real_involvement):
    lengths = {str(p): len(p.text.split()) for p in paragraphs_of(real_involvement)}
    assert {name: n for name, n in lengths.items() if not 80 <= n <= 250} == {}


def test_shows_the_law_and_the_method_in_four_drawings(real_involvement):
    figures = [
        (passage.number, child.value["image"])
        for chapter in real_involvement.outline.chapters
        for passage in chapter.passages
        for child in passage.block.value["content"]
        if child.block_type == "figure"
    ]
    assert [number for number, _ in figures] == ["3.2", "3.6", "5.4", "8.3"]
    assert all(image.contextual_alt_text for _, image in figures)


def test_has_its_checklists_and_at_least_six_tables(real_involvement):
    blocks = [
        child
        for chapter in real_involvement.outline.chapters
        for passage in chapter.passages
        for child in passage.block.value["content"]
    ]
    titles = {b.value["title"] for b in blocks if b.block_type == "checklist"}
    assert {
        "Does the duty apply?",
        "Involvement plan",
        "Accessible event",
        "Board sign-off",
        "Feedback to participants",
    } <= titles
    assert sum(block.block_type == "table" for block in blocks) >= 6


def test_hands_out_the_template_that_the_third_step_speaks_of(client):
    guide = HowToGuidePage.objects.get(slug="right-to-request")
    (template,) = guide.attachments.all()
    assert template.kind == "template"
    assert client.get(template.url).status_code == 200


@pytest.mark.parametrize("guide", GUIDES)
def test_marks_what_the_law_demands_and_what_the_guidance_advises(guide):
    """In bold wherever a chapter says must or should, so that the two are never mere words."""
    for path in sorted((CONTENT / guide).glob("*.md")):
        for line in read_file(path).text.splitlines():
            if not line.startswith("#"):
                assert not UNMARKED.search(line), f"{path.name}: {line}"


def test_could_be_published_by_an_editor_as_it_is(real_involvement):
    how_to_guide = HowToGuidePage.objects.get(slug="right-to-request")
    steps = StepPage.objects.all()
    pages = [real_involvement, *ChapterPage.objects.all(), how_to_guide, *steps]
    assert [page.get_publishing_errors() for page in pages] == [{}] * len(pages)


def paragraphs_of(guide):
    return Passage.objects.filter(publication=guide).exclude(block_id="")


def has_checklist(chapter):
    paragraphs = [child for child, passage in chapter.blocks if passage]
    return any(c.block_type == "checklist" for p in paragraphs for c in p.value["content"])
