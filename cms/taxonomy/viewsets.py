from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import GlossaryTerm


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = [
        "term",
        "meaning",
        Column("synonyms", label="Also called", accessor=lambda term: ", ".join(term.synonym_list)),
    ]
    list_export = ["term", "meaning", "synonyms"]
    export_filename = "glossary"
    ordering = ["term"]
    list_per_page = 100
