from django.db import models
from django.db.models import Q
from django.urls import reverse

from cms.downloads.claims import ClaimableQuerySet, DownloadState
from cms.downloads.models import stored_name

SHARED = "shared"  # instead of an owner: whoever has the address may fetch it


class OwnPackQuerySet(ClaimableQuerySet):
    def digests(self):
        """Of all files that are handed out."""
        pairs = self.exclude(Q(pdf_digest="")).values_list("pdf_digest", "zip_digest")
        return {digest for pair in pairs for digest in pair}


class OwnPack(models.Model):
    """What one reader asked to have made: the list as it was then, and the files.

    Nothing leads to the reader: ``owner`` is the hash of a random secret in the session.
    The ``key`` of one that is shared is the hash of what stands in its address.
    """

    key = models.CharField(max_length=64, unique=True)
    owner = models.CharField(max_length=64)
    title = models.CharField(max_length=100)
    references = models.JSONField()  # in order: entries.py
    included = models.JSONField(default=list)  # those that are in the files
    state = models.CharField(max_length=7, choices=DownloadState, default=DownloadState.WAITING)
    changed = models.BooleanField(default=False)  # since it was made; so it is made again
    pdf_digest = models.CharField(max_length=64, blank=True)
    pdf_size = models.PositiveBigIntegerField(default=0)
    zip_digest = models.CharField(max_length=64, blank=True)
    zip_size = models.PositiveBigIntegerField(default=0)
    page_count = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    asked_at = models.DateTimeField(auto_now_add=True, db_index=True)
    claimed_by = models.CharField(max_length=36, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)

    objects = OwnPackQuerySet.as_manager()

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("my_pack_made", args=[self.key])

    @property
    def left_out(self):
        """How many items of the list are not in the files."""
        return len(self.references) - len(self.included)

    def stored_name(self, extension):
        return stored_name(getattr(self, f"{extension}_digest"), extension)
