from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from cms.organisations.models import Organisation
from cms.pages.dates import PartialDateField
from cms.pages.models import RegisterRow

NOT_RECORDED = "not recorded"


class Wave(models.IntegerChoices):
    FIRST = 1, "First wave (2009)"
    SECOND = 2, "Second wave (summer 2010)"
    THIRD = 3, "Third wave (autumn 2010)"


class Scale(models.TextChoices):
    TEAM = "clinician-led-team", "Clinician-led team"
    SERVICE = "clinician-led-service", "Clinician-led service"
    SMALL_SERVICE = "small-service", "Small service"
    SERVICE_LINE = "service-line", "Service line"
    PROVIDER_ARM = "provider-arm", "Whole provider arm"
    UNKNOWN = "unknown", "Not recorded"


class LegalForm(models.TextChoices):
    CIC = "cic", "Community interest company"
    CIC_BY_SHARES = "cic-by-shares", "Community interest company limited by shares"
    IPS = "ips", "Industrial and provident society"
    BENEFIT_SOCIETY = "benefit-society", "Community benefit society"
    GUARANTEE = "guarantee", "Company limited by guarantee"
    CHARITY = "charity", "Charity"
    UNKNOWN = "unknown", "Not recorded"


class Outcome(models.TextChoices):
    """How far a project is known to have come."""

    IDEA = "idea", "Idea"
    EXPRESSION_OF_INTEREST = "expression-of-interest", "Expression of interest"
    BUSINESS_CASE = "business-case", "Business case"
    APPROVED = "approved", "Approved"
    LAUNCHED = "launched", "Launched"
    DID_NOT_PROCEED = "did-not-proceed", "Did not proceed"
    UNKNOWN = "unknown", "Not recorded"


class Project(index.Indexed, DraftStateMixin, RevisionMixin, RegisterRow):
    """What staff of an organisation proposed under the Right to Request, and what became of it.

    Nothing but the organisation need be known.
    """

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="projects",
        help_text="The body whose staff made the request.",
    )
    name = models.CharField(
        "project or enterprise",
        max_length=160,
        blank=True,
        help_text="The name of the enterprise, or what the project was called. Leave empty what "
        "is not known, here and below: readers see “not recorded”.",
    )
    service = models.CharField(
        max_length=200, blank=True, help_text="What it was to provide, in a few plain words."
    )
    scale = models.CharField(max_length=30, choices=Scale, default=Scale.UNKNOWN)
    legal_form = models.CharField(max_length=30, choices=LegalForm, default=LegalForm.UNKNOWN)
    wave = models.PositiveSmallIntegerField(
        choices=Wave,
        null=True,
        blank=True,
        help_text="A page shows the projects of one wave: without a wave this one is on none.",
    )
    outcome = models.CharField(
        max_length=30,
        choices=Outcome,
        default=Outcome.UNKNOWN,
        help_text="The furthest that a source shows it to have come.",
    )
    launched = PartialDateField("launch date")
    size = models.CharField(
        "size note",
        max_length=200,
        blank=True,
        help_text="Staff, money or contracts, and when that was so.",
    )
    sources = models.TextField(
        "sources",
        blank=True,
        max_length=600,
        help_text="Who says so, and when. Readers see this: name publications, not colleagues.",
    )

    panels = [
        FieldPanel("organisation"),
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("service"), FieldPanel("scale")], "What was proposed"
        ),
        MultiFieldPanel(
            [
                FieldPanel("wave"),
                FieldPanel("outcome"),
                FieldRowPanel([FieldPanel("launched"), FieldPanel("legal_form")]),
                FieldPanel("size"),
            ],
            "What became of it",
        ),
        FieldPanel("sources"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("service"),
        index.RelatedFields("organisation", [index.SearchField("name")]),
        index.AutocompleteField("name"),
        index.AutocompleteField("service"),
        index.FilterField("outcome"),
        index.FilterField("wave"),
    ]

    class Meta:
        ordering = ["organisation__name", "name"]

    def __str__(self):
        return self.name or f"{self.organisation}: project {NOT_RECORDED}"

    @property
    def region(self):
        return self.organisation.region

    @property
    def entry_text(self):
        facts = [
            self.organisation.name,
            self.region.short_name if self.region else "",
            self.service,
            *(
                self._label(field)
                for field in ("scale", "legal_form", "outcome")
                if getattr(self, field) != "unknown"
            ),
            f"launched {self.launched.words}" if self.launched else "",
            self.size,
        ]
        wave = self.get_wave_display() or "wave not recorded"
        return f"{'; '.join(fact for fact in facts if fact)}. Right to Request: {wave.lower()}."

    def _label(self, field):
        return self._get_FIELD_display(self._meta.get_field(field))
