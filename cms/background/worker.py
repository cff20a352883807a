"""The loop that claims tasks and runs them, one at a time.

Ours and not django-tasks-db's, whose loop never tries a crashed worker's task again, ends at a
locked database and takes SQLite's write lock at every poll.
"""

import logging
import threading
import time

from django.db import DatabaseError, OperationalError, connections
from django_tasks import TaskContext
from django_tasks.signals import task_finished, task_started
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction, is_locked_database_exception

from .heartbeat import BEAT, heartbeat, new_worker_id
from .recovery import hand_back, has_tries_left, make_ready, recover_lost_tasks
from .schedule import enqueue_due_jobs

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.5
RESTART_SECONDS = 5


class StopNow(BaseException):
    """Raised inside the current task by a process that must end at once."""


class Worker:
    """Runs tasks in the calling thread until ``stopping`` is set."""

    def __init__(self):
        self.stopping = threading.Event()
        self.worker_id = None
        self.current = None  # the task in hand
        self.handed_back = False
        self._housekeeping_due = 0  # on the monotonic clock

    def run(self):
        """Work until stopped, whatever happens to the database meanwhile.

        After an error the worker goes on under a new id, so that a task whose end it could not
        record counts as lost by the old one and is recovered.
        """
        while not self.stopping.is_set():
            try:
                self.work()
            except OperationalError as error:  # no database, or one not migrated: just wait
                logger.error("The background worker restarts in %s s: %s", RESTART_SECONDS, error)
                self.stopping.wait(RESTART_SECONDS)
            except Exception:
                logger.exception("The background worker restarts in %s s", RESTART_SECONDS)
                self.stopping.wait(RESTART_SECONDS)

    def work(self, until_empty=False, after_each=lambda task: None):
        """Work under one id until stopped, calling ``after_each`` with every task that was run.

        With ``until_empty`` only until no task is ready or running, other workers' included; and
        scheduled jobs are left alone.
        """
        self.begin()
        with heartbeat(self.worker_id):
            while not self.stopping.is_set():
                self._keep_house(with_jobs=not until_empty)
                if task := self.work_once():
                    after_each(task)
                elif until_empty and _queue_is_empty():
                    break
                else:
                    self.stopping.wait(POLL_SECONDS)

    def begin(self):
        """Take a new id, and see at once to what other workers have left."""
        self.worker_id = new_worker_id()
        self._housekeeping_due = 0

    def work_once(self):
        """Run the next task and return it, or None when none is ready."""
        _close_old_connections()
        try:
            task = self._claim()
            if task:
                self._perform(task)
        finally:
            _close_old_connections()
        return task

    def hand_back_current(self):
        """Called by another thread, when the process cannot wait for the task to end."""
        task = self.current
        if task:
            self.handed_back = True
            hand_back(task)
            logger.warning("Task %s (%s) handed back", task.pk, task.task_path)

    def _keep_house(self, with_jobs):
        """Recover lost tasks and enqueue due jobs, at every beat. Errors wait for the next one."""
        if time.monotonic() < self._housekeeping_due:
            return
        self._housekeeping_due = time.monotonic() + BEAT.total_seconds()
        try:
            recover_lost_tasks(self.worker_id)
            if with_jobs:
                enqueue_due_jobs()
        except DatabaseError:
            logger.exception("Lost tasks and due jobs wait %s s", BEAT.total_seconds())

    def _claim(self):
        if not DBTaskResult.objects.ready().exists():  # no write lock while idle
            return None
        try:
            with exclusive_transaction():
                task = DBTaskResult.objects.ready().get_locked()
                if task:
                    task.claim(self.worker_id)
            return task
        except OperationalError as error:
            if not is_locked_database_exception(error):
                raise
            return None  # the next poll tries again

    def _perform(self, task):
        self.current = task
        try:
            task.set_successful(_call(task))
        except StopNow:
            hand_back(task)
            raise
        except BaseException as error:  # a task that calls sys.exit() is a failed task
            self._record_failure(task, error)
        else:
            _announce_end(task)
        finally:
            self.current = None

    def _record_failure(self, task, error):
        if self.handed_back:  # the error is the process's end, not the task's
            return
        _close_old_connections()  # the error may have broken this one
        if isinstance(error, OperationalError) and has_tries_left(task):
            make_ready(task)
            logger.warning("Task %s (%s) runs again: %s", task.pk, task.task_path, error)
        else:
            task.set_failed(error)
            _announce_end(task)


def _close_old_connections():
    """Django's function of this name, except that a caller's open transaction survives it."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


def _call(task):
    """Run the task's function. Raises ImportError when a later release has removed it."""
    result = task.task_result
    task_started.send(sender=type(result.task.get_backend()), task_result=result)
    context = [TaskContext(task_result=result)] if result.task.takes_context else []
    return result.task.call(*context, *result.args, **result.kwargs)


def _announce_end(task):
    """Tell the listeners, django-tasks' log among them. None of them can undo the outcome."""
    try:
        result = task.task_result
        task_finished.send_robust(sender=type(result.task.get_backend()), task_result=result)
    except ImportError:
        logger.exception("Task %s (%s) no longer exists", task.pk, task.task_path)


def _queue_is_empty():
    tasks = DBTaskResult.objects
    return not tasks.ready().exists() and not tasks.running().exists()
