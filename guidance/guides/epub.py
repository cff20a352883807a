from django.conf import settings
from django.template.loader import render_to_string

from cms.downloads.epub.book import Book, Entry, Part, digest
from cms.downloads.epub.package import write
from cms.downloads.formats import Format, RenderedFile
from cms.downloads.links import links_within
from cms.downloads.printed import site_facts
from cms.downloads.rendering.document import w3c_date
from cms.publishing.addresses import current_url

from .formats import places_of


class GuideEpub(Format):
    """The whole guide as an e-book."""

    name = "epub"
    title = "Whole guide"
    label = "E-book, EPUB"
    extension = "epub"
    content_type = "application/epub+zip"
    tells_standing = True

    def gather(self, page):
        edition = page.current_edition
        address = current_url(page, edition)
        context = {
            "guide": page,
            "edition": edition,
            "current_url": address,
            **site_facts(),
        }
        return Book(
            identifier=address,
            title=page.title,
            author=settings.SITE_OWNER,
            description=page.summary,
            modified=w3c_date(edition.published_at),
            base_url=settings.WAGTAILADMIN_BASE_URL,
            parts=tuple(_parts(page, context)),
            style=f":root {{ --brand: {settings.SITE_COLOURS['brand']} }}\n",
        )

    def digest(self, content):
        return digest(content)

    def render(self, content):
        return RenderedFile(write(content))


def _parts(guide, context):
    places = places_of(guide.outline.chapters)

    def part(name, title, kind, entries=(), **more):
        html = render_to_string(f"epub/guide/{name}.html", {**context, **more})
        chapter = more.get("chapter")
        file = f"{name}-{chapter.number}" if chapter else name
        return Part(file, title, links_within(html, places), kind, tuple(entries))

    yield part("title", guide.title, "titlepage")
    if guide.introduction or getattr(guide, "timeline", None):  # of a how-to guide
        yield part("introduction", "Introduction", "introduction")
    for chapter in guide.outline.chapters:
        entries = (Entry(f"{p.number} {p.heading}", p.anchor) for p in chapter.passages)
        yield part("chapter", chapter.heading, "chapter", entries, chapter=chapter)
    yield part("editions", "Editions of this guide", "appendix")
