"""The worker thread of a serving process: one per host, elected by a lock on a file.

The kernel releases the lock when its holder dies, however it dies, and a sibling that waits for it
takes over at once. The file names its last holder: who gets the lock knows that worker is dead.
"""

import atexit
import fcntl
import logging
import threading

from django.conf import settings
from django.db import DatabaseError, connections

from .heartbeat import leave
from .worker import Worker

logger = logging.getLogger(__name__)

FINISH_SECONDS = 20  # less than the server's own patience: gunicorn.graceful_timeout

_worker = None


class EmbeddedWorker(Worker):
    """Waits in a daemon thread until it is elected, then works until its process ends."""

    def __init__(self, lock_path):
        super().__init__()
        self.lock_path = lock_path
        self.lock = None  # open and locked once elected
        self.thread = threading.Thread(target=self.run, name="background", daemon=True)

    def run(self):
        try:
            self.lock_path.parent.mkdir(parents=True, exist_ok=True)
            with self.lock_path.open("a+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self.lock = lock
                super().run()
        except Exception:
            logger.critical("No background worker: see the error below", exc_info=True)
        finally:
            connections.close_all()

    def begin(self):
        self.lock.seek(0)
        leave(self.lock.read())
        super().begin()
        self.lock.truncate(0)
        self.lock.write(self.worker_id)
        self.lock.flush()

    def stop(self, wait):
        """Let the current task end within ``wait`` seconds, or hand it back."""
        self.stopping.set()
        if self.lock:
            self.thread.join(wait)
            self.hand_back_current()


def start():
    """Start this process's worker thread once, unless ``settings.EMBEDDED_WORKER`` is off."""
    global _worker
    if settings.EMBEDDED_WORKER and _worker is None:
        _worker = EmbeddedWorker(settings.VAR_DIR / "background.lock")
        _worker.thread.start()
        atexit.register(stop, wait=0)  # for a server that has no hook at its end


def stop(wait=FINISH_SECONDS):
    """Stop the worker thread. A task not ended in time is handed back: it runs again later."""
    global _worker
    worker, _worker = _worker, None
    if worker:
        try:
            worker.stop(wait)
        except DatabaseError:  # nothing is lost: the next holder of the lock recovers the task
            logger.exception("The current task was not handed back")
