from django.urls import reverse

from cms.pages.next_steps import Step, next_steps

from .models import GuidanceIndexPage, PresentationPage, ResourcesIndexPage
from .slideshow import outdated_quotations


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
