from django.db import models
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet


class Term(index.Indexed, models.Model):
    """One word of a list that editors keep."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True, help_text="Used in addresses.")

    panels = [
        TitleFieldPanel("name", placeholder="Name*", help_text="In small letters."),
        FieldPanel(
            "slug",
            heading="Address",
            help_text="Made from the name. Used in addresses: leave it once readers know it.",
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name


@register_snippet
class Theme(Term):
    """What a publication is about."""


@register_snippet
class Audience(Term):
    """Whom a publication is written for."""
