"""modelsearch's own test project with our back end: another site than ours, without Wagtail."""

import tempfile
from pathlib import Path

from modelsearch.test.settings import *  # noqa: F403

INDEX_DIRECTORY = tempfile.TemporaryDirectory(prefix="whoosh-")  # removed with the process
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
MODELSEARCH_BACKENDS = {
    "default": {"BACKEND": "cms.search.whoosh", "PATH": INDEX_DIRECTORY.name, "LOCK_TIMEOUT": 0.2},
}
FIXTURE_DIRS = [Path(__file__).parent / "fixtures"]
