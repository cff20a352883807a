from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from case_studies.beside import case_studies_beside
from cms.organisations.models import Region
from cms.pages.entries import PassageEntry
from cms.pages.links import find_links
from cms.passages.content import read_page
from cms.passages.models import Passage
from cms.publishing.models import Publication
from cms.publishing.panels import publication_form
from guidance.blocks.regional import InsertBlock, RegionalSectionBlock
from guidance.briefings.anchors import anchor_states
from guidance.briefings.composition import AnchorState, Insert, compose
from guidance.briefings.forms import RegionalBriefingForm
from guidance.briefings.panels import AdditionsToCheckPanel, NationalParagraphsPanel
from guidance.briefings.regional_picture import RegionalPicture

from .briefing import Briefing


class RegionalBriefingPage(Briefing):
    """What one region adds to a national briefing. The national text is never stored here.

    Additions and sections are passages without a number: the numbers of the page are the national
    ones, which people quote in every region.
    """

    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="One briefing for each region and national briefing. The site adds what it "
        "knows of the region.",
    )
    inserts = StreamField(
        [("insert", InsertBlock())],
        blank=True,
        help_text="Each stands below one paragraph of the national briefing, and is marked as "
        "yours. In the same place, the first one here comes first.",
    )
    sections = StreamField(
        [("section", RegionalSectionBlock())],
        blank=True,
        help_text="What belongs to no national paragraph. It stands after all of them.",
    )

    parent_page_types = ["guidance.NationalBriefingPage"]
    subpage_types = []
    template = "guidance/regional_briefing_page.html"
    page_description = (
        "What one region adds to a national briefing. Readers get the national text as it stands, "
        "with your additions below its paragraphs."
    )
    base_form_class = RegionalBriefingForm
    exclude_fields_in_copy = [*Briefing.exclude_fields_in_copy, "region"]  # each has its own

    content_panels = [
        AdditionsToCheckPanel(),
        TitleFieldPanel(
            "title",
            placeholder="Title of the briefing*",
            help_text="With the name of the region: it is what search shows.",
        ),
        FieldPanel("region"),
        FieldPanel("summary"),
        FieldPanel("introduction", help_text="What is different in your region, in a few lines."),
        NationalParagraphsPanel(),
        FieldPanel("inserts", heading="Additions to national paragraphs"),
        FieldPanel("sections", heading="Sections of your own"),
    ]
    edit_handler = publication_form(
        ("Content", content_panels),
        ("From, to and topics", Briefing.circulation_panels),
        ("Status and references", Publication.status_panels),
        ("Files", Briefing.file_panels),
        ("Pack", Briefing.pack_panels),
    )

    search_fields = [
        *Briefing.search_fields,
        index.SearchField("inserts"),
        index.SearchField("sections"),
    ]

    class Meta:
        verbose_name = "regional briefing"

    # What it contributes to passages

    def get_passage_text(self):
        region = self.region
        names = f"{region.name} {region.authority} {region.short_name}" if region else ""
        return f"{super().get_passage_text()} {names}"

    def get_passage_entries(self):
        return [
            PassageEntry(str(child.id), child.value["heading"], _plain(child.value["content"]))
            for child in [*self.inserts, *self.sections]
        ]

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        rival = self._rival()
        if rival:
            errors["region"] = f"“{rival.title}” is the briefing of {self.region} already."
        misplaced = [child for child in self.inserts if not self._is_ours(child.value["anchor"])]
        if misplaced:
            errors["inserts"] = " ".join(
                f"Choose a numbered paragraph of “{self.national_briefing.title}” for "
                f"“{child.value['heading']}”."
                for child in misplaced
            )
        return errors

    def _rival(self):
        """Another public briefing of the same region to the same national one."""
        if self.region_id is None:
            return None
        siblings = RegionalBriefingPage.objects.child_of(self.national_briefing).live()
        return siblings.filter(region=self.region_id).exclude(pk=self.pk).first()

    def _is_ours(self, anchor):
        """Whether it is, or was, a paragraph of our national briefing."""
        return anchor and anchor.block_id and anchor.page_id == self.national_briefing.pk

    # What it is put together from

    @cached_property
    def parent_briefing(self):
        return self.get_parent().specific

    @cached_property
    def national_briefing(self):
        """The page above as the public sees it; or its draft, while it is not public."""
        national = self.parent_briefing
        return national if national.live else national.get_latest_revision_as_object()

    @cached_property
    def passages(self):
        """``{block id: passage}`` of the national briefing and of this one."""
        pages = [self.national_briefing, self]
        keys = Passage.objects.keys_of([page.pk for page in pages if page.pk])
        found = [passage for page in pages for passage in read_page(page, keys=keys)]
        return {passage.block_id: passage for passage in found if passage.block_id}

    @cached_property
    def composition(self):
        states = anchor_states([self])
        inserts = [
            Insert(
                child,
                self.passages[str(child.id)],
                states.get((self.pk, str(child.id)), AnchorState.UNCHANGED),
            )
            for child in self.inserts
        ]
        return compose(self.national_briefing.body, self.passages.values(), inserts)

    @property
    def own_sections(self):
        """``[(stream child, its passage)]``"""
        return [(child, self.passages[str(child.id)]) for child in self.sections]

    def get_context(self, request, *args, **kwargs):
        find_links(self.national_briefing.body, self.inserts, self.sections)
        return {
            **super().get_context(request, *args, **kwargs),
            "national": self.national_briefing,
            "composition": self.composition,
            "case_studies": case_studies_beside([self.national_briefing]),
            "own_sections": self.own_sections,
            "picture": self.picture,
            "more_contents": list(self._more_contents()),
        }

    @cached_property
    def picture(self):
        return self.region and RegionalPicture(self.region)

    def _more_contents(self):
        """``(anchor, heading)`` of what stands after the national text."""
        if self.composition.strays:
            yield "earlier-paragraphs", "Added to paragraphs that have gone"
        for _, passage in self.own_sections:
            yield passage.anchor, passage.heading
        picture = self.picture
        if picture and (picture.projects or picture.is_without_projects):
            yield "projects", "Right to Request activity in the region"
        if picture and picture.case_studies:
            yield "case-studies", "Case studies from the region"
        if picture and picture.organisations:
            yield "organisations", "Organisations in the region"


def _plain(content):
    return " ".join(content.stream_block.get_searchable_content(content))
