"""The whole guide as a PDF: one guide with every kind of block, rendered once and read back."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

import pikepdf
import pytest
import wagtail_factories
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.utils.html import escape

from cms.downloads.links import links_within
from cms.downloads.rendering.text import extract_text
from cms.downloads.rendering.words import missing_words, words
from cms.pages.blocks import NumberedContentBlock
from cms.publishing.addresses import current_url
from cms.publishing.models import LibraryDocument
from cms.taxonomy.models import Audience, Theme
from guidance.guides.formats import GuidePdf, places_of
from tests import factories, verapdf

# Runs before the tests that empty the database (pytest-django sorts by this mark)
pytestmark = pytest.mark.django_db

ODD_TITLE = "Costs <b>& benefits</b>"
ALTERNATIVE = "Ask, listen, decide, tell"
QR_CODE = "QR code of the address beside it"
ROWS = 45  # more than a page has room for


@dataclass
class Printed:
    """The file, and what it should say."""

    content: bytes
    pdf: pikepdf.Pdf
    title: str
    current_url: str
    passages: list
    web_numbers: list[str]
    page_texts: list = field(init=False)  # PdfText of each page

    def __post_init__(self):
        self.page_texts = [_text_of(page) for page in self.pdf.pages]

    def body(self, number):
        """The text of a page, spaces folded."""
        return " ".join(self.page_texts[number - 1].body.split())

    @property
    def text(self):
        return " ".join(self.body(number) for number in range(1, len(self.pdf.pages) + 1))

    @property
    def bookmarks(self):
        """``{title: page number}``, in order, those within others too."""
        with self.pdf.open_outline() as outline:
            return dict(self._bookmarks(outline.root))

    def _bookmarks(self, items):
        for item in items:
            yield item.title, pikepdf.Page(item.destination[0]).index + 1
            yield from self._bookmarks(item.children)

    @property
    def links(self):
        """The addresses of links, None for those to a place in the file."""
        annotations = (a for page in self.pdf.pages for a in page.get("/Annots", []))
        return [str(a.A.URI) if "/URI" in a.get("/A", {}) else None for a in annotations]


def _text_of(page):
    with pikepdf.new() as pdf:
        pdf.pages.append(page)
        return extract_text(pdf)


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        guide = guide_with_everything()
        web_page = BeautifulSoup(Client().get(f"{guide.url}whole-guide/").content, "html.parser")
        rendered = GuidePdf().render(GuidePdf().gather(guide))
        printed = Printed(
            content=rendered.content,
            pdf=pikepdf.open(BytesIO(rendered.content)),
            title=guide.title,
            current_url=current_url(guide, guide.current_edition),
            passages=[p for chapter in guide.outline.chapters for p in chapter.passages],
            web_numbers=[n.text.strip() for n in web_page.select(".app-paragraph__number")],
        )
        transaction.set_rollback(True)
    return printed


def guide_with_everything():
    guide = factories.published_guide(
        summary="How to involve people in decisions.",
        introduction="<p>Why this guide was written.</p>",
        for_whom="Anyone who plans services.",
        publication_date=date(2008, 10, 30),
        in_force_date=date(2008, 11, 3),
        references=[factories.reference("DH_089787", "dh")],
    )
    guide = factories.publish(
        guide,
        contact=factories.ContactFactory(),
        audiences=[Audience.objects.create(name="commissioners", slug="commissioners")],
        themes=[Theme.objects.create(name="legal duty", slug="legal-duty")],
    )
    first = factories.published_chapter(
        guide,
        everything(),
        {"type": "heading", "value": "When it applies"},
        factories.paragraph("The test", "Users notice.[^test]", note("test", "Section 242(1C).")),
        title="What the law asks",
    )
    duty = first.passages.get(heading="The duty")
    factories.published_case_study(
        title="The clinic next door", slug="next-door", shows=[(duty, "what came of it")]
    )
    factories.published_glossary()
    factories.GlossaryTermFactory(term="Proposal", meaning="What somebody puts forward.")
    factories.GlossaryTermFactory(term="Asset lock", meaning="Nobody may sell it.")
    linked = duty.key
    factories.published_chapter(
        guide,
        factories.paragraph("Count the cost", f'See <a href="/p/{linked}">the duty</a>.'),
        factories.paragraph("Count the benefit", table(rows=ROWS)),
        title=ODD_TITLE,
    )
    factories.draft_chapter(guide, factories.paragraph("Half an idea"), title="Unfinished")
    return type(guide).objects.get(pk=guide.pk)


def everything():
    """A paragraph with one block of each type."""
    picture = wagtail_factories.ImageFactory(file__width=80, file__height=50)
    document = LibraryDocument.objects.create(title="Plan", file=ContentFile(b"1", name="plan.txt"))
    study = factories.published_case_study(title="The clinic on the hill", slug="clinic")
    return factories.paragraph(
        "The duty",
        'The duty is in <a href="https://law.example/242">section 242</a>.[^act]',
        ("list", {"style": "number", "items": ["<p>Plans</p>", "<p>Proposals</p>"]}),
        table(rows=2),
        ("figure", {"image": image(picture), "caption": "The cycle", "source": "Own drawing"}),
        ("checklist", {"title": "Before you begin", "items": ["<p>Say what is open</p>"]}),
        ("callout", {"kind": "callout", "title": "Urgent change", "content": "<p>Act.</p>"}),
        ("quotation", {"text": "Nobody had asked us before.", "source": "A patient"}),
        ("legal_extract", {"source": "Section 242(1B)", "text": "<p>Users are involved.</p>"}),
        note("act", "National Health Service Act 2006."),
        ("case_study_link", {"page": study.pk, "reason": "A clinic that listened."}),
        ("download", {"document": document.pk, "title": "Plan", "description": "To fill in."}),
    )


def note(label, text):
    return ("footnote", {"label": label, "text": f"<p>{text}</p>"})


def image(picture):
    return {"image": picture.pk, "decorative": False, "alt_text": ALTERNATIVE}


def table(rows):
    columns = [{"type": "text", "heading": heading} for heading in ("Method", "Good for")]
    cells = [{"values": [f"<p>Method {n}</p>", f"<p>Purpose {n}</p>"]} for n in range(rows)]
    return ("table", {"caption": "Choosing a method", "columns": columns, "rows": cells})


def test_the_sample_has_every_type_of_block(printed):
    content = printed.passages[0].block.value["content"]
    assert {child.block_type for child in content} == {*NumberedContentBlock().child_blocks}


def test_the_cover_names_title_summary_owner_dates_edition_and_notice(printed, settings):
    cover = printed.body(1)
    assert printed.title in cover
    assert "How to involve people in decisions." in cover
    assert settings.SITE_OWNER in cover
    assert "Published 30 October 2008" in cover
    assert "In force from 3 November 2008" in cover
    assert re.search(r"Edition 4 \d+ \w+ 20\d\d", cover)
    assert settings.SITE_NOTICE in cover


def test_the_information_box_lists_what_is_known_and_nothing_else(printed):
    box = printed.body(printed.bookmarks["Document information"])
    for row in (
        "Department of Health web reference DH_089787",
        "Publication date 30 October 2008",
        "Who it is for Anyone who plans services.",
        "Audience Commissioners",
        "Themes Legal duty",
        "Contact Involvement team involvement@guidance.example",
        "Formats Web page, PDF",
    ):
        assert row in box
    assert "Review due" not in box


def test_the_contents_name_each_paragraph_with_its_page_number(printed):
    contents = printed.body(printed.bookmarks["Contents"])
    for passage in printed.passages:
        name = f"{passage.number} {passage.heading}"
        assert f"{name} {printed.bookmarks[name]}" in contents


def test_paragraphs_have_the_numbers_of_the_web_page(printed):
    assert printed.web_numbers == [passage.number for passage in printed.passages]
    for passage in printed.passages:
        page = printed.bookmarks[f"{passage.number} {passage.heading}"]
        assert f"{passage.number} {passage.heading}" in printed.body(page)


def test_bookmarks_lead_to_chapters_and_within_them_to_paragraphs(printed):
    with printed.pdf.open_outline() as outline:
        chapters = {item.title: [child.title for child in item.children] for item in outline.root}
    assert chapters["1 What the law asks"] == ["1.1 The duty", "1.2 The test"]
    assert chapters[f"2 {ODD_TITLE}"] == ["2.1 Count the cost", "2.2 Count the benefit"]


def test_each_chapter_begins_a_page_of_its_own(printed):
    page = printed.bookmarks[f"2 {ODD_TITLE}"]
    assert printed.body(page).startswith("Chapter 2")


def test_running_heads_and_feet_say_where_one_is(printed):
    page = printed.bookmarks["Words used in this guide"] - 1
    last_of_chapter = printed.page_texts[page - 1]
    for words_of_it in (printed.title, ODD_TITLE, "Edition 4, ", f"Page {page}"):
        assert words_of_it in last_of_chapter.artifacts
        assert words_of_it not in last_of_chapter.body


def test_the_back_page_says_which_edition_this_is_and_where_to_ask_for_a_newer_one(printed):
    back = printed.body(len(printed.pdf.pages))
    assert "This is edition 4, of" in back
    assert printed.current_url in back
    assert printed.current_url in printed.links
    assert "First published." in back
    assert "For large print, Braille" in back


def test_the_header_of_a_long_table_is_repeated(printed):
    first = printed.bookmarks["2.2 Count the benefit"]
    assert "Method Good for" in printed.body(first)
    assert "Method Good for" in printed.body(first + 1)


def test_footnotes_stand_below_their_paragraphs_numbered_through_the_chapter(printed):
    assert "section 242 (https://law.example/242) . 1 " in printed.text
    page = printed.body(printed.bookmarks["1.2 The test"])
    assert "To fill in. National Health Service Act 2006." in page
    assert "Users notice. 2 Section 242(1C)." in page
    assert page.endswith("1. 2.")  # numbers of items are painted last, though tagged first


def test_a_figure_has_its_text_alternative(printed):
    figures = [item for item in printed.pdf.objects if _is_figure(item)]
    assert [str(figure.Alt) for figure in figures] == [ALTERNATIVE, QR_CODE]


def _is_figure(item):
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"


def test_headings_over_several_paragraphs_are_printed(printed):
    assert "When it applies 1.2 The test" in printed.text


def test_links_between_paragraphs_stay_in_the_file(printed):
    assert "See the duty (1.1) ." in printed.text
    assert None in printed.links
    assert not any(address and "/p/" in address for address in printed.links)


def test_the_address_of_other_links_is_printed(printed, settings):
    assert "(https://law.example/242)" in printed.text
    assert f"({settings.WAGTAILADMIN_BASE_URL}/case-studies/clinic/)" in printed.text


def test_nothing_is_left_of_what_only_works_on_a_screen(printed):
    assert "Link" not in printed.text
    assert "Back to note" not in printed.text


def test_case_studies_stand_below_the_paragraph_that_they_show(printed):
    page = printed.body(printed.bookmarks["1.2 The test"])
    assert re.search(r"The clinic next door .*/case-studies/next-door/\) +– what came of it", page)


def test_terms_of_the_glossary_that_it_uses_are_explained_at_the_back(printed):
    page = printed.bookmarks["Words used in this guide"]
    assert "Proposal What somebody puts forward." in printed.body(page)
    assert "Asset lock" not in printed.text
    assert f"Words used in this guide {page}" in printed.body(printed.bookmarks["Contents"])


def test_a_reference_that_names_its_number_does_not_get_it_twice(guide):
    chapter = factories.published_chapter(guide, factories.paragraph("The duty"))
    passage = chapter.passages.get(heading="The duty")
    html = f'<a href="/p/{passage.key}">paragraph {passage.number}</a>'
    assert "data-number" not in links_within(html, places_of(guide.outline.chapters))
    assert f'"#p-{passage.key}"' in links_within(html, places_of(guide.outline.chapters))


def test_a_reference_to_a_chapter_names_the_chapter(guide):
    chapter = factories.published_chapter(guide, factories.paragraph("The duty"))
    html = f'<a href="{chapter.url}">What the law asks</a>'
    assert 'data-number="chapter' in links_within(html, places_of(guide.outline.chapters))


def test_draft_chapters_are_not_in_it(printed):
    assert "Unfinished" not in printed.text
    assert "Half an idea" not in printed.text


def test_markup_in_a_title_is_printed_as_text(printed):
    assert ODD_TITLE in printed.body(printed.bookmarks[f"2 {ODD_TITLE}"])


def test_every_word_of_every_passage_is_in_it(printed):
    wanted = sum((words(passage.text) for passage in printed.passages), Counter())
    assert missing_words(wanted, f"{printed.text} {ALTERNATIVE}") == []


def test_the_file_has_title_owner_language_and_tags(printed, settings):
    root = printed.pdf.Root
    assert printed.pdf.docinfo.Title == printed.title
    assert printed.pdf.docinfo.Author == settings.SITE_OWNER
    assert root.Lang == "en-GB"
    assert root.MarkInfo.Marked


@pytest.mark.slow
@verapdf.needs_verapdf
def test_it_is_pdf_ua_and_pdf_a(printed, tmp_path):
    file = tmp_path / "guide.pdf"
    file.write_bytes(printed.content)
    assert verapdf.verapdf(file) == []


@pytest.mark.django_db
def test_the_same_guide_gives_the_same_document(guide):
    again = type(guide).objects.get(pk=guide.pk)
    assert GuidePdf().gather(guide) == GuidePdf().gather(again)


@pytest.mark.django_db
def test_a_site_without_a_notice_prints_none(guide, settings):
    notice, settings.SITE_NOTICE = settings.SITE_NOTICE, ""
    html = "".join(part.html for part in GuidePdf().gather(guide).parts)
    assert escape(notice) not in html
    assert 'class="notice"' not in html
