from cms.downloads.sheets import SheetPdf

from .fields import to_everyone

LINES_OF_THE_WINDOW = 5  # of an address, seen however the sheet has slipped (letter.css)
LETTERS_OF_A_LINE = 48


class LetterPdf(SheetPdf):
    """The letter to those it is for, or to one ``recipient`` of many.

    ``print/letter_sheet.html`` is one letter. Its ``recipient`` is None or has ``lines``, the
    lines of a name and address, and ``salutation``, "" for that of the page.
    """

    title = "Letter"
    adaptable = True
    template = "print/letter.html"
    stylesheets = (*SheetPdf.stylesheets, "documents/letter.css")

    def get_html(self, page, edition):
        return to_everyone(self.get_fillable_html(page, edition))

    def get_fillable_html(self, page, edition):
        """The letter with its merge fields, to be filled in."""
        return super().get_html(page, edition)

    def get_context(self, page, edition):
        return {
            **super().get_context(page, edition),
            "recipient": None,
            "addressees": addressees(page),
        }


def addressees(page):
    """Whom a letter is to, as far as a window envelope shows it; [] where they are too many."""
    lines = page.recipient_lines
    shown = len(lines) <= LINES_OF_THE_WINDOW and all(len(s) <= LETTERS_OF_A_LINE for s in lines)
    return lines if shown else []
