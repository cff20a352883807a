from django.urls import reverse

from cms.pages.next_steps import Step, next_steps
from guidance.briefings.anchors import briefings_to_check
from guidance.models import (
    BriefingsIndexPage,
    GuidanceIndexPage,
    PresentationPage,
    RegionalBriefingPage,
    ResourcesIndexPage,
)
from guidance.presentations.slides import outdated_quotations


@next_steps("Write", order=40)
def write(user):
    index = GuidanceIndexPage.objects.first()
    if index and index.permissions_for_user(user).can_add_subpage():
        yield Step(
            reverse("wagtailadmin_pages:add", args=["guidance", "guidepage", index.pk]),
            "Begin a new guide",
        )
        yield Step(
            reverse("wagtailadmin_pages:add", args=["guidance", "howtoguidepage", index.pk]),
            "Begin a new how-to guide",
            "whose chapters are steps with checklists",
        )
        yield Step(
            reverse("wagtailadmin_explore", args=[index.pk]),
            "Open a guide",
            "to change a chapter or a step, or add one",
        )
    briefings = BriefingsIndexPage.objects.first()
    if briefings and briefings.permissions_for_user(user).can_add_subpage():
        yield Step(
            reverse("wagtailadmin_explore", args=[briefings.pk]),
            "Open a briefing",
            "to change it, or to add your region’s below it",
        )


@next_steps("Hand out and present", order=45)
def make_resources(user):
    index = ResourcesIndexPage.objects.first()
    if index and index.permissions_for_user(user).can_add_subpage():
        for model in ("leaflet", "presentation"):
            yield Step(
                reverse("wagtailadmin_pages:add", args=["guidance", f"{model}page", index.pk]),
                f"Begin a new {model}",
            )


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
