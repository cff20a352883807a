from django.urls import path, reverse
from wagtail import hooks

from cms.pages.next_steps import Step, next_steps

from .reports import editable_downloads, report_menu_item, report_urls
from .views import try_again

hooks.register("register_admin_urls", report_urls)
hooks.register("register_reports_menu_item", report_menu_item)


@hooks.register("register_admin_urls")
def trying_again():
    return [path("made-files/<int:pk>/try-again/", try_again, name="try_download_again")]


@next_steps("Files that could not be made", order=30)
def failed_files(user):
    for download in editable_downloads(user).failed().with_pages():
        edit = reverse("wagtailadmin_pages:edit", args=[download.page_id])
        yield Step(edit, f"{download.page.title}: {download.name}", download.error)
