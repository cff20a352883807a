from django.urls import reverse

from cms.pages.next_steps import Step, next_steps

from .left_out import left_out


@next_steps("Left out of packs", order=35)
def items_left_out(user):
    for entry, why in left_out():
        edit = reverse("wagtailadmin_pages:edit", args=[entry.page_id])
        yield Step(edit, f"“{entry}” in the pack of “{entry.page.title}”", why)
