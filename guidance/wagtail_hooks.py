from django.urls import reverse

from cms.pages.next_steps import Step, next_steps

from .anchors import briefings_to_check
from .models import BriefingsIndexPage, GuidanceIndexPage, RegionalBriefingPage


@next_steps("Write", order=40)
def write(user):
    index = GuidanceIndexPage.objects.first()
    if index and index.permissions_for_user(user).can_add_subpage():
        yield Step(
            reverse("wagtailadmin_pages:add", args=["guidance", "guidepage", index.pk]),
            "Begin a new guide",
        )
        yield Step(
            reverse("wagtailadmin_explore", args=[index.pk]),
            "Open a guide",
            "to change a chapter or add one",
        )
    briefings = BriefingsIndexPage.objects.first()
    if briefings and briefings.permissions_for_user(user).can_add_subpage():
        yield Step(
            reverse("wagtailadmin_explore", args=[briefings.pk]),
            "Open a briefing",
            "to change it, or to add your region’s below it",
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
