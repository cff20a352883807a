from django.urls import reverse

from cms.pages.next_steps import Step, next_steps

from .models import GuidanceIndexPage


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
