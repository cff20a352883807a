"""What of a leaflet does not fit on its paper, found by laying it out."""

import pytest
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file, get_test_image_file_svg

from cms.downloads.rendering.pdf import RenderError
from guidance.leaflets import fitting, layouts
from guidance.leaflets.fitting import fitting_problems
from guidance.leaflets.formats import FoldedPdf, SheetPdf
from guidance.leaflets.leaves import booklet_pages, pages_of, sides_of
from guidance.leaflets.room import VersionKind
from tests.factories import back, cover, draft_leaflet, inside, picture_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    return Image.objects.create(title="Two people", file=get_test_image_file_svg())


def words(number):
    return " ".join(["involvement"] * number)


def told(leaflet):
    return [problem.text for problem in fitting_problems(leaflet)]


def test_panels_that_share_a_page_are_named_with_the_longest_of_them():
    leaflet = draft_leaflet(*(inside(f"No {n}", words(50 + n)) for n in range(1, 7)))
    first, second = fitting_problems(leaflet)
    assert first.text == (
        "Inside 1 “No 1”, Inside 2 “No 2” and Inside 3 “No 3” share a page of the folded leaflet "
        "and are together 6 lines too long. Shorten one of them; Inside 3 “No 3” has most words."
    )
    assert first.panels == tuple(str(panel.id) for panel in leaflet.body[1:4])
    assert second.text.startswith("Inside 4 “No 4”, Inside 5 “No 5” and Inside 6 “No 6” share")


def test_a_short_panel_leaves_its_room_to_its_neighbours():
    assert told(draft_leaflet(inside("Long", words(110)), inside("Short", "Yes."))) == []


def test_a_panel_alone_on_its_page_is_named():
    (problem,) = told(draft_leaflet(inside("What now?", words(200))))
    assert problem == (
        "Inside 1 “What now?”: 7 lines too long for its page of the folded leaflet. Shorten it."
    )
    (problem,) = told(draft_leaflet(inside("What now?", words(900)), slug="longer"))
    assert problem.startswith("Inside 1 “What now?”: 1")  # a hundred and more, over several pages


def test_the_back_may_not_run_into_the_imprint():
    (problem,) = told(draft_leaflet(body=[cover(), inside(), back(text=words(180))]))
    assert problem.startswith("Back: ")
    assert "too long for its page of the folded leaflet" in problem


def test_a_title_may_be_too_long_for_the_cover(image):
    body = [cover("A line. " * 25, picture_of(image)), inside(), back()]
    (problem,) = told(draft_leaflet(title="Involvement " * 20, body=body))
    assert problem.startswith("Cover: ")
    assert problem.endswith("Shorten the title or the line below it.")


def test_easy_read_lines_and_their_pictures_have_to_fit_on_a_page(image):
    line = ("easy_read_line", {"picture": picture_of(image), "text": "<p>Two words.</p>"})
    panels = [inside("Who?", "", *[line] * 5), inside("How?", "", *[line] * 6)]
    leaflet = draft_leaflet(*panels, version_kind=VersionKind.EASY_READ)
    assert told(leaflet) == [
        "Inside 2 “How?”: 4 lines too long for its page of the folded leaflet. Shorten it."
    ]


def test_the_single_sheet_is_laid_out_too(monkeypatch):
    monkeypatch.setattr(fitting, "MEASURED", [SheetPdf])
    (problem,) = told(draft_leaflet(*(inside(f"No {n}", words(60)) for n in range(1, 7))))
    assert problem.startswith("Inside 1 “No 1”, Inside 2 “No 2”, Inside 3 “No 3” and Inside 4")
    assert "share a page of the A4 sheet" in problem


def test_large_print_takes_as_many_pages_as_it_needs(monkeypatch):
    monkeypatch.setattr(layouts, "measure", None)  # not even asked
    leaflet = draft_leaflet(inside("One", words(900)), version_kind=VersionKind.LARGE_PRINT)
    assert told(leaflet) == []


def test_what_was_laid_out_for_the_preview_serves_for_the_publication(monkeypatch):
    leaflet = draft_leaflet(inside("One", words(300)))
    problems = told(leaflet)
    monkeypatch.setattr(layouts, "measure", None)
    assert told(leaflet) == problems


def test_a_missing_picture_is_named_and_refused(image):
    leaflet = draft_leaflet(inside("Who?", picture=picture_of(image)))
    image.file.storage.delete(image.file.name)
    problem = "Inside 1 “Who?”: the file of the picture “Two people” is missing."
    assert leaflet.get_publishing_errors() == {"body": f"{problem} Choose another picture."}


def test_a_photograph_is_as_large_as_there_is_room_for(monkeypatch):
    monkeypatch.setattr(fitting, "MEASURED", [FoldedPdf])
    file = get_test_image_file("clinic.png", size=(1600, 1200))
    photograph = picture_of(Image.objects.create(title="Clinic", file=file), "A clinic")
    assert told(draft_leaflet(inside("Where?", words(55), picture=photograph))) == []


def test_a_layout_that_fails_is_told_and_refused(monkeypatch):
    def fail(*drafts):
        raise RenderError("it took too long.")

    monkeypatch.setattr(layouts, "measure", fail)
    assert told(draft_leaflet(title="Never laid out before")) == [
        "The leaflet cannot be laid out on its paper: it took too long."
    ]


class TestSharingOut:
    @pytest.mark.parametrize(
        ("lengths", "first"), [([9, 9, 9, 9], 2), ([30, 5, 5, 5], 1), ([5, 5, 5, 30], 3), ([9], 1)]
    )
    def test_a_standard_leaflet_has_two_pages_of_much_the_same_length(self, lengths, first):
        panels = [*draft_leaflet(*(inside("One", words(n)) for n in lengths)).body][1:-1]
        assert len(pages_of(panels, VersionKind.STANDARD)[0]) == first

    @pytest.mark.parametrize(("panels", "pages"), [(1, 2), (2, 2), (3, 6), (6, 6), (7, 10)])
    def test_a_booklet_fills_whole_sheets(self, panels, pages):
        shared = booklet_pages(list(range(panels)), VersionKind.EASY_READ)
        assert len(shared) == pages
        assert shared[-1] == ([] if pages > panels else [panels - 1])

    @pytest.mark.parametrize(("panels", "front"), [(1, 1), (2, 2), (3, 2), (4, 2), (5, 4), (6, 4)])
    def test_a_single_sheet_has_rows_of_two(self, panels, front):
        assert [len(side) for side in sides_of(list(range(panels)))] == [front, panels - front]
