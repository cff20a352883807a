"""Numbers and text come from one pure function, whatever shows them."""

import pytest

from cms.passages.content import compute_passages, footnote_problems, read_page
from cms.passages.models import Passage
from guidance.models import GuidePage
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db


def numbers_of(guide):
    guide = GuidePage.objects.get(pk=guide.pk)
    return [(p.number, p.heading) for p in compute_passages(guide) if p.block_id]


def stored_numbers_of(guide):
    rows = Passage.objects.filter(publication=guide, removed_at=None).exclude(block_id="")
    return [(p.number, p.heading) for p in rows.order_by("position")]


def test_paragraphs_are_numbered_by_chapter_and_place(guide):
    factories.published_chapter(guide, paragraph("One"), paragraph("Two"))
    factories.published_chapter(guide, paragraph("Three"))
    assert numbers_of(guide) == [("1.1", "One"), ("1.2", "Two"), ("2.1", "Three")]
    assert stored_numbers_of(guide) == numbers_of(guide)


def test_a_heading_takes_no_number(guide):
    chapter = factories.draft_chapter(guide)
    chapter.body = [
        {"type": "heading", "value": "Before you begin"},
        paragraph("One"),
    ]
    assert [p.number for p in read_page(chapter, "1")[1:]] == ["1.1"]


def test_numbers_of_the_whole_guide_follow_when_a_chapter_goes(guide):
    first = factories.published_chapter(guide, paragraph("One"))
    factories.published_chapter(guide, paragraph("Two"))
    first.unpublish()
    assert stored_numbers_of(guide) == [("1.1", "Two")]


def test_numbers_of_the_whole_guide_follow_when_a_chapter_moves(guide):
    first = factories.published_chapter(guide, paragraph("One"))
    factories.published_chapter(guide, paragraph("Two"))
    first.move(guide, pos="last-child")
    assert stored_numbers_of(guide) == [("1.1", "Two"), ("2.1", "One")]


def test_a_draft_chapter_takes_no_number_from_the_others(guide):
    factories.draft_chapter(guide)
    factories.published_chapter(guide, paragraph("One"))
    assert numbers_of(guide) == [("1.1", "One")]


def test_a_preview_is_numbered_as_it_would_be_published(guide):
    draft = factories.draft_chapter(guide, paragraph("Zero"))
    factories.published_chapter(guide, paragraph("One"))
    assert draft.outline.chapter_of(draft).passages[0].number == "1.1"
    assert [c.number for c in draft.outline.chapters] == [1, 2]


def test_rich_text_paragraphs_and_lists_are_part_of_their_passage(guide):
    chapter = factories.published_chapter(
        guide,
        paragraph(
            "One",
            ("text", "<p>First.</p><p>Second.</p>"),
            ("list", {"style": "bullet", "items": ["<p>third</p>"]}),
            (
                "table",
                {
                    "caption": "Fourth",
                    "columns": [{"type": "text", "heading": "Fifth"}],
                    "rows": [{"values": ["<p>sixth</p>"]}],
                },
            ),
        ),
    )
    (passage,) = read_page(chapter, "1")[1:]
    for word in ("First.", "Second.", "third", "Fourth", "Fifth", "sixth"):
        assert word in passage.text


def test_the_guide_itself_is_entry_nought_with_its_references():
    guide = factories.published_guide(references=[factories.reference("DH_089787", "dh")])
    entry = Passage.objects.get(page=guide, block_id="")
    assert entry.position == 0
    assert "DH_089787" in entry.text


def test_computing_passages_changes_nothing(guide, django_assert_num_queries):
    chapter = factories.published_chapter(guide)
    keys = {(chapter.pk, ""): "k"}
    with django_assert_num_queries(0):
        read_page(chapter, "1", keys)


class TestFootnotes:
    NOTE = ("footnote", {"label": "act", "text": "<p>The Act.</p>"})

    def chapter(self, guide, *paragraphs):
        return factories.draft_chapter(guide, *paragraphs)

    def test_are_numbered_through_the_chapter(self, guide):
        chapter = self.chapter(
            guide,
            paragraph("One", "Law.[^act]", self.NOTE),
            paragraph("Two", "More law.[^act]", self.NOTE),
        )
        passages = read_page(chapter, "1")[1:]
        assert [p.footnotes[0].number for p in passages] == [1, 2]
        assert passages[0].footnotes[0].anchor != passages[1].footnotes[0].anchor

    def test_leave_no_mark_in_the_plain_text(self, guide):
        (passage,) = read_page(self.chapter(guide, paragraph("One", "Law.[^act]", self.NOTE)))[1:]
        assert "[^" not in passage.text
        assert "Law." in passage.text

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (["Law.[^act]"], "[^act] in “One” has no footnote."),
            (["Law.", NOTE], "Footnote “act” in “One” is not marked in the text."),
            (["Law.[^act] Again.[^act]", NOTE], "[^act] in “One” is marked twice."),
            (["Law.[^act]", NOTE, NOTE], "Footnote “act” in “One” exists twice."),
            (
                ["Law.", ("quotation", {"text": "Said.[^q]", "source": ""})],
                "[^q] in “One” stands where no note can be marked.",
            ),
            ([("list", {"style": "bullet", "items": ["<p>Law.[^act]</p>"]}), NOTE], None),
            (["Law.[^act]", NOTE], None),
        ],
    )
    def test_that_do_not_fit_their_marks_are_named(self, guide, content, problem):
        chapter = self.chapter(guide, paragraph("One", *content))
        assert footnote_problems(chapter) == ([problem] if problem else [])
