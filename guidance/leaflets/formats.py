"""What a leaflet is handed out as: for readers to print, and for a printer."""

from dataclasses import replace

from django.template.loader import render_to_string

from cms.downloads.local import NoRoom
from cms.downloads.printed import PrintedFormat
from cms.downloads.rendering.document import Imposition, PrintPart
from cms.downloads.rendering.measuring import Draft, measure
from cms.pages.languages import ENGLISH

from .excess import overfull_leaves
from .folding import folds, share_out, sides, with_notes
from .layouts import layouts_of
from .leaves import booklet_pages, pages_of, sides_of
from .room import VersionKind


class LeafletFormat(PrintedFormat):
    """A leaflet on one kind of paper."""

    label = "PDF"
    adaptable = True
    template = "print/leaflet_pages.html"
    paper = ""  # frontend/documents/leaflet-….css
    kinds = frozenset(VersionKind)  # of version that are handed out so
    sheet = ""  # what editors call it
    way_out = ""  # what an editor whose text does not fit may do other than shorten it
    columns = 1
    press = False

    @property
    def stylesheets(self):
        return _stylesheets(self.paper, *(["bleed", "press"] if self.press else []))

    def suits(self, page):
        return page.version_kind in self.kinds

    def gather(self, page):
        language = "en-GB" if page.language == ENGLISH else page.language
        return replace(super().gather(page), language=language, press=self.press)

    def render(self, content):
        """The national text fits, since it was published: what does not is what was added."""
        if self.local:
            (layout,) = measure(Draft(content.html, content.stylesheets))
            for _, _, lines in overfull_leaves(layout):
                over = f"{lines} line{'s' if lines > 1 else ''}"
                raise NoRoom(f"“{self.title}” has no room for all of this: {over} too long")
        return super().render(content)

    def get_address(self, page, edition):
        """A draft has none yet; what is measured in its place brings its own."""
        return getattr(edition, "address", None) or super().get_address(page, edition)

    def get_context(self, page, edition):
        panels = {panel.block_type: panel for panel in page.body}
        inside = [panel for panel in page.body if panel.block_type == "inside"]
        return {
            **super().get_context(page, edition),
            "cover": panels.get("cover"),
            "pages": self.share_out(inside, page.version_kind),
            "back": panels.get("back"),
        }

    def share_out(self, inside, kind):
        """The inside panels of each page."""
        return pages_of(inside, kind)


class SheetPdf(LeafletFormat):
    """The whole leaflet on both sides of a sheet of A4, in two columns."""

    name = "a4"
    title = "To read and print at home (A4)"
    template = "print/leaflet_sheet.html"
    paper = "sheet"
    sheet = "the A4 sheet"
    kinds = frozenset({VersionKind.STANDARD})
    columns = 2

    def share_out(self, inside, kind):
        return sides_of(inside)


class EasyReadPdf(LeafletFormat):
    """A panel a page, each sentence beside its picture."""

    name = "easy-read"
    title = "Easy read, to read and print at home (A4)"
    paper = "easy-read"
    kinds = frozenset({VersionKind.EASY_READ})


class FoldedPdf(LeafletFormat):
    """Pages of half the size, for sheets of A4 folded once."""

    name = "a5"
    title = "To print as a booklet and fold (A5 pages)"
    paper = "folded"
    sheet = "the folded leaflet"
    kinds = frozenset({VersionKind.STANDARD, VersionKind.EASY_READ})

    def share_out(self, inside, kind):
        return booklet_pages(inside, kind)


class ThreefoldPdf(LeafletFormat):
    """A third of a sheet of A4 on each page, in the order in which they are read."""

    name = "threefold"
    title = "To read on a phone (narrow pages)"
    template = "print/leaflet_threefold.html"
    paper = "threefold"
    sheet = "the three-fold leaflet"
    way_out = "Or untick “Also as a three-fold leaflet”."
    has_notes = False

    def suits(self, page):
        """Nobody folds what has been superseded; on its sheet is no room to say so."""
        return page.has_threefold and page.is_current

    def get_context(self, page, edition):
        context = super().get_context(page, edition)
        shares = self.share_panels(context)
        if self.has_notes and shares[0].pages > 1:
            shares = with_notes(shares, self.count_pages(context | {"pages": shares}))
        shown = [share for share in shares if share.panels or self.has_notes]
        return context | {"pages": shown}

    def share_out(self, inside, kind):
        return inside

    def share_panels(self, context):
        """Where each inside panel stands, found by laying them out in one long column."""
        galley = {"page": context["page"], "colours": context["colours"]}
        html = render_to_string("print/leaflet_galley.html", galley | {"panels": context["pages"]})
        (layout,) = layouts_of([Draft(html, _stylesheets("threefold", "galley"))])
        ids = {str(panel.id) for panel in context["pages"]}
        lengths = [(part.top, part.bottom) for part in layout.fragments if part.name in ids]
        return share_out(context["pages"], lengths)

    def count_pages(self, context):
        """How many pages the panels take that run through several."""
        html = render_to_string(self.template, context)
        (layout,) = layouts_of([Draft(html, _stylesheets("threefold"))])
        return sum(part.name.startswith("leaf-1") for part in layout.fragments)


class ThreefoldSheet(ThreefoldPdf):
    """The same pages side by side on both sides of a sheet, each where it has to be for folding."""

    name = "threefold-sheet"
    title = "To print on A4 and fold in three"
    has_notes = True

    @property
    def stylesheets(self):
        return _stylesheets(self.paper, "folds", *(["bleed"] if self.press else []))

    def get_content(self, page, edition):
        order = sides(page.language_facts.direction)
        marks = {"sides": [folds(side) for side in order]}
        blank = PrintPart(
            html=render_to_string("print/leaflet_sides.html", marks),
            stylesheets=_stylesheets("sides", *(["press"] if self.press else [])),
        )
        imposition = Imposition(sides=order, sheet=blank)
        return super().get_content(page, edition) | {"imposition": imposition}


class LargePrintPdf(LeafletFormat):
    """18 point or larger throughout, one column, as many pages as that takes."""

    name = "large-print"
    title = "Large print (A4)"
    template = "print/leaflet_large.html"
    paper = "large"


class PressFormat(LeafletFormat):
    """The same for a printer: 3 mm of bleed, crop marks.

    Pages are not imposed: printers do that themselves, for their own machine and paper. What is
    folded in three is one sheet, and has fold marks.
    """

    press = True
    adaptable = False
    group = "For printers"
    in_archives = False
    tells_standing = False  # nobody prints what is withdrawn


class SheetForPress(PressFormat, SheetPdf):
    name = "a4-press"
    title = "A4 sheet with bleed and crop marks"


class EasyReadForPress(PressFormat, EasyReadPdf):
    name = "easy-read-press"
    title = "Easy read, A4 pages with bleed and crop marks"


class FoldedForPress(PressFormat, FoldedPdf):
    name = "a5-press"
    title = "Booklet, A5 pages with bleed and crop marks"


class ThreefoldForPress(PressFormat, ThreefoldSheet):
    name = "threefold-press"
    title = "Folded in three, A4 sheet with bleed, crop and fold marks"


class LargePrintForPress(PressFormat, LargePrintPdf):
    name = "large-print-press"
    title = "Large print, A4 pages with bleed and crop marks"


LEAFLET_FORMATS = [
    SheetPdf,
    EasyReadPdf,
    ThreefoldPdf,
    FoldedPdf,
    ThreefoldSheet,
    LargePrintPdf,
    SheetForPress,
    EasyReadForPress,
    FoldedForPress,
    ThreefoldForPress,
    LargePrintForPress,
]


def _stylesheets(*papers):
    """What is common to all of them is in the first."""
    return ("documents/leaflet.css", *(f"documents/leaflet-{paper}.css" for paper in papers))
