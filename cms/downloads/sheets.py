"""Publications of a few pages on paper: a case study, a news release, a letter, a briefing."""

from .printed import PrintedFormat


class SheetPdf(PrintedFormat):
    """One such publication as an accessible PDF.

    A subclass gives ``title`` and ``template``, which extends print/sheet.html, and adds the style
    sheet of its kind to ``stylesheets``.
    """

    name = "pdf"
    label = "PDF"
    stylesheets = tuple(f"documents/{name}.css" for name in ("paper", "text", "sheet"))
