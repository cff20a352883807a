"""Terms of the glossary widen what is searched for."""

from django.db.models import Exists

from cms.search.widening import source_of_spellings

from .models import GlossaryPage, GlossaryTerm


@source_of_spellings
def spellings_of_terms():
    """Each term with its other names; none as long as no reader can see the glossary."""
    public = Exists(GlossaryPage.objects.visible())
    terms = GlossaryTerm.objects.filter(public).order_by("pk").only("term", "synonyms")
    return [[term.term, *term.synonym_list] for term in terms]
