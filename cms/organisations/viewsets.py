from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Organisation


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "home"
    list_display = [
        "name",
        "ods_code",
        Column("kind", label="Type", accessor="get_kind_display", sort_key="kind"),
        "region",
        Column("existed", label="Existed", sort_key="valid_until"),
    ]
    list_filter = ["kind", "region"]
    list_export = [
        "ods_code",
        "name",
        "kind",
        "region",
        "address",
        "email",
        "valid_from",
        "valid_until",
    ]
    export_filename = "organisations"
    ordering = ["name"]
    list_per_page = 50
