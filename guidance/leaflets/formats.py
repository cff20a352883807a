"""What a leaflet is handed out as: for readers to print, and for a printer."""

from dataclasses import replace

from cms.downloads.local import NoRoom
from cms.downloads.printed import PrintedFormat
from cms.downloads.rendering.measuring import Draft, measure
from cms.pages.languages import ENGLISH

from .excess import overfull_leaves
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
    columns = 1
    press = False

    @property
    def stylesheets(self):
        names = ["leaflet", f"leaflet-{self.paper}", *(["leaflet-press"] if self.press else [])]
        return tuple(f"documents/{name}.css" for name in names)

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


class LargePrintPdf(LeafletFormat):
    """18 point or larger throughout, one column, as many pages as that takes."""

    name = "large-print"
    title = "Large print (A4)"
    template = "print/leaflet_large.html"
    paper = "large"


class PressFormat(LeafletFormat):
    """The same for a printer: 3 mm of bleed, crop marks, one page after another in reading order.

    Not imposed: printers do that themselves, for their own machine and paper.
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


class LargePrintForPress(PressFormat, LargePrintPdf):
    name = "large-print-press"
    title = "Large print, A4 pages with bleed and crop marks"


LEAFLET_FORMATS = [
    SheetPdf,
    EasyReadPdf,
    FoldedPdf,
    LargePrintPdf,
    SheetForPress,
    EasyReadForPress,
    FoldedForPress,
    LargePrintForPress,
]
