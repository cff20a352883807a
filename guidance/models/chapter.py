from django.utils.functional import cached_property
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from cms.pages.blocks.text import TEXT_FEATURES
from cms.pages.links import find_links
from cms.pages.models import BasePage
from cms.passages.content import footnote_problems
from cms.publishing.models.publication import ChangeNoteMixin
from guidance.blocks import ChapterBody
from guidance.guides.formats import ChapterPdf, ParagraphPdf
from guidance.guides.outline import Outline
from guidance.guides.panels import chapter_form


class AbstractChapterPage(ChangeNoteMixin, BasePage):
    """One part of a guide: numbered paragraphs. It has no editions of its own.

    Readers see it called by its ``verbose_name``: “Chapter 2”, “Step 2”.
    """

    introduction = RichTextField(blank=True, features=TEXT_FEATURES)
    body = StreamField(ChapterBody(), blank=True)

    pack_format = ChapterPdf
    passage_format = ParagraphPdf
    subpage_types = []
    schema_type = "Chapter"

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    @property
    def part_name(self):
        return self._meta.verbose_name

    def get_publication(self):
        return self.guide

    @cached_property
    def guide(self):
        return self.get_parent().specific

    def get_passage_stream(self):
        return self.body

    def get_passage_text(self):
        return f"{self.summary} {get_text_for_indexing(self.introduction)}"

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        problems = footnote_problems(self)
        if not any(child.block_type == "paragraph" for child in self.body):
            problems.append("Write at least one numbered paragraph.")
        if problems:
            errors["body"] = " ".join(problems)
        return errors

    @cached_property
    def outline(self):
        """The guide's outline as it is, or would be with this draft in it."""
        return Outline(self.guide, draft=self)

    def get_context(self, request, *args, **kwargs):
        find_links(self.body)
        chapter = self.outline.chapter_of(self)
        return {
            **super().get_context(request, *args, **kwargs),
            "guide": self.guide,
            "outline": self.outline,
            "chapter": chapter,
            "previous": self.outline.before(chapter),
            "next": self.outline.after(chapter),
        }


class ChapterPage(AbstractChapterPage):
    parent_page_types = ["guidance.GuidePage"]
    template = "guidance/chapter_page.html"
    page_description = "One chapter of a guide, made of numbered paragraphs."

    edit_handler = chapter_form("chapter", answers="what the chapter answers")

    class Meta:
        verbose_name = "chapter"
