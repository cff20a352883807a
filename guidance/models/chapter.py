from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from cms.pages.blocks.text import TEXT_FEATURES
from cms.pages.links import find_links
from cms.pages.models import BasePage
from cms.passages.content import footnote_problems
from cms.publishing.models.publication import ChangeNoteMixin
from guidance.blocks import ChapterBody
from guidance.outline import Outline


class ChapterPage(ChangeNoteMixin, BasePage):
    """A chapter: numbered paragraphs. It has no editions of its own."""

    introduction = RichTextField(
        blank=True,
        features=TEXT_FEATURES,
        help_text="A short paragraph before the first number, if the chapter needs one.",
    )
    body = StreamField(
        ChapterBody(),
        blank=True,
        help_text=(
            "Add a numbered paragraph with the plus sign. The site numbers them in this order, and "
            "the chapters in the order of the guide."
        ),
    )

    parent_page_types = ["guidance.GuidePage"]
    subpage_types = []
    template = "guidance/chapter_page.html"
    page_description = "One chapter of a guide, made of numbered paragraphs."
    schema_type = "Chapter"

    content_panels = [
        TitleFieldPanel(
            "title",
            placeholder="Title of the chapter*",
            help_text="Without a number: the site adds it.",
        ),
        FieldPanel(
            "summary",
            help_text="One or two plain sentences: what the chapter answers. Shown in the contents "
            "of the guide and in search results.",
        ),
        FieldPanel("introduction"),
        FieldPanel("body", heading="Paragraphs"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(ChangeNoteMixin.change_panels, heading="This change"),
            ObjectList(BasePage.promote_panels, heading="Promote"),
            ObjectList(Page.settings_panels, heading="Settings"),
        ]
    )

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "chapter"

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
