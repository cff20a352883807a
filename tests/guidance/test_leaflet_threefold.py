"""Leaflets folded in three: which have it, what stands on which page, where the pages lie."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from bs4 import BeautifulSoup

from cms.downloads.formats import formats_of
from cms.downloads.models import Download
from cms.publishing.models import Status
from guidance.leaflets import fitting, layouts
from guidance.leaflets.fitting import fitting_problems
from guidance.leaflets.folding import Share, folds, share_out, sides, with_notes
from guidance.leaflets.formats import (
    FoldedPdf,
    ThreefoldForPress,
    ThreefoldPdf,
    ThreefoldSheet,
)
from guidance.leaflets.room import VersionKind, rooms_of
from tests.factories import back, cover, draft_leaflet, inside, published_leaflet

pytestmark = pytest.mark.django_db

NAMES = {"threefold", "threefold-sheet", "threefold-press"}
POINTS = 72 / 25.4  # in a millimetre
FOUR = [inside(f"No {number}?", "Yes.") for number in range(1, 5)]


def words(number):
    return " ".join(["involvement"] * number)


def rendered(format_class, leaflet):
    format_ = format_class()
    return format_.render(format_.gather(leaflet)).content


def texts_of(content, widths, left=0):
    """What stands in each of these columns, in mm from the left, on each page."""
    pdfium = pytest.importorskip("pypdfium2")
    for page in pdfium.PdfDocument(content):
        edges = [left + sum(widths[:number]) for number in range(len(widths) + 1)]
        text = page.get_textpage()
        yield [
            " ".join(text.get_text_bounded(left=a * POINTS, right=b * POINTS).split())
            for a, b in pairwise(edges)
        ]


class TestWhich:
    def test_only_those_that_an_editor_chose(self):
        assert not NAMES & set(formats_of(draft_leaflet()))
        assert set(formats_of(draft_leaflet(slug="two", is_threefold=True))) > NAMES

    @pytest.mark.parametrize(
        "fields",
        [{"version_kind": VersionKind.EASY_READ}, {"status": Status.SUPERSEDED}],
        ids=["larger letters", "no longer current"],
    )
    def test_none_that_nobody_can_fold_or_should(self, fields):
        assert not NAMES & set(formats_of(draft_leaflet(is_threefold=True, **fields)))

    def test_readers_are_told_what_each_is_for_and_printers_find_theirs_folded_away(self, client):
        leaflet = published_leaflet(is_threefold=True)
        for name in formats_of(leaflet):
            Download.objects.create(page=leaflet, format=name, digest="0" * 64, edition=1, size=1)
        page = BeautifulSoup(client.get(leaflet.url).content, "html.parser")
        first, folded = page.select(".app-downloads")
        assert [link.text.split(" (PDF")[0] for link in first.select("a")] == [
            "To read and print at home (A4)",
            "To read on a phone (narrow pages)",
            "To print as a booklet and fold (A5 pages)",
            "To print on A4 and fold in three",
            "Large print (A4)",
        ]
        assert len(folded.select("a")) == 4


class TestPages:
    def test_on_a_screen_they_come_one_after_another_as_they_are_read(self):
        content = rendered(ThreefoldPdf, published_leaflet(*FOUR, is_threefold=True))
        with pikepdf.open(BytesIO(content)) as pdf:
            boxes = {tuple(round(float(edge) / POINTS) for edge in p.MediaBox) for p in pdf.pages}
        assert boxes == {(0, 0, 100, 210)}
        first, *inner, last = [text for (text,) in texts_of(content, [100])]
        assert "Have your say Tell us what you think." in first
        assert inner == [f"No {number}? Yes." for number in range(1, 5)]
        assert last.startswith("Find out more Whom Ask us. Edition 1, ")

    def test_on_the_sheet_they_lie_so_that_it_folds(self):
        content = rendered(ThreefoldSheet, published_leaflet(*FOUR, is_threefold=True))
        ((flap, end, front),) = list(texts_of(content, [97, 100, 100]))[:1]
        assert flap == "No 4? Yes."
        assert end.startswith("Find out more")
        assert "Have your say" in front
        behind = list(texts_of(content, [100, 100, 97]))[1]
        assert behind == ["No 1? Yes.", "No 2? Yes.", "No 3? Yes."]

    def test_a_printer_gets_bleed_and_marks_to_cut_and_to_fold(self):
        pdfium = pytest.importorskip("pypdfium2")
        content = rendered(ThreefoldForPress, published_leaflet(*FOUR, is_threefold=True))
        with pikepdf.open(BytesIO(content)) as pdf:
            for page in pdf.pages:
                trim, bleed = (
                    [round(float(edge) / POINTS, 1) for edge in box]
                    for box in (page.TrimBox, page.BleedBox)
                )
                assert (trim, bleed) == ([0, 0, 297, 210], [-3, -3, 300, 213])
        found = [folds_seen(page) for page in pdfium.PdfDocument(content)]
        assert found == [{97, 197}, {100, 200}]

    def test_urdu_and_arabic_are_folded_the_other_way(self):
        leaflet = published_leaflet(is_threefold=True, language="ur")
        order = ThreefoldSheet().gather(leaflet).imposition.sides
        assert order == ((0, 5, 4), (3, 2, 1))
        assert [folds(side) for side in order] == [[100, 200], [97, 197]]

    def test_of_notes_a_screen_shows_no_lines_and_the_sheet_has_its_pages_full(self):
        leaflet = published_leaflet(inside("What?", words(150)), is_threefold=True)
        assert ThreefoldPdf().gather(leaflet).html.count('data-measure="leaf-') == 3
        html = ThreefoldSheet().gather(leaflet).html
        assert html.count('data-measure="leaf-1*3"') == 1  # of which it takes two
        assert html.count('<div class="rule">') == 2 * len("123456789abcd")


def folds_seen(page):
    """Where, in mm from the left of the sheet, something is drawn above it, its corners apart."""
    grey = page.render(scale=4 / POINTS).to_pil().convert("L")  # four pixels a millimetre
    columns = [x for x in range(grey.width) if grey.crop((x, 0, x + 1, 20)).getextrema()[0] < 240]
    return {round(x / 4 - 10) for x in columns} - {0, 297}


class TestSharingOut:
    def shared(self, *lengths):
        """The lengths of the panels of each page; a third of a sheet has room for 192 mm."""
        galley = [(sum(lengths[:n]), sum(lengths[: n + 1])) for n in range(len(lengths))]
        return [(share.panels, share.pages) for share in share_out(lengths, galley)]

    def test_panels_stay_whole_on_pages_of_much_the_same_length(self):
        pages = self.shared(90, 80, 50, 60, 70, 80)
        assert pages == [((90,), 1), ((80, 50), 1), ((60, 70), 1), ((80,), 1)]

    def test_a_page_that_none_is_left_for_is_for_notes(self):
        assert self.shared(100, 20) == [((100,), 1), ((20,), 1), ((), 1), ((), 1)]
        assert share_out([], []) == [Share()]

    def test_what_cannot_stay_whole_runs_through_the_inside_but_not_over_to_the_flap(self):
        lengths = (140, 140, 140, 90, 90, 90)
        assert self.shared(*lengths) == [((140, 140, 140, 90), 3), ((90, 90), 1)]
        assert self.shared(300) == [((300,), 3), ((), 1)]

    def test_what_it_leaves_of_the_inside_is_for_notes(self):
        running, flap = Share(("One",), 3), Share()
        assert with_notes([running, flap], taken=2) == [running, Share(), flap]

    def test_behind_the_cover_is_the_first_page_inside_and_behind_the_flap_the_last(self):
        outside, within = sides("ltr")
        assert list(zip(reversed(outside), within, strict=True)) == [(0, 1), (5, 2), (4, 3)]


class TestRoom:
    def told(self, *panels, **fields):
        leaflet = draft_leaflet(*panels, is_threefold=True, **fields)
        return leaflet, [problem.text for problem in fitting_problems(leaflet)]

    def test_a_back_that_fits_elsewhere_may_be_too_long(self, monkeypatch):
        monkeypatch.setattr(fitting, "MEASURED", [FoldedPdf, ThreefoldPdf])
        body = [cover(), inside(), back(text=words(110))]
        leaflet, (problem,) = self.told(body=body)
        assert problem.startswith("Back: ")
        assert problem.endswith(
            "too long for its page of the three-fold leaflet. Shorten it. "
            "Or untick “Also as a three-fold leaflet”."
        )
        leaflet.is_threefold = False
        assert fitting_problems(leaflet) == []

    def test_panels_that_run_through_the_inside_are_named_together(self, monkeypatch):
        monkeypatch.setattr(fitting, "MEASURED", [ThreefoldPdf])
        panels = [inside(f"No {number}", words(80)) for number in range(1, 7)]
        _, (problem,) = self.told(*panels)
        assert problem.startswith("Inside 1 “No 1”, Inside 2 “No 2”, Inside 3 “No 3”, Inside 4")
        assert "Inside 5 “No 5” share 3 pages of the three-fold leaflet and are together" in problem

    def test_what_is_counted_while_typing_knows_of_it(self):
        leaflet = draft_leaflet(is_threefold=True)
        *_, behind = rooms_of(leaflet).values()
        assert str(behind) == "Back: 6 of about 130 words"

    def test_three_files_of_one_text_are_laid_out_once(self, monkeypatch):
        leaflet = published_leaflet(is_threefold=True, title="Laid out once")
        ThreefoldPdf().gather(leaflet)
        monkeypatch.setattr(layouts, "measure", None)
        assert ThreefoldSheet().gather(leaflet).imposition
        assert ThreefoldForPress().gather(leaflet).press
