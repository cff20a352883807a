from django.core.files.storage import storages
from django.db import models
from django.db.models import Prefetch
from django.template.defaultfilters import pluralize
from django.urls import reverse
from wagtail.models import Page

from cms.publishing.models import Status

from .claims import ClaimableQuerySet, DownloadState
from .formats import formats_of, has_standing
from .holdings import holdings


def downloads_storage():
    return storages["downloads"]


class DownloadQuerySet(ClaimableQuerySet):
    def of(self, page):
        """A list of those it is handed out as now, in the order of its formats.

        ``page`` is at hand, with its type.
        """
        names = list(formats_of(page))
        downloads = list(self.filter(page=page.pk, format__in=names))
        for download in downloads:
            download.page = page
        return sorted(downloads, key=lambda download: names.index(download.format))

    def failed(self):
        return self.filter(state=DownloadState.FAILED)

    def with_pages(self):
        """Each with its page as its own type knows it: one query a type."""
        return self.prefetch_related(Prefetch("page", Page.objects.specific()))


class Download(models.Model):
    """One page in one format, and the last good file of it.

    A file stays while its successor is made; ``edition`` and ``standing`` say what it holds.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="downloads")
    format = models.CharField(max_length=20)
    state = models.CharField(max_length=7, choices=DownloadState, default=DownloadState.WAITING)
    digest = models.CharField(max_length=64, blank=True)
    edition = models.PositiveIntegerField(null=True, blank=True)
    standing = models.CharField(max_length=10, choices=Status, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    page_count = models.PositiveIntegerField(null=True, blank=True)
    checks = models.JSONField(default=list, blank=True)  # what the file has passed, for readers
    holds = models.JSONField(default=dict, blank=True)  # of other pages: holdings.py
    built_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    claimed_by = models.CharField(max_length=36, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)

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
        """Whether there is a file to hand out, be it the newest or the last good one.

        One from before the publication was withdrawn is none, nor is one that holds another page
        that has been hidden or withdrawn since.
        """
        if has_standing(self.page, Status.WITHDRAWN) and self.standing != Status.WITHDRAWN:
            return False
        return bool(self.digest) and (not self.holds or self.holds == holdings(self.holds))

    @property
    def kind(self):
        """The page type's own description of this format; None if it is no longer offered."""
        return formats_of(self.page.specific).get(self.format)

    @property
    def name(self):
        """“Whole guide (PDF)”."""
        return f"{self.kind.title} ({self.kind.label})" if self.kind else self.format

    @property
    def extent(self):
        """“17 pages”, “1 slide”; nothing where it is not known."""
        unit = self.kind.unit if self.kind else "page"
        return f"{self.page_count} {unit}{pluralize(self.page_count)}" if self.page_count else ""

    @property
    def edition_note(self):
        """What a reader has to know of a file that is behind: "edition 2; edition 3 is …"."""
        if self.state == DownloadState.READY or not self.is_available:
            return ""
        newest = self.page.specific.current_edition
        if newest is None or newest.number == self.edition:
            return ""
        failed = self.state == DownloadState.FAILED
        fate = "could not be made yet" if failed else "is being prepared"
        return f"edition {self.edition}; edition {newest.number} {fate}"

    @property
    def stored_name(self):
        return stored_name(self.digest, self.kind.extension)

    @property
    def file_name(self):
        """What the reader's folder will show: the page's short name, format, edition."""
        return self.kind.file_name(self.page.slug, self.edition)


def stored_name(digest, extension):
    return f"{digest[:2]}/{digest}.{extension}"
