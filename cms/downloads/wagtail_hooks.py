from django.urls import reverse

from cms.pages.next_steps import Step, next_steps

from .models import Download


@next_steps("Files that could not be made", order=30)
def failed_files(user):
    for download in Download.objects.failed().select_related("page"):
        edit = reverse("wagtailadmin_pages:edit", args=[download.page_id])
        yield Step(edit, f"{download.page.title} ({download.kind.label})", download.error)
