from django.urls import reverse

from cms.pages.next_steps import Step, next_steps

from .models import LettersIndexPage


@next_steps("Letters", order=43)
def write(user):
    index = LettersIndexPage.objects.first()
    if index and index.permissions_for_user(user).can_add_subpage():
        yield Step(
            reverse("wagtailadmin_pages:add", args=["correspondence", "letterpage", index.pk]),
            "Begin a letter",
        )
