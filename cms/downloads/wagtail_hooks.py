from django.urls import path, reverse
from wagtail import hooks

from cms.pages.next_steps import Step, next_steps
from cms.pages.reports import register_report

from .reports import DownloadsView, editable_downloads
from .views import try_again

register_report(DownloadsView, "made-files", order=1310)


@hooks.register("register_admin_urls")
def trying_again():
    return [path("made-files/<int:pk>/try-again/", try_again, name="try_download_again")]


@next_steps("Files that could not be made", order=30)
def failed_files(user):
    for download in editable_downloads(user).failed().with_pages():
        edit = reverse("wagtailadmin_pages:edit", args=[download.page_id])
        yield Step(edit, f"{download.page.title}: {download.name}", download.error)
