from django.db import models
from django.utils import timezone


class OutboxQuerySet(models.QuerySet):
    def pending(self):
        return self.filter(delivered_at=None).order_by("pk")

    def due(self):
        return self.pending().filter(due_at__lte=timezone.now())


class OutboxEntry(models.Model):
    """A promise made in the transaction of a publication: index, files and caches will follow."""

    publication_id = models.PositiveBigIntegerField()  # no key: the page may be gone by then
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(delivered_at=None),
                name="outbox_pending",
            )
        ]
        verbose_name_plural = "outbox entries"

    def __str__(self):
        return f"Publication {self.publication_id} at {self.created_at:%Y-%m-%d %H:%M}"
