"""Who asked for a record, what became of it, and the links that open it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from case_studies.disclosure import Availability
from case_studies.models import CaseStudyPage
from cms.publishing.models import Status


def case_studies_given_out():
    """Those whose record an editor may send: public, on request, and not withdrawn."""
    on_request = CaseStudyPage.objects.visible().filter(availability=Availability.ON_REQUEST)
    return on_request.exclude(status=Status.WITHDRAWN)


class State(models.TextChoices):
    NEW = "new", "New"
    SENT = "sent", "Sent"
    DECLINED = "declined", "Declined"


class RecordRequest(models.Model):
    """Deleted, with all that hangs on it, ``REQUESTS_KEPT_DAYS`` after it was made."""

    case_study = models.ForeignKey(
        CaseStudyPage, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    title = models.CharField("case study", max_length=255)  # it outlives the page
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=120, blank=True)
    email = models.EmailField("e-mail", max_length=200)
    purpose = models.TextField("what for", max_length=1000)
    state = models.CharField(max_length=10, choices=State, default=State.NEW, db_index=True)
    made_at = models.DateTimeField("asked", default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = "request for a case study"
        verbose_name_plural = "requests for case studies"

    def __str__(self):
        """Nothing of the person: this stays in the admin's log."""
        return f"Request {self.pk}"

    @property
    def kept_until(self):
        return self.made_at + timedelta(days=settings.REQUESTS_KEPT_DAYS)

    @property
    def history(self):
        """What was done about it, in order."""
        return "; ".join(map(str, self.events.select_related("by"))) or "Nothing yet"

    @property
    def open_links(self):
        return self.links.filter(revoked_at=None, expires_at__gt=timezone.now())

    @property
    def can_be_sent(self):
        return case_studies_given_out().filter(pk=self.case_study_id).exists()


class RequestEvent(models.Model):
    """What somebody did about a request, and when."""

    class Kind(models.TextChoices):
        SENT = "sent", "Sent the record"
        DECLINED = "declined", "Declined"
        REVOKED = "revoked", "Took the link back"

    request = models.ForeignKey(RecordRequest, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        who = self.by.get_full_name() or self.by.get_username() if self.by else "The site"
        when = timezone.localtime(self.at)
        words = f": {self.words}" if self.words else ""
        return f"{self.get_kind_display()} – {who}, {when:%-d %B %Y, %H:%M}{words}"


class RecordLink(models.Model):
    """A door to one record, for one person, for some days. Its key itself is not kept."""

    request = models.ForeignKey(RecordRequest, on_delete=models.CASCADE, related_name="links")
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"Link {self.pk}"

    @property
    def is_open(self):
        """Whatever was or was not taken back in time: the case study is asked at each visit."""
        unexpired = self.revoked_at is None and self.expires_at > timezone.now()
        return unexpired and self.request.can_be_sent
