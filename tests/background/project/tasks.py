import os
import signal
import sys
import time

from django.conf import settings
from django.db import OperationalError
from django_tasks import task

from .notes import note


@task()
def succeed(value=None):
    return value


@task()
def fail():
    raise ValueError("meant to fail")


@task()
def leave():
    sys.exit(1)


@task()
def find_database_locked():
    raise OperationalError("database is locked")


@task()
def hold():
    """Note the beginning, wait for the file ``go``, note the end."""
    note("begun")
    while not (settings.VAR_DIR / "go").exists():
        time.sleep(0.01)
    note("ended")


@task()
def crash():
    note("begun")
    os.kill(os.getpid(), signal.SIGKILL)
