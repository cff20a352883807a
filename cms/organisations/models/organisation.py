from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from .region import Region


class OrganisationType(models.TextChoices):
    PRIMARY_CARE_TRUST = "primary-care-trust", "Primary care trust"
    CARE_TRUST = "care-trust", "Care trust"
    CARE_TRUST_PLUS = "care-trust-plus", "Care Trust Plus"
    NHS_TRUST = "nhs-trust", "NHS trust"
    FOUNDATION_TRUST = "foundation-trust", "NHS foundation trust"
    STRATEGIC_HEALTH_AUTHORITY = "strategic-health-authority", "Strategic health authority"
    OTHER = "other", "Other"


@register_snippet
class Organisation(index.Indexed, models.Model):
    """A body of the health service, known by its ODS code, and the time it existed."""

    ods_code = models.CharField("ODS code", max_length=10, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField("type", max_length=30, choices=OrganisationType)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("ods_code"),
        FieldPanel("kind"),
        FieldPanel("region"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")], heading="Existed"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("ods_code"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
        index.RelatedFields("region", [index.SearchField("name")]),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": "This is before the day it began."})
