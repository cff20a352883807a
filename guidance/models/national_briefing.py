from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from case_studies.beside import case_studies_beside
from cms.pages.links import find_links
from cms.passages.content import NUMBERED, footnote_problems, read_page
from cms.passages.models import Passage
from cms.publishing.models import Publication
from cms.publishing.panels import publication_form
from guidance.blocks import BriefingBody
from guidance.briefings.composition import compose

from .briefing import Briefing
from .regional_briefing import RegionalBriefingPage


class NationalBriefingPage(Briefing):
    """What every region is told. Regional briefings show its live text with their own added."""

    body = StreamField(
        BriefingBody(),
        blank=True,
        help_text="Headings, and numbered paragraphs below them. Begin with the key messages. The "
        "site numbers the paragraphs in this order.",
    )

    parent_page_types = ["guidance.BriefingsIndexPage"]
    subpage_types = ["guidance.RegionalBriefingPage"]
    template = "guidance/national_briefing_page.html"
    page_description = (
        "Numbered paragraphs that every region is sent. Regions add to them in briefings of their "
        "own, below this page; they always show its latest published text."
    )

    content_panels = [
        TitleFieldPanel("title", placeholder="Title of the briefing*"),
        FieldPanel("summary"),
        FieldPanel(
            "introduction", help_text="Before the first number: why it is sent, and as at what day."
        ),
        FieldPanel("body", heading="Paragraphs"),
    ]
    edit_handler = publication_form(
        ("Content", content_panels),
        ("From, to and topics", Briefing.circulation_panels),
        ("Status and references", Publication.status_panels),
        ("Files", Briefing.file_panels),
        ("Pack", Briefing.pack_panels),
    )

    search_fields = [*Briefing.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "national briefing"

    def get_passage_stream(self):
        return self.body

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        problems = footnote_problems(self)
        if not any(child.block_type == NUMBERED for child in self.body):
            problems.append("Write at least one numbered paragraph.")
        if problems:
            errors["body"] = " ".join(problems)
        return errors

    @cached_property
    def composition(self):
        keys = Passage.objects.keys_of([self.pk] if self.pk else [])
        return compose(self.body, read_page(self, keys=keys))

    @cached_property
    def regional_briefings(self):
        """Those that whoever sees this page may see, by region."""
        briefings = (
            RegionalBriefingPage.objects.child_of(self).live().filter(view_restrictions=None)
        )
        return list(briefings.select_related("region").order_by("region__name", "title"))

    def get_context(self, request, *args, **kwargs):
        find_links(self.body)
        return {
            **super().get_context(request, *args, **kwargs),
            "composition": self.composition,
            "case_studies": case_studies_beside([self] if self.pk else []),
            "regional_briefings": self.regional_briefings,
        }
