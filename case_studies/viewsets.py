from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import FundingScheme, Project


def words_of(field):
    """A date as readers see it; to be sorted as it is kept."""

    def words(row):
        value = getattr(row, field)
        return value.words if value else ""

    return words


class ProjectViewSet(SnippetViewSet):
    model = Project
    icon = "group"
    list_display = [
        "__str__",
        "organisation",
        "service",
        Column("outcome", label="Outcome", accessor="get_outcome_display", sort_key="outcome"),
        Column("launched", label="Launched", accessor=words_of("launched"), sort_key="launched"),
        Column("wave", label="Wave", accessor="get_wave_display", sort_key="wave"),
        LiveStatusTagColumn(),
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
    list_display = [
        "name",
        "run_by",
        Column("opens", label="Open from", accessor=words_of("opens"), sort_key="opens"),
        Column("closes", label="Last day", accessor=words_of("closes"), sort_key="closes"),
        Column("state", label="Now", accessor="state"),
        LiveStatusTagColumn(),
    ]
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
