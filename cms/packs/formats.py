"""The pack of a briefing: one PDF, composed and never merged, and a ZIP of the single files."""

from django.conf import settings
from django.template.loader import render_to_string

from cms.downloads.formats import Format
from cms.downloads.printed import PrintedFormat
from cms.downloads.rendering.document import PrintDocument, PrintPart

from .contents import read_items, visible_items
from .files import gather_archive, made_file

STYLESHEETS = tuple(f"documents/{name}.css" for name in ("paper", "cover", "front", "part", "pack"))


def pages_of(briefing) -> list:
    """The briefing and what stands in its pack, whether public or not; without what is gone."""
    entries = briefing.pack_items.select_related("item")
    return [briefing, *(entry.item for entry in entries if entry.item)]


class PackFormat(Format):
    in_archives = False

    def suits(self, page):
        return bool(page.pk) and page.pack_items.exists()

    def pages_within(self, page):
        return pages_of(page)[1:]


class PackPdf(PackFormat, PrintedFormat):
    """All items as one tagged PDF with its own cover, contents and page numbers."""

    name = "pack"
    title = "Briefing pack"
    label = "PDF"

    def gather(self, page):
        context = self.get_context(page, page.current_edition)
        items = read_items(pages_of(page))
        return pack_document(items, title=page.title, summary=page.summary, context=context)


class ArchiveFormat(Format):
    """A ZIP of what ``gather_archive`` gives."""

    extension = "zip"
    content_type = "application/zip"

    def digest(self, content):
        return content.digest()

    def render(self, content):
        return content.write()


class PackZip(PackFormat, ArchiveFormat):
    """The single files of all items, and the pack as one PDF."""

    name = "pack-zip"
    title = "Briefing pack, single files"
    label = "ZIP"

    def gather(self, page):
        whole = made_file(PackPdf(), PackPdf().gather(page), f"{page.title} - whole pack")
        context = {"site_name": settings.SITE_NAME, "site_notice": settings.SITE_NOTICE}
        return gather_archive(page.title, visible_items(pages_of(page)), context, [whole])


def pack_document(items, *, title, summary, context) -> PrintDocument:
    """The items behind a cover and a list of contents, each behind a sheet with its title.

    ``context`` is what PrintedFormat gives its templates.
    """
    context = {**context, "title": title, "summary": summary, "items": items}

    def own_part(template, name="", **more):
        html = render_to_string(template, {**context, **more})
        return PrintPart(html=html, stylesheets=STYLESHEETS, name=name)

    parts = [own_part("print/pack_front.html")]
    for item in items:
        if item.has_divider:
            parts.append(own_part("print/pack_divider.html", item.name, item=item))
        parts += item.parts
    newest = max(item.document.modified for item in items)
    return PrintDocument(
        parts=tuple(parts),
        title=f"{title}: pack",
        author=settings.SITE_OWNER,
        subject=summary,
        created=newest,
        modified=newest,
        base_url=settings.WAGTAILADMIN_BASE_URL,
    )
