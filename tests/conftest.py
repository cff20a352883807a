from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from PIL import ImageFile

from tests import databases, factories


@pytest.fixture(scope="session")
def django_db_keepdb():
    """SQLite starts with a copy, which goes with the folder of the tests (databases.py)."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def kept_database(request):
    """Where the migrated one is; None without pytest's cache, and for PostgreSQL."""
    cache = getattr(request.config, "cache", None)
    if cache and connection.vendor == "sqlite":
        return databases.kept_file(cache.mkdir("databases"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, kept_database):
    if kept_database:
        databases.take(kept_database, connection.settings_dict["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, kept_database):
    if kept_database:
        with django_db_blocker.unblock():
            databases.keep(kept_database, connection)


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    """Each test has a search index and files of its own."""
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {**settings.WAGTAILSEARCH_BACKENDS["default"], "PATH": tmp_path / "search"}
    }
    downloads = {**settings.STORAGES["downloads"], "OPTIONS": {"location": tmp_path / "downloads"}}
    settings.STORAGES = {**settings.STORAGES, "downloads": downloads}


@pytest.fixture(autouse=True)
def pictures_are_read_strictly(monkeypatch):
    """As on the site, which never imports WeasyPrint: it has Pillow overlook a picture cut off."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)


@pytest.fixture
def guide(db):
    return factories.published_guide()


@pytest.fixture
def editor(db):
    return factories.UserFactory()


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def work_queue(db, monkeypatch):
    """Do what waits in the background queue, now."""
    # From its own thread a beat would wait for the test's transaction, and the test for the beat
    monkeypatch.setattr("cms.background.heartbeat.BEAT", timedelta(days=1))

    def work():
        call_command("run_tasks", until_empty=True)

    return work
