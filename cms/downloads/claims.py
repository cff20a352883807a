"""What is made in the background: its state, and who has it in hand.

A builder claims the row. A claim ends by itself, so a killed builder holds up nobody for long.
"""

from datetime import timedelta

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Now

LEASE = timedelta(minutes=10)  # rendering ends after three, and gathering takes seconds
UNCLAIMED = Q(claimed_until=None) | Q(claimed_until__lt=Now())


class DownloadState(models.TextChoices):
    WAITING = "waiting", "Being prepared"
    BUILDING = "making", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Failed"


UNFINISHED = [DownloadState.WAITING, DownloadState.BUILDING]


class ClaimableQuerySet(models.QuerySet):
    """Of rows with ``state``, ``claimed_by`` and ``claimed_until``."""

    def unfinished(self):
        """Asked for, and in nobody's hands: nobody began it, or who did was killed."""
        return self.filter(UNCLAIMED, state__in=UNFINISHED)

    def claim(self, builder):
        """Whether there is something to do and it is ours: one row, one statement, one winner."""
        free = self.filter(UNCLAIMED | Q(claimed_by=builder), state__in=UNFINISHED)
        return free.update(
            state=DownloadState.BUILDING, claimed_by=builder, claimed_until=Now() + LEASE
        )

    def release(self, builder, state, **values):
        """Write down how it ended; what was asked for again meanwhile waits."""
        was_building = When(state=DownloadState.BUILDING, then=Value(state))
        self.filter(claimed_by=builder).update(
            state=Case(was_building, default=F("state")),
            claimed_by="",
            claimed_until=None,
            **values,
        )
