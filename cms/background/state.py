"""Is background work being done? For the health page, monitoring and people."""

from django.db.models import Case, F, Max, Min, When
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from .heartbeat import LEASE
from .models import WorkerHeartbeat


def state():
    """The queue and its workers in plain values; ages in seconds, None where there is none.

    ``failed`` counts the failures of the last fortnight (``jobs.prune_task_results``).
    """
    heartbeat_age = _age(WorkerHeartbeat.objects.aggregate(at=Max("seen_at"))["at"])
    return {
        "worker_alive": heartbeat_age is not None and heartbeat_age < LEASE.total_seconds(),
        "heartbeat_age": heartbeat_age,
        "waiting": DBTaskResult.objects.ready().count(),
        "oldest_waiting_age": _age(_oldest_waiting_since()),
        "failed": DBTaskResult.objects.failed().count(),
    }


def _oldest_waiting_since():
    """A task put off until a given time waits from that time on."""
    since = Case(When(run_after=get_date_max(), then=F("enqueued_at")), default=F("run_after"))
    return DBTaskResult.objects.ready().aggregate(at=Min(since))["at"]


def _age(moment):
    if moment is None:
        return None
    return round(max(0, (timezone.now() - moment).total_seconds()), 1)
