from django.db import models
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet


@register_snippet
class Region(index.Indexed, models.Model):
    """The area of a strategic health authority."""

    name = models.CharField(max_length=80, unique=True, help_text="As people say it: “North East”.")
    slug = models.SlugField(max_length=80, unique=True, help_text="Used in addresses.")
    code = models.CharField(
        max_length=10, unique=True, help_text="The code of the authority, for example Q30."
    )
    authority = models.CharField(
        max_length=120, help_text="For example “North East Strategic Health Authority”."
    )
    short_name = models.CharField(
        max_length=80, help_text="What it called itself: “NHS North East”."
    )
    covers = models.TextField(blank=True, help_text="Counties and cities, separated by semicolons.")

    panels = [
        TitleFieldPanel("name"),
        FieldPanel("slug", heading="Address"),
        FieldPanel("code"),
        FieldPanel("authority"),
        FieldPanel("short_name"),
        FieldPanel("covers"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("authority"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def areas(self):
        """The counties and cities, one by one."""
        return [area.strip() for area in self.covers.split(";") if area.strip()]
