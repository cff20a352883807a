from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.downloads.panels import DownloadsPanel
from cms.pages.entries import PassageEntry
from cms.pages.links import find_links
from cms.pages.pictures import find_pictures
from cms.publishing.models import Publication
from cms.publishing.panels import publication_form
from guidance.blocks import Slides
from guidance.presentations.formats import HandoutPdf, PowerPoint, SlidesPdf
from guidance.presentations.layout import overfull_message
from guidance.presentations.room import slide_problems
from guidance.presentations.slides import Slide, read_slides


class PresentationPage(Publication):
    """Slides with what is said to them."""

    slides = StreamField(
        Slides(),
        blank=True,
        help_text="Begin with a title slide. Slides are numbered in this order.",
    )

    parent_page_types = ["guidance.ResourcesIndexPage"]
    subpage_types = []
    template = "guidance/presentation_page.html"
    formats = [SlidesPdf, HandoutPdf, PowerPoint]
    page_description = (
        "Slides with speaker notes: to read, to show full screen, to print. A slide may quote a "
        "paragraph of guidance."
    )

    content_panels = [
        TitleFieldPanel(
            "title",
            placeholder="Title of the presentation*",
            help_text="Shown on the title slide.",
        ),
        FieldPanel("summary"),
        FieldPanel(
            "introduction",
            help_text="How to use it, for whoever presents: shown above the slides.",
        ),
        FieldPanel("slides"),
    ]
    edit_handler = publication_form(
        ("Content", content_panels),
        ("Audience and topics", Publication.about_panels),
        ("Status and references", Publication.status_panels),
        ("Files", [*Publication.attachment_panels, DownloadsPanel()]),
    )

    search_fields = [*Publication.search_fields, index.SearchField("slides")]

    class Meta:
        verbose_name = "presentation"

    @cached_property
    def show(self) -> list[Slide]:
        """The slides, with what they quote as it stands now: one query for all."""
        (slides,) = read_slides(self)
        return slides

    def get_passage_entries(self):
        return [PassageEntry(str(slide.block.id), slide.title, slide.text) for slide in self.show]

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        self.__dict__.pop("show", None)  # the form may have changed the slides
        problems = [*self._shape_problems(), *self._slide_problems()]
        if problems := problems or overfull_message(SlidesPdf().find_overfull(self)):
            errors["slides"] = " ".join(problems)
        return errors

    def _shape_problems(self):
        kinds = [child.block_type for child in self.slides]
        if kinds[:1] != ["title"]:
            yield "Begin with a title slide."
        if len(kinds) < 2:
            yield "Add at least one slide after the title."

    def _slide_problems(self):
        for slide in self.show:
            problems = [*slide_problems(slide.block), *slide.quotation_problems]
            if problems:
                yield f"{slide.name}: {'; '.join(problems)}."

    def get_context(self, request, *args, **kwargs):
        find_links(self.slides)
        find_pictures(self.slides)
        return super().get_context(request, *args, **kwargs)
