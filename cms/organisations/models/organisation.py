from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from cms.pages.dates import PartialDateField, ends_before_it_begins
from cms.pages.models import RegisterRow

from .region import Region


class OrganisationType(models.TextChoices):
    PRIMARY_CARE_TRUST = "primary-care-trust", "Primary care trust"
    CARE_TRUST = "care-trust", "Care trust"
    CARE_TRUST_PLUS = "care-trust-plus", "Care Trust Plus"
    NHS_TRUST = "nhs-trust", "NHS trust"
    FOUNDATION_TRUST = "foundation-trust", "NHS foundation trust"
    STRATEGIC_HEALTH_AUTHORITY = "strategic-health-authority", "Strategic health authority"
    OTHER = "other", "Other"


class Organisation(index.Indexed, RegisterRow):
    """A body of the health service, known by its ODS code, and the time it existed."""

    ods_code = models.CharField(
        "ODS code",
        max_length=10,
        unique=True,
        help_text="The code that the Organisation Data Service gave it, for example 5PQ.",
    )
    name = models.CharField(max_length=160)
    kind = models.CharField("type", max_length=30, choices=OrganisationType)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    address = models.TextField(
        "postal address",
        blank=True,
        max_length=250,
        help_text="For letters, one line to each, without the name; the postcode is the last. It "
        "is not shown to readers.",
    )
    email = models.EmailField(
        "e-mail address", blank=True, help_text="For letters by e-mail. It is not shown to readers."
    )
    valid_from = PartialDateField("from")
    valid_until = PartialDateField("until")

    panels = [
        FieldPanel("name"),
        FieldPanel("ods_code"),
        FieldPanel("kind"),
        FieldPanel("region"),
        FieldPanel("address"),
        FieldPanel("email"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")], heading="Existed"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("ods_code"),
        index.AutocompleteField("name"),
        index.AutocompleteField("ods_code"),
        index.FilterField("kind"),
        index.FilterField("region"),
        index.RelatedFields("region", [index.SearchField("name")]),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        if ends_before_it_begins(self.valid_from, self.valid_until):
            raise ValidationError({"valid_until": "This is before the day it began."})

    @property
    def existed(self):
        """“October 2006 to 31 March 2010”, as far as it is known, or ""."""
        begin, end = self.valid_from, self.valid_until
        if begin and end:
            return f"{begin.words} to {end.words}"
        if begin:
            return f"from {begin.words}"
        return f"until {end.words}" if end else ""

    @property
    def entry_text(self):
        region = f"{self.region.short_name}, {self.region.authority}" if self.region else ""
        facts = [self.get_kind_display(), f"ODS code {self.ods_code}", region, self.existed]
        return f"{'; '.join(fact for fact in facts if fact)}."
