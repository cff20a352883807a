"""Tasks that were begun and not ended: back to READY, at most ``MAX_TRIES`` times.

A task's ``worker_ids`` names every worker that began it, so its length is the number of tries.
"""

import logging

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from .heartbeat import forget_dead_workers, workers_alive

logger = logging.getLogger(__name__)

MAX_TRIES = 3


class WorkerLostError(Exception):
    """The task's worker died while running it, as often as is allowed."""


def recover_lost_tasks(own_id):
    """Take back the RUNNING tasks of dead workers. Safe for any number of workers at once.

    ``own_id``, the caller's, is alive whatever its heartbeat says: a clock set forward must not
    make a worker take its own task from itself.
    """
    # In this order: every worker beats before it claims, so a task seen here has its beat there
    running = list(DBTaskResult.objects.running())
    alive = {own_id, *workers_alive().values_list("pk", flat=True)}
    for task in running:
        if alive.isdisjoint(task.worker_ids[-1:]):
            _recover(task)
    forget_dead_workers()


def has_tries_left(task):
    return len(task.worker_ids) < MAX_TRIES


def make_ready(task):
    """Back into the queue; this try counts. Does nothing if the task has moved on since."""
    return _same_try(task).update(status=TaskResultStatus.READY, started_at=None)


def hand_back(task):
    """Back into the queue as though never begun, for a worker told to stop."""
    return _same_try(task).update(
        status=TaskResultStatus.READY, started_at=None, worker_ids=task.worker_ids[:-1]
    )


def _same_try(task):
    """The row, if it is still being run by the worker that ``task`` was read from."""
    return DBTaskResult.objects.filter(
        pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
    )


def _recover(task):
    if not has_tries_left(task):
        _fail(task)
    elif make_ready(task):
        logger.warning("Task %s (%s) runs again: its worker died", task.pk, task.task_path)


def _fail(task):
    with exclusive_transaction():
        current = _same_try(task).select_for_update().first()
        if current:
            error = WorkerLostError(f"{MAX_TRIES} workers died while running this task")
            current.set_failed(error)
            logger.error("Task %s (%s) failed: %s", task.pk, task.task_path, error)
