from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Organisation


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "home"
    list_display = ["name", "ods_code", "get_kind_display", "region", "existed"]
    list_filter = ["kind", "region"]
    list_export = ["ods_code", "name", "kind", "region", "valid_from", "valid_until"]
    export_filename = "organisations"
    ordering = ["name"]
    list_per_page = 50
