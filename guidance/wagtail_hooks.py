from django.urls import reverse

from cms.pages.next_steps import Step, begin, next_steps, section_to_fill
from guidance.briefings.anchors import briefings_to_check
from guidance.models import (
    BriefingsIndexPage,
    GuidanceIndexPage,
    GuidePage,
    HowToGuidePage,
    LeafletPage,
    PresentationPage,
    RegionalBriefingPage,
    ResourcesIndexPage,
)
from guidance.presentations.slides import outdated_quotations


@next_steps("Write", order=40)
def write(user):
    if index := section_to_fill(GuidanceIndexPage, user):
        yield begin(GuidePage, index, "Begin a new guide")
        yield begin(
            HowToGuidePage,
            index,
            "Begin a new how-to guide",
            "whose chapters are steps with checklists",
        )
        yield Step(
            reverse("wagtailadmin_explore", args=[index.pk]),
            "Open a guide",
            "to change a chapter or a step, or add one",
        )
    if briefings := section_to_fill(BriefingsIndexPage, user):
        yield Step(
            reverse("wagtailadmin_explore", args=[briefings.pk]),
            "Open a briefing",
            "to change it, or to add your region’s below it",
        )


@next_steps("Hand out and present", order=45)
def make_resources(user):
    if index := section_to_fill(ResourcesIndexPage, user):
        yield begin(LeafletPage, index, "Begin a new leaflet")
        yield begin(PresentationPage, index, "Begin a new presentation")


@next_steps("Check what you quote", order=25)
def check_quotations(user):
    """Slides whose words no longer stand in the guidance they name."""
    for page, slide in outdated_quotations(PresentationPage.objects.live().order_by("title")):
        yield Step(
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            page.title,
            f"{slide.name}: {slide.quotation_problems[0]}",
        )


@next_steps("Look at regional briefings again", order=30)
def regional_additions(user):
    """Those with an addition to a national paragraph that has changed or gone since."""
    for briefing in briefings_to_check(RegionalBriefingPage.objects.live().order_by("title")):
        if briefing.permissions_for_user(user).can_edit():
            yield Step(
                reverse("wagtailadmin_pages:edit", args=[briefing.pk]),
                briefing.title,
                "the national text it adds to has changed",
            )
