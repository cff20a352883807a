"""Letters of a mailing as one PDF: the page is laid in type once, and filled in for each."""

from types import SimpleNamespace

from django.utils import timezone
from django.utils.html import escape, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import slugify

from cms.correspondence.fields import fill
from cms.correspondence.formats import LetterPdf
from cms.downloads.rendering.document import PrintDocument, PrintPart, part_name
from cms.downloads.rendering.pdf import render_pdf

LONGEST = 600  # seconds; on a busy machine 250 letters of four pages take three minutes

# What the site fills in itself: no editor can write these, publishing refuses them
ADDRESS, BOOKMARK, OPENING = "address", "bookmark", "opening"
TO_BE_FILLED_IN = SimpleNamespace(
    lines=[f"{{{{ {ADDRESS} }}}}"],
    bookmark=f"{{{{ {BOOKMARK} }}}}",
    salutation=f"{{{{ {OPENING} }}}}",
)


class MergedLetter(LetterPdf):
    """A letter with places for its recipient, and its merge fields as they were typed."""

    def get_context(self, page, edition):
        return super().get_context(page, edition) | {"recipient": TO_BE_FILLED_IN}

    def gather_for(self, letter, recipients) -> PrintDocument:
        """All letters as one document; each begins a sheet and counts its own pages."""
        document = self.gather(letter)
        parts = tuple(
            PrintPart(
                html=_filled(document.html, letter, recipient),
                stylesheets=document.stylesheets,
                name=part_name(place),
                own_numbers=True,
            )
            for place, recipient in enumerate(recipients, start=1)
        )
        now = timezone.now()
        return PrintDocument(
            parts=parts,
            title=document.title,
            author=document.author,
            subject=document.subject,
            created=now,
            modified=now,
            base_url=document.base_url,
        )

    def get_html(self, page, edition):
        return self.get_fillable_html(page, edition)


def letters_pdf(letter, recipients):
    """A RenderedPdf of a published letter to each of ``recipients``, which are complete.

    Raises RenderError, with a message for editors.
    """
    return render_pdf(MergedLetter().gather_for(letter, recipients), timeout_s=LONGEST)


def file_name(mailing, what, extension):
    return f"{slugify(mailing.letter.title)[:60] or 'letter'}-{what}.{extension}"


def _filled(html, letter, recipient):
    opening = recipient.salutation or mark_safe(fill(escape(letter.opening), recipient.values))
    own = {
        ADDRESS: format_html_join(mark_safe("<br>"), "{}", ((line,) for line in recipient.lines)),
        BOOKMARK: str(recipient),
        OPENING: opening,
    }
    return fill(html, recipient.values | own)
