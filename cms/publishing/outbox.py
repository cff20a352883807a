"""What follows a publication: each subscriber is told, again if need be, until it succeeds."""

import logging
import traceback
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from .models import OutboxEntry

logger = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(hours=1)

_subscribers = []


def subscriber(function):
    """Register ``function(publication_id)``: idempotent, and unmoved by a vanished page."""
    _subscribers.append(function)
    return function


@task()
def deliver_outbox():
    """Deliver all that is due, oldest first. Two at once do no harm: subscribers repeat well."""
    delivered = set()
    for entry in OutboxEntry.objects.due():
        if entry.publication_id not in delivered:
            _deliver(entry)
            delivered.add(entry.publication_id)


def _deliver(entry):
    """One delivery keeps every promise made for the publication so far."""
    promises = _promises_until_now(entry.publication_id)
    try:
        for tell in _subscribers:
            with transaction.atomic():
                tell(entry.publication_id)
    except Exception:
        logger.exception("Publication %s: not delivered", entry.publication_id)
        wait = min(timedelta(seconds=5 * 2**entry.attempts), LONGEST_WAIT)
        promises.update(
            attempts=F("attempts") + 1,
            due_at=timezone.now() + wait,
            error=traceback.format_exc(limit=-3),
        )
    else:
        promises.update(delivered_at=timezone.now(), error="")


def _promises_until_now(publication_id):
    """Fixed before delivery begins: a promise made meanwhile is kept by a later one."""
    pending = OutboxEntry.objects.pending().filter(publication_id=publication_id)
    return OutboxEntry.objects.filter(pk__in=list(pending.values_list("pk", flat=True)))
