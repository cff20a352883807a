"""Which workers are alive.

A worker beats before it claims its first task and then for as long as its process runs. The time
is the database's, so hosts whose clocks differ agree on who is alive.
"""

import logging
import os
import socket
import threading
from contextlib import contextmanager
from datetime import timedelta

from django.db import DatabaseError, connections
from django.db.models.functions import Now
from django.utils.crypto import get_random_string

from .models import WorkerHeartbeat

logger = logging.getLogger(__name__)

BEAT = timedelta(seconds=5)
LEASE = timedelta(seconds=60)  # three times the 20 s that SQLite may keep one beat waiting


def new_worker_id():
    """An id no other worker has, past or present; its start tells people where to look."""
    return f"{socket.gethostname()[:32]}-{os.getpid()}-{get_random_string(12)}"


def beat(worker_id):
    if not WorkerHeartbeat.objects.filter(pk=worker_id).update(seen_at=Now()):
        WorkerHeartbeat.objects.create(worker_id=worker_id, seen_at=Now())


def leave(worker_id):
    """Declare a worker gone: whatever it left RUNNING is lost at once, not after the lease."""
    WorkerHeartbeat.objects.filter(pk=worker_id).delete()


def workers_alive():
    return WorkerHeartbeat.objects.filter(seen_at__gte=Now() - LEASE)


def forget_dead_workers():
    WorkerHeartbeat.objects.filter(seen_at__lt=Now() - LEASE).delete()


@contextmanager
def heartbeat(worker_id):
    """Keep ``worker_id`` alive, from a thread of its own: a task may take longer than the lease."""
    beat(worker_id)
    stopped = threading.Event()
    thread = threading.Thread(
        target=_keep_beating, args=(worker_id, stopped), name="heartbeat", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()
        leave(worker_id)


def _keep_beating(worker_id, stopped):
    try:
        while not stopped.wait(BEAT.total_seconds()):
            _beat_or_log(worker_id)
    finally:
        connections.close_all()


def _beat_or_log(worker_id):
    try:
        beat(worker_id)
    except DatabaseError:
        logger.warning("No heartbeat written for %s", worker_id, exc_info=True)
        connections.close_all()
