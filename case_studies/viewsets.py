from wagtail.snippets.views.snippets import SnippetViewSet

from .models import FundingScheme, Project


class ProjectViewSet(SnippetViewSet):
    model = Project
    icon = "group"
    list_display = [
        "__str__",
        "organisation",
        "service",
        "get_outcome_display",
        "launched",
        "get_wave_display",
        "live",
    ]
    list_filter = ["outcome", "wave", "legal_form", "live"]
    list_export = [
        "organisation.ods_code",
        "organisation",
        "name",
        "service",
        "scale",
        "legal_form",
        "wave",
        "outcome",
        "launched",
        "size",
        "sources",
        "live",
    ]
    export_filename = "projects"
    list_per_page = 50


class FundingSchemeViewSet(SnippetViewSet):
    model = FundingScheme
    icon = "tag"
    list_display = ["name", "run_by", "opens", "closes", "is_closed", "live"]
    list_filter = ["live"]
    list_export = [
        "name",
        "what_it_is",
        "run_by",
        "eligibility",
        "amounts",
        "opens",
        "closes",
        "address",
        "sources",
        "live",
    ]
    export_filename = "funding-schemes"
