"""The PowerPoint file of a presentation: native, to be edited, and to be listened to."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from openxml_audit import validate_pptx
from PIL import Image as Bitmap
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from wagtail.models import Page
from wagtail.rich_text import RichText

from cms.downloads.models import Download, DownloadState, downloads_storage
from cms.downloads.rendering.pdf import RenderError
from cms.passages.models import Passage
from cms.publishing.addresses import current_url
from cms.publishing.models import Status
from guidance.presentations.formats import PowerPoint
from guidance.presentations.powerpoint.deck import Run
from guidance.presentations.powerpoint.rich_text import read_rich_text
from guidance.presentations.slides import CHANGED, NOT_PUBLIC
from tests import factories
from tests.factories import paragraph, points, published_presentation, slide

# Runs before the tests that empty the database (pytest-django sorts by this mark)
pytestmark = pytest.mark.django_db

WORDS = "A change for the better is still a change."


def rendered(page) -> bytes:
    return PowerPoint().render(PowerPoint().gather(page)).content


def opened(page):
    return Presentation(BytesIO(rendered(page)))


def text_of(slide):
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def shape_properties(shape):
    return shape._element.xpath(".//p:cNvPr")[0]


def quoting_guidance():
    guide = factories.published_guide(title="Real Involvement")
    chapter = factories.published_chapter(guide, paragraph("The test", f"Stand there. {WORDS}"))
    return chapter, Passage.objects.get(heading="The test")


@pytest.fixture(scope="module")
def everything(django_db_setup, django_db_blocker):
    """The bytes of a file with every kind of slide, and the address of its page's edition."""
    with django_db_blocker.unblock(), transaction.atomic():
        _, passage = quoting_guidance()
        slides = factories.slides_of_every_kind(passage, WORDS)
        page = published_presentation(*slides, summary="For boards.")
        content = rendered(page)
        facts = current_url(page, page.current_edition), f"/p/{passage.key}"
        transaction.set_rollback(True)
    return content, *facts


@pytest.fixture
def deck(everything):
    return Presentation(BytesIO(everything[0]))


def by_title(deck, title):
    return next(slide for slide in deck.slides if slide.shapes.title.text_frame.text == title)


class TestFile:
    def test_is_valid_and_would_open(self, everything, tmp_path):
        file = tmp_path / "deck.pptx"
        file.write_bytes(everything[0])
        result = validate_pptx(file)
        assert result.errors == []

    def test_is_16_by_9_in_arial_and_the_colour_of_the_brand(self, everything, deck):
        assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
        with ZipFile(BytesIO(everything[0])) as parts:
            themes = [parts.read(n).decode() for n in parts.namelist() if "/theme/theme" in n]
        assert '<a:accent1><a:srgbClr val="005EB8"/>' in themes[0]
        for theme in themes:
            assert theme.count('<a:latin typeface="Arial"') == 2

    def test_has_no_slide_master_or_layout_that_is_not_ours(self, deck):
        assert [layout.name for layout in deck.slide_layouts] == [
            "Title slide",
            "Section",
            "Bullets",
            "Two columns",
            "Quotation",
            "Figure",
            "Table",
        ]

    def test_says_what_it_is(self, everything, deck, settings):
        properties = deck.core_properties
        assert properties.title == "Duty to Involve"
        assert properties.author == settings.SITE_OWNER
        assert properties.subject == "For boards."
        assert properties.language == "en-GB"
        assert properties.identifier == everything[1]
        assert properties.created == properties.modified

    def test_leads_to_the_address_that_says_whether_it_is_current(self, everything, deck):
        first = deck.slides[0]
        assert everything[1] in text_of(first)
        assert everything[1] in {
            each.target_ref for each in first.part.rels.values() if each.is_external
        }

    def test_the_same_presentation_gives_the_same_bytes(self, db):
        page = published_presentation()
        again = type(page).objects.get(pk=page.pk)
        first, second = PowerPoint().gather(page), PowerPoint().gather(again)
        assert PowerPoint().digest(first) == PowerPoint().digest(second)
        assert PowerPoint().render(first) == PowerPoint().render(second)

    def test_another_text_has_another_digest(self):
        page = published_presentation()
        before = PowerPoint().digest(PowerPoint().gather(page))
        page = factories.publish(page, slides=[factories.title_slide("Other"), slide()])
        assert PowerPoint().digest(PowerPoint().gather(page)) != before


class TestAccessibility:
    def test_every_slide_has_a_title_of_its_own_that_is_read_first(self, deck):
        titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
        assert len(titles) == len(set(titles)) == 9
        assert all(titles)
        for each in deck.slides:
            assert each.shapes[0].shape_id == each.shapes.title.shape_id

    def test_slides_of_one_title_are_told_apart(self):
        deck = opened(published_presentation(slide(title="Ask"), slide(title="Ask")))
        assert [each.shapes.title.text_frame.text for each in deck.slides][1:] == ["Ask", "Ask (2)"]

    def test_shapes_are_in_the_order_in_which_they_are_seen(self, deck):
        both = by_title(deck, "Both")
        texts = [shape.text_frame.text for shape in both.placeholders]
        assert texts[:5] == ["Both", "Left", "This", "Right", "That"]

    def test_no_place_is_left_empty_and_no_two_shapes_have_one_number(self, deck):
        for each in deck.slides:
            assert all(s.text_frame.text.strip() for s in each.shapes if s.has_text_frame)
            numbers = [shape.shape_id for shape in each.shapes]
            assert len(numbers) == len(set(numbers))

    def test_a_figure_has_its_alternative_or_is_flagged_as_decoration(self, deck):
        drawing = next(s for s in by_title(deck, "Drawing").shapes if hasattr(s, "image"))
        assert shape_properties(drawing).get("descr") == "Three boxes"
        photograph = next(s for s in by_title(deck, "Photograph").shapes if hasattr(s, "image"))
        assert shape_properties(photograph).get("descr") == ""
        assert photograph._element.xpath('.//*[local-name()="decorative"]/@val') == ["1"]

    def test_every_run_says_its_language(self, deck):
        for each in deck.slides:
            for part in (each._element, each.notes_slide._element):
                runs = list(part.iter(qn("a:r")))
                assert runs
                assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {"en-GB"}

    def test_every_slide_has_its_notes(self, deck):
        notes = [each.notes_slide.notes_text_frame.text for each in deck.slides]
        assert notes == ["Welcome."] + ["Say who."] * 8

    def test_a_table_is_native_with_headings_above_and_at_the_side(self, deck):
        facts = by_title(deck, "Facts")
        frame = next(shape for shape in facts.shapes if shape.has_table)
        assert (frame.table.first_row, frame.table.first_col) == (True, True)
        assert [cell.text for cell in frame.table.rows[0].cells] == ["H0", "H1"]
        assert [cell.text for cell in frame.table.rows[1].cells] == ["Cell", "Cell"]
        assert shape_properties(frame).get("descr") == "Table: Bodies"
        assert "Bodies" in text_of(facts)

    def test_feet_say_title_edition_and_number_on_all_slides_but_the_first(self, deck):
        kinds = [
            {shape.placeholder_format.type for shape in each.placeholders} for each in deck.slides
        ]
        feet = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
        assert not kinds[0] & feet
        assert all(feet <= each for each in kinds[1:])
        assert "Duty to Involve. Edition 1, " in text_of(deck.slides[1])


class TestContent:
    def test_emphasis_is_kept(self, deck):
        frame = by_title(deck, "Points").placeholders[10].text_frame
        assert [p.text for p in frame.paragraphs] == ["One bold point", "And another"]
        assert [(run.text, run.font.bold) for run in frame.paragraphs[0].runs] == [
            ("One ", None),
            ("bold", True),
            (" point", None),
        ]
        assert frame.paragraphs[1].runs[1].font.italic

    def test_a_drawing_is_a_bitmap_that_is_shown_whole(self, deck):
        shown = next(s for s in by_title(deck, "Drawing").shapes if hasattr(s, "image"))
        assert shown.image.content_type == "image/png"
        width, height = shown.image.size
        assert max(width, height) >= 2000
        assert shown.width / shown.height == pytest.approx(width / height, rel=0.01)
        assert {shown.crop_left, shown.crop_right, shown.crop_top, shown.crop_bottom} == {0}

    def test_a_quotation_of_guidance_leads_to_it(self, everything, deck, settings):
        quoting = by_title(deck, "The test")
        assert "1.1 The test, Real Involvement" in text_of(quoting)
        address = settings.WAGTAILADMIN_BASE_URL + everything[2]
        assert address in {
            each.target_ref for each in quoting.part.rels.values() if each.is_external
        }
        assert CHANGED not in text_of(quoting)

    def test_words_that_the_guidance_no_longer_holds_are_marked(self):
        chapter, passage = quoting_guidance()
        page = published_presentation(slide("passage", "T", passage=passage.pk, words=WORDS))
        changed = paragraph("The test", "Reworded.", block_id=passage.block_id)
        factories.publish(chapter, body=[changed])
        quoting = opened(type(page).objects.get(pk=page.pk)).slides[1]
        assert CHANGED in text_of(quoting)
        assert quoting._element.findall(f".//{qn('a:highlight')}")

    def test_of_guidance_no_longer_public_nothing_is_shown_but_the_words(self):
        chapter, passage = quoting_guidance()
        page = published_presentation(slide("passage", "T", passage=passage.pk, words=WORDS))
        chapter.unpublish()
        content = rendered(type(page).objects.get(pk=page.pk))
        with ZipFile(BytesIO(content)) as parts:
            everything = b"".join(map(parts.read, parts.namelist())).decode(errors="replace")
        assert WORDS in everything
        assert NOT_PUBLIC in everything
        for clue in ("The test", passage.key, "Real Involvement"):
            assert clue not in everything

    def test_a_withdrawn_presentation_says_so_on_every_slide(self):
        page = published_presentation(slide(), slide(title="Two"))
        page = factories.publish(
            page, status=Status.WITHDRAWN, status_reason="The law\nchanged & went."
        )
        deck = opened(page)
        first, *others = map(text_of, deck.slides)
        assert "This presentation was withdrawn." in first
        assert "The law\nchanged & went." in first
        assert all("Withdrawn. Duty to Involve." in text for text in others)
        assert deck.core_properties.content_status == "Withdrawn"

    def test_a_superseded_presentation_names_what_supersedes_it(self):
        newer = published_presentation(title="Newer")
        page = published_presentation()
        page = factories.publish(page, status=Status.SUPERSEDED, superseded_by=newer)
        assert "This presentation has been superseded. See instead: Newer." in text_of(
            opened(page).slides[0]
        )

    @pytest.mark.parametrize("brand", ["#b20", "rebeccapurple", "rgb(0, 94, 184)"])
    def test_the_brand_may_be_written_as_css_has_it(self, settings, brand):
        settings.SITE_COLOURS = {**settings.SITE_COLOURS, "brand": brand}
        assert opened(published_presentation())


class TestAccess:
    @pytest.fixture
    def page(self):
        page = published_presentation()
        digest = "ab" * 32
        download = Download.objects.create(
            page=page, format="pptx", state=DownloadState.READY, digest=digest, edition=1, size=2
        )
        downloads_storage().save(download.stored_name, ContentFile(b"PK"))
        return page

    def test_everybody_who_may_see_the_page_gets_the_file(self, client, page):
        response = client.get(f"/downloads/{page.pk}/pptx")
        assert b"".join(response) == b"PK"
        assert response["Content-Type"].endswith("presentationml.presentation")
        assert ".pptx" in response["Content-Disposition"]

    @pytest.mark.parametrize(
        ("hide", "status"), [(factories.make_private, 302), (Page.unpublish, 404)]
    )
    def test_nobody_else_does(self, client, page, hide, status):
        hide(page)
        assert client.get(f"/downloads/{page.pk}/pptx").status_code == status


class TestBadInput:
    def test_what_xml_cannot_hold_is_left_out(self, tmp_path):
        page = published_presentation(
            slide(
                title="Bell\x07 & <b>bold</b>",
                notes="One\x00\x1b\n\nTwo\ufffe",
                points=points("A\x0bB\x08C"),
            ),
            title="Form\x0cfeed",
            summary="S\x01",
        )
        deck = opened(page)
        shown = deck.slides[1]
        assert shown.shapes.title.text_frame.text == "Bell & <b>bold</b>"
        assert shown.placeholders[10].text_frame.text == "ABC"
        assert shown.notes_slide.notes_text_frame.text == "One\nTwo"
        assert deck.core_properties.title == "Formfeed"

    def test_long_titles_and_summaries_are_cut_only_in_the_properties(self):
        page = published_presentation(title="T" * 255, summary="S" * 600)
        deck = opened(page)
        assert len(deck.core_properties.subject) == 255
        assert deck.slides[0].shapes.title.text_frame.text == "T" * 255

    def test_other_scripts_and_emoji_are_kept(self):
        page = published_presentation(slide(points=points("Zażółć 健康 صحة 🙂")))
        assert opened(page).slides[1].placeholders[10].text_frame.text == "Zażółć 健康 صحة 🙂"

    def test_half_filled_slides_have_no_empty_places(self, tmp_path):
        page = published_presentation(
            slide("section", "A", "", text=""),
            slide("quotation", "B", "", text="", source=""),
            slide("figure", "C", "", image=None, caption=""),
            slide("table", "D", "", table=None),
            slide("passage", "E", "", passage=None, words=""),
        )
        file = tmp_path / "deck.pptx"
        file.write_bytes(rendered(page))
        assert validate_pptx(file).errors == []
        assert text_of(Presentation(file).slides[1]).startswith("A\nDuty to Involve. Edition")

    def test_a_tall_drawing_fits_its_place(self):
        drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 400"/>'
        image = factories.stored_image("Tall", ContentFile(drawing, name="tall.svg"))
        page = published_presentation(
            slide("figure", image=factories.picture_of(image, "Line"), caption="")
        )
        shown = next(s for s in opened(page).slides[1].shapes if hasattr(s, "image"))
        with Bitmap.open(BytesIO(shown.image.blob)) as bitmap:
            assert max(bitmap.size) <= 2001

    def test_a_drawing_that_calls_out_is_refused(self):
        drawing = (
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
            b'<image href="http://example.com/a.png" width="9" height="9"/></svg>'
        )
        image = factories.stored_image("Spy", ContentFile(drawing, name="spy.svg"))
        page = published_presentation(
            slide("figure", image=factories.picture_of(image, "Spy"), caption="")
        )
        with pytest.raises(RenderError, match=r"reads from elsewhere: http://example\.com"):
            rendered(page)


class TestRichText:
    @pytest.mark.parametrize(
        ("html", "runs"),
        [
            ("<p>One</p><p>Two</p>", ((Run("One"),), (Run("Two"),))),
            ("One", ((Run("One"),),)),
            ("<p></p>", ()),
            ("", ()),
            ("<ul><li>One</li><li>Two</li></ul>", ((Run("One"),), (Run("Two"),))),
            ("<p>a<br/>b</p>", ((Run("a"), Run("\n"), Run("b")),)),
            ("<p><b><i>x</i></b></p>", ((Run("x", bold=True, italic=True),),)),
            (
                '<p><a href="https://nhs.uk/">x</a></p>',
                ((Run("x", address="https://nhs.uk/"),),),
            ),
            ('<p><a linktype="page" id="999999">x</a></p>', ((Run("x"),),)),
            ("<p>a<!-- b -->c</p>", ((Run("a"), Run("c")),)),
        ],
    )
    def test_becomes_runs(self, html, runs):
        assert read_rich_text(RichText(html)) == runs

    def test_a_link_of_the_site_is_made_whole(self, settings):
        ((run,),) = read_rich_text(RichText('<p><a href="/guidance/">x</a></p>'))
        assert run.address == f"{settings.WAGTAILADMIN_BASE_URL}/guidance/"

    def test_nothing_is_nothing(self):
        assert read_rich_text(None) == ()
