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


@register_snippet
class ClientGroup(Term):
    """The people a piece of work was done with."""


class SpectrumStep(models.TextChoices):
    """How much is shared, from least to most."""

    INFORM = "inform", "Inform"
    LISTEN = "listen", "Listen"
    DISCUSS = "discuss", "Discuss"
    WORK_TOGETHER = "work-together", "Work together"
    SHARE_DECISIONS = "share-decisions", "Share decisions"


@register_snippet
class InvolvementMethod(Term):
    """A way of involving people, and where it stands on the spectrum."""

    step = models.CharField("step of the spectrum", max_length=20, choices=SpectrumStep)

    panels = [*Term.panels, FieldPanel("step")]
