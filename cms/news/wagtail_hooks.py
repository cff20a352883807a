from django.urls import reverse
from wagtail import hooks
from wagtail.admin import messages

from cms.pages.next_steps import Step, begin, next_steps, section_to_fill

from .models import NewsIndexPage, NewsReleasePage


@hooks.register("after_publish_page")
def say_when_it_goes_out(request, page):
    if isinstance(page, NewsReleasePage) and page.is_embargoed:
        messages.info(
            request,
            f"“{page.title}” will be published at {page.embargo_text}. Until then nobody outside "
            "can see it. To change it before, open it and choose “Unschedule” in the status panel.",
        )


@next_steps("Under embargo", order=15)
def under_embargo(user):
    for release in NewsReleasePage.objects.under_embargo():
        state = "goes out" if release.approved_schedule else "draft, not yet scheduled: due"
        yield Step(
            reverse("wagtailadmin_pages:edit", args=[release.pk]),
            release.get_admin_display_title(),
            f"{state} at {release.embargo_text}",
        )


@next_steps("News", order=42)
def write(user):
    if index := section_to_fill(NewsIndexPage, user):
        yield begin(NewsReleasePage, index, "Begin a news release")
