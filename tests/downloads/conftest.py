import pytest

from cms.downloads.models import Download, downloads_storage
from guidance.models import AbstractGuidePage

from .plain_text import PlainText


@pytest.fixture
def plain_text(monkeypatch):
    """Guides are handed out as plain text, which is quick to make."""
    monkeypatch.setattr(AbstractGuidePage, "formats", [PlainText])
    PlainText.start_anew()
    return PlainText


@pytest.fixture
def built(plain_text, guide, work_queue):
    work_queue()
    return Download.objects.get(page=guide)


@pytest.fixture
def content_of():
    def content(download):
        with downloads_storage().open(download.stored_name) as file:
            return file.read().decode()

    return content
