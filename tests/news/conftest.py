from datetime import timedelta

import pytest
from django.utils import timezone

from cms.publishing.scheduling import publish_due


@pytest.fixture
def embargo():
    return timezone.now().replace(second=0, microsecond=0) + timedelta(hours=2)


@pytest.fixture
def the_embargo_ends(monkeypatch, embargo, work_queue):
    def end():
        monkeypatch.setattr("django.utils.timezone.now", lambda: embargo + timedelta(seconds=30))
        publish_due()
        work_queue()

    return end
