"""Who shared a case study. What they wrote is a page; who they are is here, and never public."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from case_studies.models import CaseStudyPage


class State(models.TextChoices):
    RECEIVED = "received", "Received"
    CHANGES = "changes", "Being changed"
    PUBLISHED = "published", "Published"
    DECLINED = "declined", "Declined"


UNDECIDED = [State.RECEIVED, State.CHANGES]


class SharedCaseStudy(models.Model):
    """Deleted ``SHARING_KEPT_DAYS`` after it was sent. The page stays."""

    page = models.ForeignKey(CaseStudyPage, on_delete=models.SET_NULL, null=True, related_name="+")
    title = models.CharField("case study", max_length=255)  # it outlives the draft
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail", max_length=200)
    organisation = models.CharField("organisation, as they wrote it", max_length=120, blank=True)
    may_ask = models.BooleanField("We may ask them about it", default=False)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED, db_index=True)
    sent_at = models.DateTimeField("sent to us", default=timezone.now, db_index=True)
    decided_at = models.DateTimeField("decided", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    words = models.TextField("what they were told", blank=True)

    class Meta:
        ordering = ["-sent_at"]
        verbose_name = "shared case study"
        verbose_name_plural = "shared case studies"

    def __str__(self):
        """Nothing of the person: this stays in the admin's log."""
        return f"Shared case study {self.pk}"

    @property
    def kept_until(self):
        return self.sent_at + timedelta(days=settings.SHARING_KEPT_DAYS)
