"""What the admin's reports say of uploaded files."""

from django.db.models import Prefetch
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.documents.permissions import permission_policy
from wagtail.permissions import page_permission_policy

from .models import Attachment, DocumentText

ANY = ["add", "change", "delete"]
ANY_OF_A_PAGE = ["add", "change", "publish"]


class UnsearchableFilesFilterSet(WagtailFilterSet):
    class Meta:
        model = DocumentText
        fields = ["problem"]


class UnsearchableFilesView(ReportView):
    """The files whose words search does not find, or not all of them, and why."""

    page_title = "Files not searchable"
    header_icon = "doc-full"
    index_url_name = "unsearchable_files"
    index_results_url_name = "unsearchable_files_results"
    filterset_class = UnsearchableFilesFilterSet
    permission_policy = permission_policy
    any_permission_required = ANY
    default_ordering = "document__title"
    columns = [  # few, with widths: they are read on a phone, too
        TitleColumn(
            "document",
            label="File",
            get_url=lambda text: reverse("wagtaildocs:edit", args=[text.document_id]),
            width="30%",
        ),
        Column(
            "why",
            label="Why, and what to do",
            accessor=lambda text: f"{text.why} {text.advice}",
            width="40%",
        ),
        Column("attached_to", label="Attached to", width="30%"),
    ]
    list_export = ["document.title", "document.filename", "why", "advice", "attached_to", "read_at"]
    export_headings = {
        "document.title": "File",
        "document.filename": "File name",
        "why": "Why",
        "advice": "What to do",
        "attached_to": "Attached to",
        "read_at": "Read",
    }

    def get_base_queryset(self):
        """Of the files and pages that this editor may see."""
        user = self.request.user
        files = permission_policy.instances_user_has_any_permission_for(user, ANY)
        pages = page_permission_policy.instances_user_has_any_permission_for(user, ANY_OF_A_PAGE)
        attached = Attachment.objects.filter(page__in=pages.values("pk")).select_related("page")
        texts = DocumentText.objects.with_problems().filter(document__in=files.values("pk"))
        return (
            texts.defer("parts")
            .select_related("document")
            .prefetch_related(Prefetch("document__attachments", attached))
        )
