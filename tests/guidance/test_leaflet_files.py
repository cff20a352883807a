"""The files of leaflets: which there are, and what is in them."""

from io import BytesIO

import pikepdf
import pytest
from bs4 import BeautifulSoup
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file_svg

from cms.downloads.formats import formats_of
from cms.downloads.models import Download
from cms.downloads.rendering.text import extract_text
from cms.publishing.addresses import current_url
from guidance.leaflets.formats import (
    EasyReadPdf,
    FoldedForPress,
    FoldedPdf,
    LargePrintPdf,
    SheetPdf,
    ThreefoldPdf,
    ThreefoldSheet,
)
from guidance.leaflets.room import VersionKind
from tests import factories, verapdf
from tests.downloads.rendering.samples import elements
from tests.factories import inside, picture_of, published_leaflet

pytestmark = pytest.mark.django_db

POINTS = 72 / 25.4  # in a millimetre
A4, A5 = (210, 297), (148, 210)


@pytest.fixture
def image():
    return Image.objects.create(title="Two people", file=get_test_image_file_svg())


@pytest.fixture
def easy_leaflet(image):
    lines = [("easy_read_line", {"picture": picture_of(image, "A clinic"), "text": "<p>Go.</p>"})]
    lines += [("easy_read_line", {"picture": picture_of(image), "text": "<p>Ask.</p>"})]
    kind = VersionKind.EASY_READ
    return published_leaflet(inside("Where?", "", *lines), slug="easy", version_kind=kind)


def rendered(format_class, leaflet):
    format_ = format_class()
    return format_.render(format_.gather(leaflet)).content


def opened(format_class, leaflet):
    return pikepdf.open(BytesIO(rendered(format_class, leaflet)))


def millimetres(box):
    return [round(float(value) / POINTS, 1) for value in box]


def size_of(page):
    left, bottom, right, top = millimetres(page.MediaBox)
    return round(right - left), round(top - bottom)


def text_of(page):
    with pikepdf.new() as pdf:
        pdf.pages.append(page)
        return " ".join(extract_text(pdf).body.split())


class TestWhich:
    @pytest.mark.parametrize(
        ("kind", "names"),
        [
            (VersionKind.STANDARD, ["a4", "a5", "large-print"]),
            (VersionKind.EASY_READ, ["easy-read", "a5", "large-print"]),
            (VersionKind.LARGE_PRINT, ["large-print"]),
        ],
    )
    def test_each_kind_of_version_has_its_own_and_each_of_those_one_for_printers(self, kind, names):
        leaflet = factories.draft_leaflet(version_kind=kind)
        press = [f"{name}-press" for name in names]
        assert list(formats_of(leaflet)) == [*names, *press]

    def test_readers_find_theirs_first_and_those_for_printers_folded_away(self, client):
        leaflet = published_leaflet()
        for name in formats_of(leaflet):
            Download.objects.create(page=leaflet, format=name, digest="0" * 64, edition=1, size=1)
        page = BeautifulSoup(client.get(leaflet.url).content, "html.parser")
        first, folded = page.select(".app-downloads")
        assert [link.text.split(" (PDF")[0] for link in first.select("a")] == [
            "To read and print at home (A4)",
            "To print as a booklet and fold (A5 pages)",
            "Large print (A4)",
        ]
        assert folded.find_parent("details").summary.text.strip() == "For printers"
        assert len(folded.select("a")) == 3


class TestFolded:
    def test_has_its_pages_in_reading_order_and_says_on_the_back_what_it_is(self):
        leaflet = published_leaflet(inside("First?", "One."), inside("Second?", "Two."))
        leaflet = factories.publish(leaflet, contact=factories.ContactFactory())
        pdf = opened(FoldedPdf, leaflet)
        assert [size_of(page) for page in pdf.pages] == [A5] * 4
        cover, first, second, back = map(text_of, pdf.pages)
        assert "Have your say Tell us what you think." in cover
        assert (first, second) == ("First? One.", "Second? Two.")
        assert "Find out more Whom Ask us." in back
        assert "Edition 2, " in back
        assert current_url(leaflet, leaflet.current_edition) in back
        assert "another language, ask: Involvement team, involvement@guidance.example" in back

    def test_a_sheet_has_two_sides_in_two_columns(self):
        leaflet = published_leaflet(*(inside(f"No {n}?", "Yes.") for n in range(5)))
        pdf = opened(SheetPdf, leaflet)
        assert [size_of(page) for page in pdf.pages] == [A4] * 2
        first, second = map(text_of, pdf.pages)
        assert "No 0? Yes. No 1? Yes. No 2? Yes. No 3? Yes." in first
        assert second.startswith("No 4? Yes. Find out more")


class TestLargePrint:
    def test_is_18_point_or_larger_and_in_one_column(self):
        leaflet = published_leaflet(*(inside(f"No {n}?", "Yes. " * 80) for n in range(3)))
        leaflet = factories.publish(leaflet, contact=factories.ContactFactory())
        pdf = opened(LargePrintPdf, leaflet)
        assert {size_of(page) for page in pdf.pages} == {A4}
        assert len(pdf.pages) > 2
        assert min(size for page in pdf.pages for size, _ in lines_of(page)) == 18
        edges = {round(edge) for _, edge in lines_of(pdf.pages[1])}
        assert len(edges) == 2  # one of all lines, one of the page number


def lines_of(page):
    """(size, left edge), in points, of each text that a page shows."""
    matrices, matrix = [], pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                matrices.append(matrix)
            case "Q":
                matrix = matrices.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Tf":
                size = float(operands[1])
            case "Tm":
                placed = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Tj" | "TJ":
                yield round(abs(size * placed.d), 1), placed.e


class TestEasyRead:
    def test_has_a_panel_a_page_and_a_page_for_notes_where_a_sheet_has_one_left(self, easy_leaflet):
        pdf = opened(FoldedPdf, easy_leaflet)
        assert [text_of(page) for page in pdf.pages][1:3] == ["Where? Go. Ask.", ""]
        assert len(pdf.pages) == 4

    def test_pictures_have_their_alternatives_or_are_decoration(self, easy_leaflet):
        pdf = opened(EasyReadPdf, easy_leaflet)
        assert {size_of(page) for page in pdf.pages} == {A4}
        figures = [str(figure.Alt) for figure in elements(pdf, "/Figure")]
        code = "QR code of the address that says whether this copy is current"
        assert figures == ["A clinic", code]


class TestForPrinters:
    def test_the_boxes_say_where_to_cut_and_how_far_colour_runs_past(self):
        pdf = opened(FoldedForPress, published_leaflet())
        assert len(pdf.pages) == 4
        for page in pdf.pages:
            assert size_of(page) == (148 + 20, 210 + 20)
            assert millimetres(page.MediaBox) == [-10, -10, 158, 220]
            assert millimetres(page.TrimBox) == [0, 0, 148, 210]
            assert millimetres(page.BleedBox) == [-3, -3, 151, 213]

    def test_colour_runs_to_the_edge_of_the_bleed_and_no_further(self):
        pdfium = pytest.importorskip("pypdfium2")
        cover = pdfium.PdfDocument(rendered(FoldedForPress, published_leaflet()))[0]
        picture = cover.render(scale=1 / POINTS).to_pil().convert("RGB")  # a pixel a millimetre
        assert picture.getpixel((8, 60)) == picture.getpixel((159, 60)) == (0, 94, 184)
        assert picture.getpixel((5, 60)) == picture.getpixel((162, 60)) == (255, 255, 255)

    def test_the_same_leaflet_gives_the_same_bytes(self):
        leaflet = published_leaflet()
        assert rendered(FoldedForPress, leaflet) == rendered(FoldedForPress, leaflet)


class TestLanguages:
    def test_a_translation_is_marked_with_its_language_and_the_imprint_with_ours(self):
        leaflet = published_leaflet(inside("Co to jest?", "Twoja przychodnia."), language="pl")
        pdf = opened(FoldedPdf, leaflet)
        assert str(pdf.Root.Lang) == "pl"
        languages = {str(item.Lang) for item in pdf.objects if is_marked(item)}
        assert "en-GB" in languages

    def test_right_to_left_begins_at_the_right(self):
        leaflet = published_leaflet(inside("What?", "Yes."), language="ur", title="Title")
        pdf = opened(FoldedPdf, leaflet)
        assert all(edge > 74 * POINTS for _, edge in lines_of(pdf.pages[1]))

    def test_a_script_that_no_font_has_is_named(self):
        leaflet = published_leaflet(inside("Yes?", "ქართული"))
        with pytest.raises(Exception, match="letter"):
            rendered(FoldedPdf, leaflet)


def is_marked(item):
    return isinstance(item, pikepdf.Dictionary) and "/S" in item and "/Lang" in item


@pytest.mark.slow
@verapdf.needs_verapdf
@pytest.mark.parametrize(
    "format_class",
    [SheetPdf, FoldedPdf, ThreefoldPdf, ThreefoldSheet, LargePrintPdf, EasyReadPdf],
)
def test_what_readers_get_passes_verapdf(format_class, easy_leaflet, image, tmp_path):
    panels = [inside(name, "Yes.", picture=picture_of(image, name)) for name in ("One?", "Two?")]
    standard = published_leaflet(*panels)
    leaflet = easy_leaflet if format_class is EasyReadPdf else standard
    file = tmp_path / "leaflet.pdf"
    file.write_bytes(rendered(format_class, leaflet))
    assert verapdf.verapdf(file) == []
