"""Jobs that run by the clock.

A job is a task that a worker puts into the queue when it is due, so it is tried again after a
crash and its failure is recorded like any other's. It has the highest priority: it waits for the
task in hand and overtakes the rest. So jobs are short, and enqueue what takes long.

Put jobs in an app's ``jobs.py``::

    @every(minutes=1)
    def publish_what_is_due(): ...
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks.base import TASK_MAX_PRIORITY, Task
from django_tasks_db.models import DBTaskResult

from .models import ScheduledRun

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    task: Task
    interval: timedelta

    def is_due(self, enqueued_at, now):
        """A time far in the future also counts as due: the clock has been set back since."""
        return enqueued_at is None or abs(now - enqueued_at) >= self.interval

    def is_unfinished(self):
        return DBTaskResult.objects.filter(
            task_path=self.task.module_path,
            status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
        ).exists()


jobs: dict[str, Job] = {}


def every(**interval):
    """Make a function without arguments a job; the interval as for ``timedelta``."""

    def register(function):
        job = Job(task(priority=TASK_MAX_PRIORITY)(function), timedelta(**interval))
        jobs[job.task.module_path] = job
        return job.task

    return register


def enqueue_due_jobs():
    """Put every due job into the queue: once, however many runs it has missed."""
    now = timezone.now()
    last_runs = dict(ScheduledRun.objects.values_list("name", "enqueued_at"))
    for name, job in jobs.items():
        last_run = last_runs.get(name)
        if job.is_due(last_run, now):
            _enqueue_or_log(job, last_run, now)


def _enqueue_or_log(job, last_run, now):
    try:
        # One transaction: a crash in between would skip a run
        with transaction.atomic():
            if _claim_run(job.task.module_path, last_run, now) and not job.is_unfinished():
                job.task.enqueue()
    except DatabaseError:
        logger.exception("The job %s was not enqueued", job.task.module_path)


def _claim_run(name, last_run, now):
    """True for one worker only, of all that found this run due."""
    if last_run is None:
        return ScheduledRun.objects.get_or_create(name=name, defaults={"enqueued_at": now})[1]
    return ScheduledRun.objects.filter(name=name, enqueued_at=last_run).update(enqueued_at=now)
