import re

from django.conf import settings
from django.template.loader import render_to_string

from cms.downloads.formats import Format, RenderedFile, formats_of
from cms.downloads.rendering.document import PrintDocument, digest
from cms.downloads.rendering.pdf import render_pdf
from cms.publishing.addresses import current_url

LINK = re.compile(r'(?<=<a href=")[^"]+')


class GuidePdf(Format):
    """The whole guide as one accessible PDF."""

    name = "pdf"
    label = "PDF"
    extension = "pdf"
    content_type = "application/pdf"
    stylesheets = tuple(f"documents/{name}.css" for name in ("paper", "cover", "front", "text"))

    def gather(self, page):
        edition = page.current_edition
        html = render_to_string("print/guide.html", self._context(page, edition))
        return PrintDocument(
            html=links_within(html, page.outline),
            stylesheets=self.stylesheets,
            title=page.title,
            author=settings.SITE_OWNER,
            subject=page.summary,
            created=edition.published_at,
            modified=edition.published_at,
            base_url=settings.WAGTAILADMIN_BASE_URL,
        )

    def _context(self, page, edition):
        return {
            "guide": page,
            "outline": page.outline,
            "edition": edition,
            "current_url": current_url(page, edition),
            "formats": formats_of(page).values(),
            "site_name": settings.SITE_NAME,
            "site_owner": settings.SITE_OWNER,
            "site_notice": settings.SITE_NOTICE,
            "colours": settings.SITE_COLOURS,
        }

    def digest(self, content):
        return digest(content)

    def render(self, content):
        rendered = render_pdf(content)
        return RenderedFile(rendered.content, rendered.pages)


def links_within(html, outline):
    """Links to a chapter or a paragraph of the same guide lead to its place in the file."""
    places = dict(_places(outline))
    return LINK.sub(lambda address: places.get(address[0], address[0]), html)


def _places(outline):
    for chapter in outline.chapters:
        yield chapter.url, f"#{chapter.whole.anchor}"
        for passage in (chapter.whole, *chapter.passages):
            place = f"#{passage.anchor}"
            yield passage.permalink, place
            yield settings.WAGTAILADMIN_BASE_URL + passage.permalink, place
            yield chapter.url + place, place
