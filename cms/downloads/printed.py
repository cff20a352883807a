"""What all PDFs of pages have in common: a template, style sheets and the facts of the edition."""

from django.conf import settings
from django.template.loader import render_to_string

from cms.publishing.addresses import current_url

from .formats import Format, RenderedFile
from .rendering.document import PrintDocument, digest
from .rendering.pdf import render_pdf


class PrintedFormat(Format):
    """A page as a PDF, laid out from ``template`` with ``stylesheets``.

    A subclass gives both, and in :meth:`get_context` whatever else its template needs.
    """

    extension = "pdf"
    content_type = "application/pdf"
    tells_standing = True  # print/base.html
    template = ""  # extends print/base.html
    stylesheets = ()  # names of static files

    def gather(self, page):
        edition = page.get_publication().current_edition
        return PrintDocument(
            **self.get_content(page, edition),
            title=self.get_title(page),
            author=settings.SITE_OWNER,
            subject=page.summary,
            created=edition.published_at,
            modified=edition.published_at,
            base_url=settings.WAGTAILADMIN_BASE_URL,
        )

    def get_title(self, page):
        return f"{title_of(page)}. {self.local.mark}" if self.local else title_of(page)

    def get_content(self, page, edition):
        """What is printed, as fields of PrintDocument: one HTML document, or several parts."""
        return {"html": self.get_html(page, edition), "stylesheets": self.stylesheets}

    def get_html(self, page, edition):
        return render_to_string(self.template, self.get_context(page, edition))

    def get_context(self, page, edition):
        return {
            "page": page,
            "edition": edition,
            "current_url": self.get_address(page, edition),
            **site_facts(),
            "local": self.local,
        }

    def get_address(self, page, edition):
        """Where the holder of a copy can ask whether it is still current."""
        return current_url(page, edition)

    def digest(self, content):
        return digest(content)

    def render(self, content):
        rendered = render_pdf(content, timeout_s=self.longest_s)
        return RenderedFile(rendered.content, rendered.pages, rendered.checks)


def site_facts():
    """What every printed page needs to know of the site: in whose name it goes out."""
    return {
        "site_name": settings.SITE_NAME,
        "site_owner": settings.SITE_OWNER,
        "site_notice": settings.SITE_NOTICE,
        "colours": settings.SITE_COLOURS,
    }


def title_of(page):
    """What the window and the reading voice begin with."""
    if getattr(page, "is_current", True):
        return page.title
    return f"{page.get_status_display()}: {page.title}"
