"""A site of real processes on a real SQLite file, to be killed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from contextlib import closing
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
PATIENCE_SECONDS = 20  # a busy machine; a healthy one needs a fraction of a second


class Site:
    """``folder`` holds the database and the notes of ``project/notes.py``."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.environment = {
            **os.environ,
            "VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.background.project.settings",
            "HOST": "127.0.0.1",
            "PORT": "0",
        }
        self.processes = []

    def manage(self, *arguments):
        """Run a management command to its end."""
        command = [sys.executable, "-m", "django", *arguments]
        subprocess.run(command, cwd=CHECKOUT, env=self.environment, check=True)

    def enqueue(self, name):
        """What ``tasks.name.enqueue()`` does, without the second it takes to start Django."""
        self.query(
            "INSERT INTO django_tasks_database_dbtaskresult (id, status, enqueued_at, run_after,"
            " args_kwargs, priority, task_path, worker_ids, queue_name, backend_name,"
            " exception_class_path, traceback) VALUES"
            f" ('{uuid.uuid4().hex}', 'READY', datetime('now'), '9999-01-01 00:00:00',"
            """ '{"args": [], "kwargs": {}}', 0, """
            f"'tests.background.project.tasks.{name}', '[]', 'default', 'default', '', '')"
        )

    def serve(self, processes=1):
        """The site as production serves it. The process returned is gunicorn's master."""
        self.environment["WEB_CONCURRENCY"] = str(processes)
        application = "django.core.wsgi:get_wsgi_application()"
        return self._start("-m", "gunicorn", "-c", "python:cms.background.gunicorn", application)

    def start_worker(self):
        return self._start("-m", "django", "db_worker")

    def notes(self, name):
        """The ids of the processes that made a note."""
        path = self.folder / name
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def let_go(self):
        """Let the task ``hold`` end."""
        (self.folder / "go").touch()

    def tasks(self, name):
        """Status and worker ids of every task of this name."""
        rows = self.query(
            "SELECT status, worker_ids FROM django_tasks_database_dbtaskresult"
            f" WHERE task_path = 'tests.background.project.{name}'"
        )
        return [(status, json.loads(worker_ids)) for status, worker_ids in rows]

    def status(self, name):
        [(status, _)] = self.tasks(name)
        return status

    def query(self, sql):
        database = self.folder / "db.sqlite3"
        with closing(sqlite3.connect(database, timeout=20, isolation_level=None)) as connection:
            return connection.execute(sql).fetchall()

    def close(self):
        for process in self.processes:
            kill(process)

    def _start(self, *arguments):
        with (self.folder / "log").open("a") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=CHECKOUT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes.append(process)
        return process


def kill(process):
    """kill -9 of a process and its children, as when the machine takes them."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def children(process):
    return set(
        map(int, Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())
    )


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
