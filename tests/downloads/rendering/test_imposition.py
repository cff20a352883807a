"""Pages side by side on the sides of a sheet: where they lie, and in which order they are read."""

import pytest

from cms.downloads.rendering.document import Imposition, PrintPart

from .samples import elements, opened

POINTS = 72 / 25.4  # in a millimetre
BLUE, WHITE = (0, 94, 184), (255, 255, 255)
PAGES = """<style>
@page { size: 50mm 60mm; margin: 5mm }
body { margin: 0 } section + section { break-before: page }
section::before { content: ""; position: absolute; z-index: -1; inset: -8mm }
.cover::before { background: #005eb8 }
</style>
<section class="cover"><h1>Cover</h1></section>
<section><h2>Left</h2></section>
<section><h2>Right</h2><p><a href="https://nhs.example/">A link</a></p></section>
<section><h2>Back</h2></section>"""
SHEET = """<style>
@page { size: 100mm 60mm; margin: 0; bleed: 10mm; marks: crop }
body { margin: 0 } div { height: 60mm } div + div { break-before: page }
</style><div></div><div></div>"""
SIDES = ((3, 0), (1, 2))


def folded(html=PAGES, sides=SIDES):
    return {"html": html, "imposition": Imposition(sides=sides, sheet=PrintPart(html=SHEET))}


@pytest.fixture
def sheet(printed):
    return printed(**folded(), press=True)


def test_they_are_read_as_they_were_written_wherever_they_lie(sheet):
    pdf = opened(sheet)
    assert len(pdf.pages) == 2
    sides = {page.objgen: number for number, page in enumerate(pdf.pages)}
    sections = elements(pdf, "/Sect")
    assert [sides[section.Pg.objgen] for section in sections] == [0, 1, 1, 0]
    (title,) = elements(pdf, "/H1")
    assert title.P.objgen == sections[0].objgen


def test_what_is_on_them_moves_with_them(sheet):
    pdfium = pytest.importorskip("pypdfium2")
    outside, inside = pdfium.PdfDocument(sheet.content)
    halves = [(0, 50 * POINTS), (50 * POINTS, 100 * POINTS)]
    texts = [
        page.get_textpage().get_text_bounded(left=left, right=right).split()
        for page in (outside, inside)
        for left, right in halves
    ]
    assert texts == [["Back"], ["Cover"], ["Left"], ["Right", "A", "link"]]
    pdf = opened(sheet)
    (link,) = pdf.pages[1].Annots
    assert 55 * POINTS - 1 < float(link.Rect[0]) < float(link.Rect[2]) < 95 * POINTS


def test_colour_runs_past_the_edge_of_the_sheet_and_not_onto_the_page_beside(sheet):
    pdfium = pytest.importorskip("pypdfium2")
    outside = pdfium.PdfDocument(sheet.content)[0]
    picture = outside.render(scale=1 / POINTS).to_pil().convert("RGB")  # a pixel a mm
    assert [picture.getpixel((10 + x, 50)) for x in (48, 52, 101)] == [WHITE, BLUE, BLUE]
    assert picture.getpixel((10 + 75, 8)) == BLUE
    assert picture.getpixel((10 + 105, 50)) == WHITE


def test_a_printing_window_offers_both_sides_at_their_own_size(sheet):
    pdf = opened(sheet)
    preferences = pdf.Root.ViewerPreferences
    assert preferences.Duplex == "/DuplexFlipShortEdge"
    assert preferences.PrintScaling == "/None"


def test_the_same_pages_give_the_same_bytes(printed, sheet):
    assert printed(**folded(), press=True).content == sheet.content


def test_a_page_that_has_no_place_is_not_left_out(printed):
    longer = printed(**folded(PAGES + "<section><p>More</p></section>"))
    assert longer.problems == ["It takes 5 pages, and the folded sheet has 4."]
