import importlib
import shutil
import sys

import pytest
from django.conf import settings

from cms.background import schedule

from .site import Site


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("empty"))
    site.manage("migrate", "--verbosity=0")
    return site.folder / "db.sqlite3"


@pytest.fixture
def site(tmp_path, empty_database):
    shutil.copy(empty_database, tmp_path)
    site = Site(tmp_path)
    yield site
    site.close()


@pytest.fixture
def jobs(monkeypatch, tmp_path):
    """The test project's jobs, and no others, in a registry and a folder of this test's own."""
    monkeypatch.setattr(schedule, "jobs", {})
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path)
    name = "tests.background.project.jobs"
    if name in sys.modules:
        importlib.reload(sys.modules[name])
    else:
        importlib.import_module(name)
    return schedule.jobs
