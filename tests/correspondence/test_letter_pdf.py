"""A letter on paper, for a window envelope."""

from datetime import date
from types import SimpleNamespace

import pypdfium2
import pytest

from cms.correspondence.formats import LetterPdf
from cms.downloads.rendering.pdf import RenderError
from cms.publishing.addresses import current_url
from tests import factories, verapdf
from tests.factories import block
from tests.sheets import printed, read

pytestmark = pytest.mark.django_db

MM = 72 / 25.4  # points
# Of an A4 sheet folded in three, in a DL envelope: what its window shows wherever the sheet slips
WINDOW = SimpleNamespace(left=20, right=100, top=57, bottom=79)


def letter(**fields):
    given = {
        "title": "The duty to involve",
        "references": [factories.reference("10881", "gateway")],
        "copies": "Chairs\nDirectors of nursing",
        "action_required": "Brief your board.",
        "deadline": date(2008, 11, 30),
        "signatory_name": "Jo Bloggs",
        "contact": factories.ContactFactory(),
    }
    return factories.published_letter(**given | fields)


def place_of(words, content):
    """Left, right, top and bottom of the words on the first page, mm from its upper left corner."""
    with pypdfium2.PdfDocument(content) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        index, count = text.search(words).get_next()
        boxes = [text.get_charbox(n) for n in range(index, index + count)]
        height = page.get_height()
    return SimpleNamespace(
        left=min(box[0] for box in boxes) / MM,
        right=max(box[2] for box in boxes) / MM,
        top=(height - max(box[3] for box in boxes)) / MM,
        bottom=(height - min(box[1] for box in boxes)) / MM,
    )


def is_in_window(place):
    return (
        WINDOW.left <= place.left
        and place.right <= WINDOW.right
        and WINDOW.top <= place.top
        and place.bottom <= WINDOW.bottom
    )


def test_has_the_parts_of_a_letter(settings):
    page = letter()
    text = printed(page).text
    for words in (
        f"{settings.SITE_OWNER} Letter",
        "Chief executives of PCTs Chief executives of NHS trusts",
        "Date 30 October 2008",
        "Gateway reference 10881",
        "Reply to involvement@guidance.example",
        "Action required by 30 November 2008 Brief your board.",
        "Dear colleague We are writing about the duty.",
        f"Yours sincerely Jo Bloggs Director of involvement {settings.SITE_OWNER}",
        "Copies to Chairs Directors of nursing",
        current_url(page, page.current_edition),
        "Page 1 of 1",
    ):
        assert words in text
    assert "passed" not in text  # the file is the same on every day


def test_those_it_is_for_stand_in_the_window():
    lines = [f"Chief executives of bodies of kind {n}" for n in range(1, 6)]
    content = printed(letter(recipients="\n".join(lines))).content
    assert [line for line in lines if not is_in_window(place_of(line, content))] == []


def test_more_than_the_window_shows_stand_at_the_end():
    lines = [f"Chief executives {n}" for n in range(6)]
    text = printed(letter(recipients="\n".join(lines))).text
    assert "To those listed at the end of this letter" in text
    assert f"Distribution To {' '.join(lines)}" in text


class LetterToOne(LetterPdf):
    """As a mail merge makes it."""

    def get_context(self, page, edition):
        lines = ["Ms A. Manager", "Anytown PCT & Co.", "1 High Street", "Anytown", "AN1 1AA"]
        recipient = {"lines": lines, "salutation": "Dear Ms Manager"}
        return super().get_context(page, edition) | {"recipient": recipient}


def test_the_same_letter_can_be_addressed_to_one():
    merged = LetterToOne()
    content = merged.render(merged.gather(letter())).content
    for line in ("Ms A. Manager", "Anytown PCT & Co.", "AN1 1AA"):
        assert is_in_window(place_of(line, content))
    text = read(content).text
    assert "Dear Ms Manager" in text
    assert "Dear colleague" not in text
    assert "Distribution To Chief executives of PCTs" in text


def test_further_pages_are_numbered_and_name_the_letter():
    body = [block("text", "<p>We are writing about the duty, at some length.</p>")] * 25
    sheet = printed(letter(body=body))
    assert len(sheet.pages) == 2
    assert "Page 2 of 2" in sheet.pages[1]
    assert "The duty to involve" in sheet.pages[1]
    assert "Yours sincerely" in sheet.pages[1]


def test_the_page_offers_it_and_lists_enclosures_once(client, work_queue):
    guide = factories.published_guide(title="The guide")
    page = letter(related_pages=[block("page", guide.pk)])
    work_queue()
    html = client.get(page.url).content.decode()
    assert "Letter (PDF, " in html
    assert html.count(">The guide</a>") == 1


def test_an_enclosure_that_is_not_public_is_not_named():
    draft = factories.draft_guide(title="Unfinished")
    assert "Unfinished" not in printed(letter(related_pages=[block("page", draft.pk)])).text


def test_a_letter_that_the_typeface_lacks_is_named():
    with pytest.raises(RenderError, match="No font has 🎉"):
        printed(letter(recipients="Chief 🎉"))


def test_the_same_letter_gives_the_same_document():
    page = letter()
    again = type(page).objects.get(pk=page.pk)
    assert LetterPdf().gather(page) == LetterPdf().gather(again)


@pytest.mark.slow
@verapdf.needs_verapdf
def test_it_is_pdf_ua_and_pdf_a(tmp_path):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printed(letter()).content)
    assert verapdf.verapdf(file) == []
