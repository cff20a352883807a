"""Presentations: what fits on a slide, what it may quote, and what readers get."""

import pytest
from bs4 import BeautifulSoup
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from cms.downloads.models import Download
from cms.passages.models import Passage
from guidance.models import PresentationPage
from guidance.presentations.formats import SlidesPdf
from guidance.presentations.slides import CHANGED, stand_in
from tests import factories
from tests.factories import (
    draft_presentation,
    paragraph,
    points,
    published_presentation,
    slide,
    slide_columns,
    slide_table,
    slides_of_every_kind,
)

pytestmark = pytest.mark.django_db

QUERIES_OF_A_PAGE = 17
WORDS = "A change for the better is still a change."


def soup(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def words(number):
    return " ".join(["word"] * number)


@pytest.fixture
def chapter():
    guide = factories.published_guide(title="Real Involvement")
    return factories.published_chapter(
        guide, paragraph("The impact test", f"Stand there. {WORDS} Ask.")
    )


@pytest.fixture
def passage(chapter):
    return Passage.objects.get(heading="The impact test")


def quoting(passage, quoted=WORDS, title="The test", **fields):
    return slide("passage", title, passage=passage.pk, words=quoted, **fields)


class TestRoom:
    @pytest.mark.parametrize(
        ("kind", "value", "message"),
        [
            ("bullets", {"points": points(*["One"] * 7)}, "7 points; 6 fit"),
            (
                "bullets",
                {"points": points("One", words(19))},
                "point 2 has 19 words; 18 fit",
            ),
            (
                "bullets",
                {"points": points(*[words(16)] * 5)},
                "the points together have 80 words; 72 fit",
            ),
            ("quotation", {"text": words(51), "source": "S"}, "the quotation has 51 words; 50 fit"),
            ("two_columns", slide_columns(["One"] * 6), "6 points in the left column; 5 fit"),
            (
                "two_columns",
                slide_columns(["One"], [words(41)]),
                "the right column has 41 words; 40 fit",
            ),
            ("table", {"table": slide_table(7)}, "7 rows; 6 fit"),
            ("table", {"table": slide_table(1, columns=5)}, "5 columns; 4 fit"),
            (
                "table",
                {"table": slide_table(1, 1, words(13))},
                "a cell in row 1 has 13 words; 12 fit",
            ),
            (
                "table",
                {"table": slide_table(4, 2, words(12))},
                "the table has 96 words; 90 fit",
            ),
            ("figure", {"image": None, "caption": words(21)}, "the caption has 21 words; 20 fit"),
        ],
    )
    def test_what_is_too_much_is_refused_naming_the_slide(self, kind, value, message):
        page = draft_presentation(slide(), slide(kind, "Who is bound", **value))
        assert page.get_publishing_errors() == {"slides": f"Slide 3 “Who is bound”: {message}."}

    def test_what_just_fits_may_be_published(self):
        page = draft_presentation(
            slide(points=points(*[words(12)] * 6)),
            slide("quotation", text=words(50), source="S"),
            slide("two_columns", **slide_columns([words(10)] * 4)),
            slide("table", table=slide_table(6, 3, words(5))),
            slide("figure", image=None, caption=words(20)),
        )
        assert page.get_publishing_errors() == {}

    def test_a_long_title_is_refused(self):
        page = draft_presentation(slide(title=words(11)))
        assert "the title has 11 words; 10 fit" in page.get_publishing_errors()["slides"]

    def test_what_has_few_words_and_still_runs_over_is_refused_naming_the_slide(self):
        page = draft_presentation(
            slide(title="One"),
            slide(title="Two", points=points(*["incomprehensibilities " * 12] * 6)),
            slide(title="Three"),
        )
        assert page.get_publishing_errors() == {
            "slides": "Slide 3 “Two”: it runs over. Shorten it, or make two slides of it."
        }

    def test_a_title_that_fills_more_than_its_slide_is_refused(self):
        page = draft_presentation(title="Incomprehensibilities " * 11)
        assert page.get_publishing_errors()["slides"].startswith("Slide 1 “Incomprehen")

    def test_a_quotation_has_room_for_the_note_that_the_guidance_has_changed(self, passage):
        page = draft_presentation(slide(), quoting(passage))
        assert SlidesPdf().trial(page).html.count(CHANGED) == 1
        assert page.get_publishing_errors() == {}

    def test_a_layout_that_fails_holds_nothing_up(self, settings):
        settings.DOCUMENT_FONT_DIR = "/nowhere"
        assert draft_presentation().get_publishing_errors() == {}

    @pytest.mark.parametrize(
        ("slides", "message"),
        [
            ([slide()], "Begin with a title slide. Add at least one slide after the title."),
            ([], "Begin with a title slide. Add at least one slide after the title."),
            ([slide(), factories.title_slide()], "Begin with a title slide."),
        ],
    )
    def test_a_presentation_begins_with_its_title(self, slides, message):
        page = draft_presentation(slides=slides)
        assert page.get_publishing_errors() == {"slides": message}


class TestQuotedPassage:
    def test_shows_number_heading_and_guide_and_leads_there(self, client, passage):
        card = soup(client, published_presentation(quoting(passage))).select_one(
            ".app-slide--passage"
        )
        link = card.select_one("figcaption a")
        assert (link["href"], text_of(link)) == (f"/p/{passage.key}", "1.1 The impact test")
        assert "Real Involvement" in text_of(card)
        assert "has changed since" not in text_of(card)

    @pytest.mark.parametrize(
        ("quoted", "stands"),
        [
            (WORDS, True),
            ("for   the\nbetter", True),
            ("for the worse", False),
            ("", False),
            ("a change for the better", False),
        ],
    )
    def test_the_words_must_stand_in_it_whatever_the_spaces(self, passage, quoted, stands):
        errors = draft_presentation(quoting(passage, quoted)).get_publishing_errors()
        assert errors == (
            {}
            if stands
            else {
                "slides": "Slide 2 “The test”: its words do not stand in “1.1 The impact test”: "
                "copy them from there."
            }
        )

    def test_straight_quotation_marks_are_as_good_as_curled_ones(self):
        assert stand_in('the "user\'s" view', "Ask for the “user’s” view.")

    def test_a_passage_that_is_not_public_is_refused(self, passage, chapter):
        page = draft_presentation(quoting(passage))
        chapter.unpublish()
        assert page.get_publishing_errors() == {
            "slides": "Slide 2 “The test”: the paragraph it quotes is not public."
        }

    def test_readers_are_told_where_the_guidance_has_changed_since(self, client, passage, chapter):
        page = published_presentation(quoting(passage))
        block_id = passage.block_id
        factories.publish(
            chapter, body=[paragraph("The impact test", "Reworded.", block_id=block_id)]
        )
        card = text_of(soup(client, page).select_one(".app-slide--passage"))
        assert WORDS in card
        assert "The guidance has changed since: these words no longer stand there." in card

    @pytest.mark.parametrize("hide", ["unpublish", "make_private", "delete"])
    def test_of_a_passage_no_longer_public_nothing_is_shown_but_the_words(
        self, client, passage, chapter, hide
    ):
        page = published_presentation(quoting(passage))
        if hide == "make_private":
            factories.make_private(chapter)
        else:
            getattr(chapter, hide)()
        html = client.get(page.url).content.decode()
        assert WORDS in html
        assert "From guidance that is not published now." in html
        for clue in ("The impact test", passage.key, "1.1", "Real Involvement"):
            assert clue not in html

    def test_editors_are_told_on_their_first_page(self, editor_client, passage, chapter):
        published_presentation(quoting(passage))
        assert "Check what you quote" not in editor_client.get("/admin/").content.decode()
        factories.publish(
            chapter, body=[paragraph("New heading", "Reworded.", block_id=passage.block_id)]
        )
        page = editor_client.get("/admin/").content.decode()
        assert "Check what you quote" in page
        assert "Slide 2 “The test”: its words do not stand in “1.1 New heading”" in page

    def test_a_draft_without_a_passage_can_be_previewed(self, rf):
        page = draft_presentation(slide("passage", "", "", passage=None, words=""))
        html = page.make_preview_request(rf.get("/"), "").render().content.decode()
        assert "From guidance that is not published now." in html


class TestPage:
    def test_shows_the_slides_in_order_each_with_its_notes_and_link(self, client):
        page = published_presentation(
            slide(title="First", notes="Say this.\n\nThen this."), slide(title="Second")
        )
        parts = soup(client, page).select(".app-slide-part")
        assert [part["aria-label"] for part in parts] == [
            "Slide 1 of 3",
            "Slide 2 of 3",
            "Slide 3 of 3",
        ]
        assert [text_of(part.h2) for part in parts] == ["Duty to Involve", "First", "Second"]
        assert [text_of(p) for p in parts[1].select("details p")] == ["Say this.", "Then this."]
        for part in parts:
            assert part.select_one(f'a[href="/p/{part["id"].removeprefix("p-")}"]')

    def test_each_slide_is_found_by_itself_with_its_notes(self):
        page = published_presentation(slide(title="First", notes="Say zebra."))
        row = Passage.objects.get(page=page, heading="First")
        assert row.text == "Trusts Say zebra."

    def test_keeps_the_show_out_of_the_way_until_a_script_offers_it(self, client):
        page = soup(client, published_presentation())
        assert page.find("template").find("dialog")
        buttons = page.main.find_all("button")
        assert [button for button in buttons if not button.find_parent("template")] == []

    def test_shows_every_kind_of_slide(self, client, passage):
        page = published_presentation(*slides_of_every_kind(passage, WORDS))
        text = text_of(soup(client, page).main)
        for words_of_slide in (
            "What the law asks",
            "Onwards",
            "One bold point",
            "We chose them. A patient (illustrative)",
            "See boxes",
            "Left This Right That",
            "Bodies H0 H1 Cell Cell",
            WORDS,
        ):
            assert words_of_slide in text
        assert soup(client, page).select_one(".app-slide img")["alt"] == "Three boxes"

    def test_a_table_names_its_columns_and_rows(self, client):
        page = soup(client, published_presentation(slide("table", "Facts", table=slide_table(2))))
        card = page.select_one(".app-slide--table")
        assert [text_of(th) for th in card.select('th[scope="col"]')] == ["H0", "H1"]
        assert [text_of(th) for th in card.select('th[scope="row"]')] == ["Cell", "Cell"]

    def test_half_filled_slides_can_be_previewed(self, rf):
        empty = {"heading": "", "points": []}
        page = draft_presentation(
            slide("section", "", "", text=""),
            slide("bullets", "", "", points=[]),
            slide("quotation", "", "", text="", source=""),
            slide("figure", "", "", image=None, caption=""),
            slide("two_columns", "", "", left=empty, right=empty),
            slide("table", "", "", table=None),
        )
        response = page.make_preview_request(rf.get("/"), "").render()
        assert response.status_code == 200
        assert response.content.decode().count("app-slide__face") == 7

    def test_every_id_is_unique(self, client, passage):
        page = soup(client, published_presentation(slide(), quoting(passage), slide()))
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids))

    def test_costs_few_queries_however_many_slides_pictures_and_quotations(
        self, client, passage, django_assert_max_num_queries
    ):
        page = published_presentation(quoting(passage))
        client.get(page.url)
        with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
            client.get(page.url)
        images = [
            Image.objects.create(title=f"I{n}", file=get_test_image_file(f"{n}.png"))
            for n in range(5)
        ]
        figures = [
            slide("figure", image=factories.picture_of(image, "Words"), caption="")
            for image in images
        ]
        quotations = [quoting(passage, title=f"Q{n}") for n in range(5)]
        page = factories.publish(page, slides=[factories.title_slide(), *figures, *quotations])
        client.get(page.url)
        with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
            client.get(page.url)

    @pytest.mark.parametrize("make", [published_presentation, factories.published_leaflet])
    def test_sets_no_cookie(self, client, make):
        assert not client.get(make().url).cookies


class TestAdmin:
    @pytest.mark.parametrize("tab", ["Content", "Audience and topics", "Status and references"])
    def test_the_form_is_in_tabs(self, editor_client, tab):
        page = draft_presentation()
        assert tab in editor_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()

    def test_every_slide_needs_notes(self):
        block = PresentationPage._meta.get_field("slides").stream_block
        kinds = block.child_blocks.values()
        assert {kind.name: kind.child_blocks["notes"].required for kind in kinds} == {
            kind.name: True for kind in kinds
        }

    @pytest.mark.parametrize(
        "field", [("LeafletPage", "body"), ("PresentationPage", "slides")], ids=lambda f: f[1]
    )
    def test_every_block_is_introduced_with_a_preview(self, field):
        import guidance.models

        model, name = field
        block = getattr(guidance.models, model)._meta.get_field(name).stream_block
        for child in block.child_blocks.values():
            assert child.meta.group, child.name
            assert child.get_description(), child.name
            assert child.is_previewable, child.name


def test_slides_are_counted_as_slides_and_handouts_in_pages(client):
    show = published_presentation()
    Download.objects.filter(page=show).delete()
    for name in ("slides", "handout", "pptx"):
        Download.objects.create(
            page=show, format=name, edition=1, digest="0" * 64, state="ready", page_count=3
        )
    page = client.get(show.url).content.decode()
    assert "Slides (PDF, 3 slides)" in page
    assert "Handout with notes (PDF, 3 pages)" in page
    assert "Editable slides (PowerPoint, 3 slides)" in page
