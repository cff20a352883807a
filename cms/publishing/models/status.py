from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from cms.pages.querysets import visible_pages


class Status(models.TextChoices):
    CURRENT = "current", "Current"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"


class StatusMixin(models.Model):
    """Whether readers may still go by what a publication says."""

    status = models.CharField(
        max_length=10,
        choices=Status,
        default=Status.CURRENT,
        db_index=True,  # every search asks which few are not current
        help_text="Superseded: something newer says it. Withdrawn: nobody should go by it any "
        "more. It stays where it is, with a notice; search shows a withdrawn one only when asked.",
    )
    superseded_by = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The newer publication, if it is in this library.",
    )
    status_reason = models.TextField(
        "why",
        blank=True,
        max_length=300,
        help_text="In a sentence or two, for readers: what has replaced it elsewhere, or why it "
        "was withdrawn.",
    )

    not_searched = ["status_reason"]  # about the publication, not in it

    standing_panels = [
        MultiFieldPanel(
            [FieldPanel("status"), FieldPanel("superseded_by"), FieldPanel("status_reason")],
            "Is it still current?",
        )
    ]

    class Meta:
        abstract = True

    def get_publishing_errors(self):
        return {**super().get_publishing_errors(), **self._status_errors()}

    def _status_errors(self):
        explained = bool(self.status_reason.strip())
        if self.superseded_by_id and self.superseded_by_id == self.pk:
            return {"superseded_by": "A publication cannot supersede itself."}
        if self.superseded_by_id and self.status == Status.CURRENT:
            return {"status": "Something supersedes it: choose “Superseded”."}
        if self.status == Status.SUPERSEDED and not (self.superseded_by_id or explained):
            return {"superseded_by": "Choose what supersedes it, or say so under “Why”."}
        if self.status == Status.WITHDRAWN and not explained:
            return {"status_reason": "Say why it was withdrawn: readers are told."}
        return {}

    @property
    def is_current(self):
        return self.status == Status.CURRENT

    @cached_property
    def visible_successor(self):
        """What supersedes it, if any reader may see that."""
        return visible_pages().filter(pk=self.superseded_by_id).first()
