import re
from dataclasses import replace

from django.conf import settings
from django.template.loader import render_to_string

from cms.downloads.formats import formats_of
from cms.downloads.printed import PrintedFormat
from cms.downloads.rendering.document import PrintPart

from .glossary import terms_used

LINK = re.compile(r'<a href="(?P<address>[^"]+)">(?P<text>.*?)</a>', re.DOTALL)


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
        texts = (
            links_within(render_to_string(part, context), page.outline.chapters)
            for part in self.parts
        )
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
        return links_within(html, [self._chapter_of(page)])

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


def links_within(html, chapters):
    """Links to these chapters and their paragraphs lead to their place in the file.

    On paper they say where that is: ``data-number`` is for the style sheet to print.
    """
    places = dict(_places(chapters))

    def link_within(link):
        if link["address"] not in places:
            return link[0]
        anchor, number = places[link["address"]]
        shown = "" if number in link["text"] else f' data-number="{number}"'
        return f'<a href="#{anchor}"{shown}>{link["text"]}</a>'

    return LINK.sub(link_within, html)


def _places(chapters):
    """``(address, (anchor, number))`` of all that can be linked to: “1.4”, “chapter 2”."""
    for chapter in chapters:
        place = (chapter.whole.anchor, chapter.label.lower())
        yield chapter.url, place
        yield from _addresses(chapter, chapter.whole, place)
        for passage in chapter.passages:
            yield from _addresses(chapter, passage, (passage.anchor, passage.number))


def _addresses(chapter, passage, place):
    yield f"{chapter.url}#{passage.anchor}", place
    if passage.permalink:
        yield passage.permalink, place
        yield settings.WAGTAILADMIN_BASE_URL + passage.permalink, place
