from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from guidance.blocks import EventBlock
from guidance.guides.panels import chapter_form, guide_form

from .chapter import AbstractChapterPage
from .guide import AbstractGuidePage


class HowToGuidePage(AbstractGuidePage):
    """A guide whose chapters are steps."""

    timeline = StreamField(
        [("event", EventBlock())],
        blank=True,
        help_text=(
            "When the route that the guide describes opened, changed or closed, in order. Readers "
            "see it below the status."
        ),
    )

    subpage_types = ["guidance.StepPage"]
    template = "guidance/how_to_guide_page.html"
    page_description = (
        "A publication in steps, taken one after another, each with a checklist to tick. In "
        "everything else it is a guide: numbered paragraphs, permanent addresses, one PDF."
    )

    edit_handler = guide_form("how-to guide", parts="steps", status=[FieldPanel("timeline")])

    search_fields = [*AbstractGuidePage.search_fields, index.SearchField("timeline")]

    class Meta:
        verbose_name = "how-to guide"

    def get_passage_text(self):
        events = (f"{event.value['when']} {event.value['what']}" for event in self.timeline)
        return " ".join([super().get_passage_text(), *events])


class StepPage(AbstractChapterPage):
    """A step of a how-to guide: a chapter by another name."""

    parent_page_types = ["guidance.HowToGuidePage"]
    template = "guidance/step_page.html"
    page_description = "One step of a how-to guide: numbered paragraphs and a checklist."

    edit_handler = chapter_form(
        "step",
        answers="what the reader will have done at its end",
        advice="End the step with a checklist: readers tick it as they go.",
    )

    class Meta:
        verbose_name = "step"
