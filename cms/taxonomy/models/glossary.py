import re
from itertools import groupby

from django.db import models
from django.db.models.functions import Lower
from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.pages.models import RegisterPage, RegisterRow
from cms.pages.models.register import kept_in

NAME = re.compile(r'(?:["“][^"”\n]*["”]|[^,\n])+')  # up to a comma that is not in quotation marks


class GlossaryTerm(index.Indexed, RegisterRow):
    """A word of the field, what it means, and what else people call it."""

    term = models.CharField(
        max_length=80,
        unique=True,
        help_text="As it is mostly written: “PALS”, “Business case”. One meaning to a term.",
    )
    meaning = models.TextField(
        max_length=600,
        help_text="One or two whole sentences that somebody new to the NHS understands. Give dates "
        "where a thing began or ended.",
    )
    synonyms = models.TextField(
        "also called",
        blank=True,
        help_text="Other names, older names and the long form, one to a line or separated by "
        "commas; a name with a comma in it stands in quotation marks. Whoever searches for one "
        "of them finds the others too.",
    )
    see_also = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="+",
        help_text="Terms that a reader of this one may need next.",
    )

    panels = [
        FieldPanel("term"),
        FieldPanel("meaning"),
        FieldPanel("synonyms"),
        FieldPanel("see_also", widget=CheckboxSelectMultiple),
    ]
    search_fields = [
        index.SearchField("term", boost=2),
        index.SearchField("synonyms"),
        index.SearchField("meaning"),
        index.AutocompleteField("term"),
        index.AutocompleteField("synonyms"),
    ]

    class Meta:
        ordering = [Lower("term")]
        verbose_name = "glossary term"

    def __str__(self):
        return self.term

    @property
    def synonym_list(self):
        """Each other name, as it was written."""
        return [name.strip() for name in NAME.findall(self.synonyms) if name.strip()]

    @property
    def letter(self):
        """What it stands under: its first letter, or “0–9” for all else."""
        first = self.term[:1].upper()
        return first if "A" <= first <= "Z" else "0–9"

    @property
    def entry_text(self):
        names = ", ".join(self.synonym_list)
        return f"{self.meaning} Also called: {names}." if names else self.meaning


class GlossaryPage(RegisterPage):
    template = "taxonomy/glossary_page.html"
    page_description = "The words of the field from A to Z. Its terms are snippets."

    lists = "taxonomy.GlossaryTerm"

    content_panels = [
        kept_in("wagtailsnippets_taxonomy_glossaryterm:list", "Glossary terms"),
        *RegisterPage.content_panels,
    ]

    class Meta:
        verbose_name = "glossary"

    def get_rows(self):
        return super().get_rows().prefetch_related("see_also")

    @property
    def letters(self):
        """``[(letter, its terms)]`` of the letters that exist."""
        terms = sorted(self.rows, key=lambda term: (term.letter, term.term.casefold()))
        return [(letter, list(group)) for letter, group in groupby(terms, lambda t: t.letter)]
