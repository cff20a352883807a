from datetime import timedelta

import pytest
from django.core.management import call_command
from PIL import ImageFile

from tests import factories


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
