"""A site with nothing but background work, for tests that start and kill real processes."""

import os
from pathlib import Path

VAR_DIR = Path(os.environ["VAR_DIR"])
SECRET_KEY = "only these tests know"
ROOT_URLCONF = "tests.background.project.urls"
ALLOWED_HOSTS = ["*"]
USE_TZ = True
EMBEDDED_WORKER = True
INSTALLED_APPS = ["cms.background", "tests.background.project", "django_tasks", "django_tasks_db"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "db.sqlite3",
        "TEST": {"NAME": VAR_DIR / "test.sqlite3"},  # a file: the worker is another thread
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL",
        },
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
