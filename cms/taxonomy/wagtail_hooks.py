from django.urls import reverse
from wagtail.snippets.models import register_snippet

from cms.pages.listing import Link
from cms.search.reports import remedy

from .models import GlossaryTerm
from .viewsets import GlossaryTermViewSet

register_snippet(GlossaryTermViewSet)


@remedy
def name_it_in_the_glossary(user, query):
    """The list, since the word may be another name of a term that is there."""
    if user.has_perm("taxonomy.change_glossaryterm"):
        url_name = GlossaryTerm.snippet_viewset.get_url_name("list")
        return Link("Add it to the glossary", reverse(url_name))
