from guidance.panels import chapter_form, guide_form

from .chapter import AbstractChapterPage
from .guide import AbstractGuidePage


class HowToGuidePage(AbstractGuidePage):
    subpage_types = ["guidance.StepPage"]
    template = "guidance/how_to_guide_page.html"
    page_description = (
        "A publication in steps, taken one after another, each with its checklist. Otherwise it "
        "does what a guide does: numbered paragraphs, permanent addresses, one PDF."
    )

    edit_handler = guide_form("how-to guide", parts="steps")

    class Meta:
        verbose_name = "how-to guide"


class StepPage(AbstractChapterPage):
    parent_page_types = ["guidance.HowToGuidePage"]
    template = "guidance/step_page.html"
    page_description = "One step of a how-to guide: numbered paragraphs and a checklist."

    edit_handler = chapter_form(
        "step",
        answers="what the reader will have done when the step is done",
        advice="End the step with a checklist: readers tick it as they go.",
    )

    class Meta:
        verbose_name = "step"
