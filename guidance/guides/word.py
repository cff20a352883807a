from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import date_format

from cms.downloads.formats import Format, RenderedFile
from cms.downloads.links import links_within
from cms.downloads.office.drawings import bitmaps, drawn
from cms.downloads.printed import site_facts
from cms.downloads.rendering.document import w3c_date
from cms.downloads.rendering.pdf import render_pdf
from cms.downloads.word.manuscript import Manuscript, drawings_of, manuscript_digest
from cms.downloads.word.package import write
from cms.publishing.addresses import current_url

from .formats import places_of
from .glossary import terms_used


class GuideWord(Format):
    """The whole guide to be edited: for those who quote it in papers of their own."""

    name = "docx"
    title = "Whole guide"
    label = "Word"
    extension = "docx"
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    in_archives = False  # who takes a pack away reads it; the PDF is in it
    tells_standing = True  # before all else, and at the head of every page
    follows = ("taxonomy.GlossaryTerm",)

    def gather(self, page):
        edition = page.current_edition
        address = current_url(page, edition)
        context = {
            "guide": page,
            "outline": page.outline,
            "edition": edition,
            "current_url": address,
            **site_facts(),
        }
        front, *parts = _parts(page, context)
        return Manuscript(
            title=page.title,
            author=settings.SITE_OWNER,
            subject=page.summary,
            status="" if page.is_current else page.get_status_display(),
            warning="" if page.is_current else _warning(page),
            address=address,
            dated=f"Edition {edition.number}, {date_format(edition.published_at, 'j F Y')}",
            created=w3c_date(edition.published_at),
            modified=w3c_date(edition.published_at),
            base_url=settings.WAGTAILADMIN_BASE_URL,
            brand=settings.SITE_COLOURS["brand"],
            front=front,
            parts=tuple(parts),
            drawings=drawn(
                drawings_of("".join(parts)).items(),
                author=settings.SITE_OWNER,
                created=edition.published_at,
                modified=edition.published_at,
            ),
        )

    def digest(self, content):
        return manuscript_digest(content)

    def render(self, content):
        return RenderedFile(write(content, self._draw(content)))

    def _draw(self, content):
        if not content.drawings:
            return []
        return bitmaps(render_pdf(content.drawings, timeout_s=self.longest_s).content)


def _warning(page):
    """The words that stand at the edge of every printed page."""
    band = render_to_string("print/standing_band.html", {"page": page})
    return BeautifulSoup(band, "html.parser").get_text().strip()


def _parts(guide, context):
    places = places_of(guide.outline.chapters)

    def part(template, **more):
        return links_within(render_to_string(template, {**context, **more}), places)

    yield part("word/guide/front.html")
    if guide.introduction or getattr(guide, "timeline", None):  # of a how-to guide
        yield part("print/introduction.html")
    for chapter in guide.outline.chapters:
        yield part("print/chapter.html", chapter=chapter)
    if glossary := terms_used(guide.outline):
        yield part("print/glossary.html", glossary=glossary)
    yield part("word/guide/editions.html")
