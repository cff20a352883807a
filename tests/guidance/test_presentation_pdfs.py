"""Slides and handout as PDFs: one presentation with every kind of slide, rendered once."""

from io import BytesIO

import pikepdf
import pytest
from django.db import transaction

from cms.downloads.rendering.pdf import RenderError
from cms.downloads.rendering.text import extract_text
from cms.passages.models import Passage
from cms.publishing.addresses import current_url
from guidance.presentations.formats import HandoutPdf, SlidesPdf
from guidance.presentations.slides import CHANGED
from tests import factories, verapdf
from tests.downloads.rendering.samples import elements
from tests.factories import paragraph, points, published_presentation, slide

# Runs before the tests that empty the database (pytest-django sorts by this mark)
pytestmark = pytest.mark.django_db

WORDS = "A change for the better is still a change."
SIXTEEN_BY_NINE = pytest.approx(16 / 9, abs=0.001)


class Printed:
    def __init__(self, format_, page):
        rendered = format_.render(format_.gather(page))
        self.content = rendered.content
        self.pdf = pikepdf.open(BytesIO(rendered.content))
        self.texts = [_text_of(sheet) for sheet in self.pdf.pages]
        self.text = " ".join(self.texts)

    @property
    def bookmarks(self):
        with self.pdf.open_outline() as outline:
            return [item.title for item in outline.root]

    @property
    def links(self):
        notes = [note for sheet in self.pdf.pages for note in sheet.get("/Annots", [])]
        return {str(note.A.URI) for note in notes if "/URI" in note.get("/A", {})}

    @property
    def alternatives(self):
        return [str(tag.get("/Alt", "")) for tag in elements(self.pdf, "/Figure")]


def _text_of(sheet):
    with pikepdf.new() as pdf:
        pdf.pages.append(sheet)
        text = extract_text(pdf)
    return " ".join(f"{text.body} {text.artifacts}".split())


@pytest.fixture(scope="module")
def both(django_db_setup, django_db_blocker):
    """The page's facts and its two files; the guidance that it quotes has changed since."""
    with django_db_blocker.unblock(), transaction.atomic():
        guide = factories.published_guide(title="Real Involvement")
        chapter = factories.published_chapter(guide, paragraph("The test", f"Stand there. {WORDS}"))
        passage = Passage.objects.get(heading="The test")
        page = published_presentation(
            *factories.slides_of_every_kind(passage, WORDS),
            introduction="<p>Allow ten minutes.</p>",
            summary="For <b>boards</b> & others.",
        )
        page = factories.publish(page, contact=factories.ContactFactory())
        changed = paragraph("The test", "Reworded.", block_id=passage.block_id)
        factories.publish(chapter, body=[changed])
        page = type(page).objects.get(pk=page.pk)
        address = current_url(page, page.current_edition)
        files = Printed(SlidesPdf(), page), Printed(HandoutPdf(), page)
        titles = [slide.title for slide in page.show]
        transaction.set_rollback(True)
    return *files, titles, address


@pytest.fixture
def slides(both):
    return both[0]


@pytest.fixture
def handout(both):
    return both[1]


@pytest.fixture
def titles(both):
    return both[2]


@pytest.fixture
def address(both):
    return both[3]


class TestSlides:
    def test_each_slide_has_a_page_of_16_by_9_and_a_bookmark(self, slides, titles):
        boxes = [[float(side) for side in sheet.MediaBox] for sheet in slides.pdf.pages]
        assert [width / height for _, _, width, height in boxes] == [SIXTEEN_BY_NINE] * len(titles)
        assert slides.bookmarks == titles
        for title, text in zip(titles, slides.texts, strict=True):
            assert title in text

    def test_say_what_the_page_says_and_leave_the_notes_out(self, slides):
        for words in (
            "What the law asks",
            "Onwards",
            "One bold point",
            "We chose them. A patient (illustrative)",
            "See boxes",
            "Left",
            "That",
            "Bodies H0 H1 Cell Cell",
            WORDS,
        ):
            assert words in slides.text
        assert "Say who." not in slides.text

    def test_every_slide_but_the_first_has_its_number_and_edition_at_the_foot(self, slides):
        assert "Edition 2, " in slides.texts[1]
        assert [text.split()[-1] for text in slides.texts[1:]] == [
            str(number) for number in range(2, len(slides.texts) + 1)
        ]

    def test_the_first_says_where_to_ask_whether_it_is_current_and_what_the_site_is(
        self, slides, address, settings
    ):
        assert address in slides.texts[0]
        assert address in slides.links
        assert settings.SITE_NOTICE in slides.texts[0]

    def test_words_that_the_guidance_no_longer_holds_are_marked(self, slides, handout):
        assert CHANGED in slides.texts[-1]
        assert CHANGED in handout.text

    def test_figures_have_their_alternatives(self, slides):
        assert slides.alternatives == ["Three boxes"]  # the photograph is decoration

    def test_a_slide_that_runs_over_is_refused_by_name(self):
        full = points(*["incomprehensibilities " * 12] * 6)
        page = published_presentation(slide(title="Two", points=full), slide(title="Three"))
        with pytest.raises(RenderError, match="Slide 2 “Two”: it runs over"):
            SlidesPdf().render(SlidesPdf().gather(page))


class TestHandout:
    def test_has_each_slide_with_its_number_and_its_notes(self, handout, titles):
        for number, title in enumerate(titles, start=1):
            assert f"Slide {number} {title}" in handout.text
        assert handout.text.count("Say who.") == len(titles) - 1

    def test_begins_with_title_summary_introduction_contact_and_notice(
        self, handout, address, settings
    ):
        first = handout.texts[0]
        assert address in first.replace(" ", "")  # it takes two lines
        for words in (
            "Duty to Involve",
            "For <b>boards</b> & others.",
            "Allow ten minutes.",
            "Is this copy still current?",
            "Involvement team",
            settings.SITE_NOTICE,
        ):
            assert words in first

    def test_has_several_slides_on_a_sheet(self, handout, titles):
        assert len(handout.pdf.pages) <= len(titles) / 2 + 1

    def test_has_a_code_to_scan_and_figures_with_alternatives(self, handout):
        code, figure = handout.alternatives
        assert code.startswith("QR code")
        assert figure == "Three boxes"


@pytest.mark.slow
@verapdf.needs_verapdf
def test_both_are_pdf_ua_and_pdf_a(slides, handout, tmp_path):
    file = tmp_path / "presentation.pdf"
    for printed in (slides, handout):
        file.write_bytes(printed.content)
        assert verapdf.verapdf(file) == []


@pytest.mark.parametrize("format_class", [SlidesPdf, HandoutPdf])
def test_the_same_presentation_gives_the_same_document(format_class):
    page = published_presentation()
    again = type(page).objects.get(pk=page.pk)
    assert format_class().gather(page) == format_class().gather(again)
