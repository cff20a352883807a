from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class ShownPassage(Orderable):
    """A paragraph of guidance that a case study shows in practice."""

    page = ParentalKey(
        "case_studies.CaseStudyPage", on_delete=models.CASCADE, related_name="shown_passages"
    )
    passage = models.ForeignKey(
        "passages.Passage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name="numbered paragraph",
    )
    line = models.CharField(
        "in one line",
        max_length=160,
        blank=True,
        help_text="What the reader of that paragraph will see here: “how fares brought the night "
        "shift to the table”. It follows the title: small letters, no full stop.",
    )

    panels = [FieldPanel("passage"), FieldPanel("line")]

    def __str__(self):
        return str(self.passage)

    def clean(self):
        super().clean()
        if self.passage_id and not self.passage.number:
            raise ValidationError({"passage": "Choose a paragraph that has a number."})
