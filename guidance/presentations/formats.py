"""What a presentation is handed out as."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from cms.downloads.formats import Format, RenderedFile
from cms.downloads.local import NoRoom
from cms.downloads.office.drawings import bitmaps
from cms.downloads.printed import PrintedFormat, site_facts
from cms.downloads.rendering.document import PrintDocument
from cms.downloads.rendering.pdf import RenderError, render_pdf
from cms.publishing.models import Edition

from .layout import overfull_message, overfull_slides
from .powerpoint.gathering import gather_deck
from .powerpoint.identity import deck_digest
from .powerpoint.writing import write_deck
from .slides import CHANGED

LONGEST_TRIAL_S = 60


class SlidesPdf(PrintedFormat):
    """To show: a page of 16 by 9 for each slide."""

    name = "slides"
    title = "Slides"
    label = "PDF"
    unit = "slide"
    adaptable = True
    template = "print/slides.html"
    stylesheets = ("documents/slide.css", "documents/slides.css")

    def render(self, content):
        rendered = super().render(content)
        if names := overfull_slides(rendered.content):
            if self.local:
                raise NoRoom(f"{names[0]} has no room for all of this")
            raise RenderError(" ".join(overfull_message(names)))
        return rendered

    def find_overfull(self, page) -> list[str]:
        """The names of the slides of a draft that would not fit: a second or two of layout.

        What else is wrong with it holds no publication up: building the files will report it.
        """
        try:
            return overfull_slides(render_pdf(self.trial(page), timeout_s=LONGEST_TRIAL_S).content)
        except RenderError:
            return []

    def trial(self, page):
        """A draft as it would be printed, with room for what time may add to it."""
        now = timezone.now()
        context = {
            "page": page,
            "edition": page.current_edition or Edition(number=1, published_at=now),
            "current_url": f"{settings.WAGTAILADMIN_BASE_URL}/current/DH_000000/1",
            **site_facts(),
            "note_to_come": CHANGED,
        }
        return PrintDocument(
            html=render_to_string(self.template, context),
            stylesheets=self.stylesheets,
            title=page.title,
            author=settings.SITE_OWNER,
            created=now,
            modified=now,
            base_url=settings.WAGTAILADMIN_BASE_URL,
        )


class HandoutPdf(PrintedFormat):
    """To read and to take away: each slide with its notes, on A4."""

    name = "handout"
    title = "Handout with notes"
    label = "PDF"
    adaptable = True
    template = "print/handout.html"
    stylesheets = ("documents/paper.css", "documents/slide.css", "documents/handout.css")


class PowerPoint(Format):
    """To change and to show: every slide with its layout, its notes and its alternatives.

    Written in this process, unlike a PDF: there is no layout to be worked out, and all that comes
    from outside is text and pictures that Wagtail has accepted. Drawings are drawn confined.
    """

    name = "pptx"
    title = "Editable slides"
    label = "PowerPoint"
    unit = "slide"
    adaptable = True
    extension = "pptx"
    tells_standing = True  # on the title slide and at the foot of all others
    content_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

    def gather(self, page):
        return gather_deck(page, self.local)

    def digest(self, content):
        return deck_digest(content)

    def render(self, content):
        return RenderedFile(write_deck(content, self._draw(content)), len(content.slides))

    def _draw(self, content):
        if not content.drawings:
            return []
        return bitmaps(render_pdf(content.drawings, timeout_s=self.longest_s).content)
