from dataclasses import replace

from django.conf import settings
from django.template.loader import render_to_string

from cms.downloads.formats import formats_of
from cms.downloads.links import links_within, permanent_addresses
from cms.downloads.printed import PrintedFormat
from cms.downloads.rendering.document import PrintPart

from .glossary import terms_used


class GuidePdf(PrintedFormat):
    """The whole guide as one accessible PDF."""

    name = "pdf"
    title = "Whole guide"
    label = "PDF"
    follows = ("taxonomy.GlossaryTerm",)
    parts = ("print/guide_front.html", "print/guide_text.html")
    stylesheets = tuple(
        f"documents/{name}.css" for name in ("paper", "cover", "front", "text", "part")
    )

    def get_content(self, page, edition):
        context = self.get_context(page, edition)
        places = places_of(page.outline.chapters)
        texts = (links_within(render_to_string(part, context), places) for part in self.parts)
        parts = [PrintPart(html=text, stylesheets=self.stylesheets) for text in texts]
        return {"parts": tuple(parts)}

    def get_context(self, page, edition):
        return {
            **super().get_context(page, edition),
            "guide": page,
            "outline": page.outline,
            "glossary": terms_used(page.outline),
            "formats": formats_of(page).values(),
        }


class ChapterPdf(PrintedFormat):
    """One chapter, as it stands in packs: other chapters are links to the site."""

    name = "pdf"
    title = "Chapter"
    label = "PDF"
    template = "print/guide_chapter.html"
    stylesheets = GuidePdf.stylesheets

    def gather(self, page):
        document = super().gather(page)
        return replace(document, html=self._with_links(document.html, page))

    def _with_links(self, html, page):
        return links_within(html, places_of([self._chapter_of(page)]))

    def get_context(self, page, edition):
        return {
            **super().get_context(page.guide, edition),
            "guide": page.guide,
            "outline": page.guide.outline,
            "chapter": self._chapter_of(page),
        }

    def _chapter_of(self, page):
        outline = page.guide.outline
        return next(chapter for chapter in outline.chapters if chapter.page.pk == page.pk)


class ParagraphPdf(ChapterPdf):
    """One numbered paragraph, as it stands in readers' packs, with its permanent address."""

    do_not_call_in_templates = True  # they ask only whether there is one
    title = "Paragraph"
    template = "print/guide_paragraph.html"
    stylesheets = (*ChapterPdf.stylesheets, "documents/passage.css")

    def __init__(self, key):
        """:param key: the public key of the passage"""
        self.key = key

    def _with_links(self, html, page):
        return html  # all lead to the site

    def get_context(self, page, edition):
        context = super().get_context(page, edition)
        pairs = ((block, passage) for block, passage in context["chapter"].blocks if passage)
        block, passage = next(pair for pair in pairs if pair[1].key == self.key)
        address = settings.WAGTAILADMIN_BASE_URL + passage.permalink
        return {**context, "paragraph": block, "passage": passage, "address": address}


def places_of(chapters):
    """``{address: (anchor, number)}`` of all that can be linked to: “1.4”, “chapter 2”."""
    return dict(_places(chapters))


def _places(chapters):
    for chapter in chapters:
        place = (chapter.whole.anchor, chapter.label.lower())
        yield chapter.url, place
        yield from _addresses(chapter, chapter.whole, place)
        for passage in chapter.passages:
            yield from _addresses(chapter, passage, (passage.anchor, passage.number))


def _addresses(chapter, passage, place):
    for address in (f"{chapter.url}#{passage.anchor}", *permanent_addresses(passage)):
        yield address, place
