from django.core.files.storage import storages
from django.db import models
from django.urls import reverse
from wagtail.models import Page

from .formats import formats_of


def downloads_storage():
    return storages["downloads"]


class DownloadState(models.TextChoices):
    WAITING = "waiting", "Being prepared"
    READY = "ready", "Ready"
    FAILED = "failed", "Failed"


class DownloadQuerySet(models.QuerySet):
    def failed(self):
        return self.filter(state=DownloadState.FAILED)

    def waiting(self):
        return self.filter(state=DownloadState.WAITING)


class Download(models.Model):
    """One page in one format, and the last good file of it.

    A file stays while its successor is made; ``edition`` says which edition it holds.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="downloads")
    format = models.CharField(max_length=20)
    state = models.CharField(max_length=7, choices=DownloadState, default=DownloadState.WAITING)
    digest = models.CharField(max_length=64, blank=True)
    edition = models.PositiveIntegerField(null=True, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    page_count = models.PositiveIntegerField(null=True, blank=True)
    built_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    objects = DownloadQuerySet.as_manager()

    class Meta:
        ordering = ["page_id", "format"]
        constraints = [
            models.UniqueConstraint(fields=["page", "format"], name="one_download_per_format"),
        ]

    def __str__(self):
        return f"{self.page.title} ({self.format})"

    def get_absolute_url(self):
        return reverse("download", args=[self.page_id, self.format])

    @property
    def is_available(self):
        """Whether there is a file to hand out, be it the newest or the last good one."""
        return bool(self.digest)

    @property
    def kind(self):
        """The page type's own description of this format."""
        return formats_of(self.page.specific_deferred)[self.format]

    @property
    def stored_name(self):
        return stored_name(self.digest, self.kind.extension)

    @property
    def file_name(self):
        """What the reader's folder will show: the page's short name, edition, format."""
        return f"{self.page.slug}-edition-{self.edition}.{self.kind.extension}"


def stored_name(digest, extension):
    return f"{digest[:2]}/{digest}.{extension}"
