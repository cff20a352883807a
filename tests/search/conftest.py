import pytest

from guidance.models import AbstractGuidePage


@pytest.fixture(autouse=True)
def no_files(monkeypatch):
    """Nothing here is about PDFs, and each takes seconds."""
    monkeypatch.setattr(AbstractGuidePage, "formats", [])
