"""What the admin's reports say of the files made from pages."""

from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django_filters import AllValuesFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from cms.pages.templatetags.files import file_size

from .models import Download, DownloadState

ANY = ["add", "change", "publish"]


def editable_downloads(user):
    """Of the pages that this editor has something to do with."""
    pages = page_permission_policy.instances_user_has_any_permission_for(user, ANY)
    return Download.objects.filter(page__in=pages.values("pk"))


class DownloadsFilterSet(WagtailFilterSet):
    format = AllValuesFilter(label="Format", empty_label="All")

    class Meta:
        model = Download
        fields = ["state", "format"]


def name_and_facts(download):
    """“Whole guide (PDF): edition 2, 239 KB, 17 pages”."""
    facts = [
        f"edition {download.edition}" if download.edition else "",
        file_size(download.size) if download.size else "",
        download.extent,
    ]
    known = ", ".join(filter(None, facts))
    return f"{download.name}: {known}" if known else download.name


def state_and_reason(download):
    """“Ready, made 22 November 2026, 12:40”; “Failed. The table is too wide.”"""
    state = download.get_state_display()
    if download.state == DownloadState.READY and download.built_at:
        made = localtime(download.built_at)
        return f"{state}, made {date_format(made)}, {time_format(made)}"
    return f"{state}. {download.error}".removesuffix(". ")


def checks_passed(download):
    return ", ".join(download.checks)


class DownloadsView(ReportView):
    """The files made from pages: which there are, of which edition, and what went wrong."""

    page_title = "Files made by the site"
    header_icon = "download"
    index_url_name = "made_files"
    index_results_url_name = "made_files_results"
    filterset_class = DownloadsFilterSet
    permission_policy = page_permission_policy
    any_permission_required = ANY
    default_ordering = ["page__title", "format"]
    columns = [  # few, with widths: they are read on a phone, too
        TitleColumn(
            "page",
            label="Page",
            get_url=lambda download: reverse("wagtailadmin_pages:edit", args=[download.page_id]),
            width="25%",
        ),
        TitleColumn(
            "file",
            label="File",
            accessor=name_and_facts,
            get_url=lambda d: d.get_absolute_url() if d.is_available else None,
            width="25%",
        ),
        Column("state", label="State", accessor=state_and_reason, width="25%"),
        Column("checks", label="Checks passed", accessor=checks_passed, width="25%"),
    ]
    list_export = [
        "page.title",
        "name",
        "get_state_display",
        "edition",
        "size",
        "page_count",
        "checks",
        "built_at",
        "error",
    ]
    export_headings = {
        "page.title": "Page",
        "name": "File",
        "get_state_display": "State",
        "edition": "Edition",
        "size": "Bytes",
        "page_count": "Pages",
        "checks": "Checks passed",
        "built_at": "Made",
        "error": "Error",
    }

    def get_base_queryset(self):
        return editable_downloads(self.request.user).with_pages()
