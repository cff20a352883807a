"""What follows a publication happens, sooner or later, whatever fails in between."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.publishing import outbox
from cms.publishing.models import OutboxEntry
from cms.publishing.outbox import deliver_outbox
from cms.publishing.reconciler import reconcile
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch):
    """A list of the publications a subscriber was told of; the real ones are silent."""
    told = []
    monkeypatch.setattr(outbox, "_subscribers", [told.append])
    return told


def test_every_publication_leaves_a_promise_and_a_task(guide):
    assert OutboxEntry.objects.pending().filter(publication_id=guide.pk).exists()
    assert DBTaskResult.objects.filter(task_path__endswith="deliver_outbox").exists()


def test_an_undone_publication_leaves_neither(guide):
    OutboxEntry.objects.all().delete()
    with pytest.raises(RuntimeError), transaction.atomic():
        factories.publish(guide)
        raise RuntimeError
    assert not OutboxEntry.objects.exists()


def test_subscribers_are_told_once_for_all_promises_so_far(guide, told):
    factories.publish(guide)
    deliver_outbox.func()
    assert told.count(guide.pk) == 1
    assert not OutboxEntry.objects.pending().exists()


def test_a_failure_is_kept_and_tried_again_later(guide, monkeypatch):
    def fail(publication_id):
        raise OSError("disk full")

    monkeypatch.setattr(outbox, "_subscribers", [fail])
    deliver_outbox.func()
    entry = OutboxEntry.objects.filter(publication_id=guide.pk).first()
    assert entry.delivered_at is None
    assert "disk full" in entry.error
    assert entry.due_at > timezone.now()


def test_the_next_try_delivers(guide, told):
    OutboxEntry.objects.update(attempts=1, due_at=timezone.now() - timedelta(seconds=1))
    deliver_outbox.func()
    assert guide.pk in told


def test_one_failing_publication_holds_up_no_other(guide, monkeypatch):
    other = factories.published_guide(title="Other")
    told = []

    def fail_for_one(publication_id):
        if publication_id == guide.pk:
            raise OSError
        told.append(publication_id)

    monkeypatch.setattr(outbox, "_subscribers", [fail_for_one])
    deliver_outbox.func()
    assert other.pk in told


def test_the_reconciler_asks_again_for_what_was_forgotten(guide):
    DBTaskResult.objects.all().delete()
    reconcile()
    assert DBTaskResult.objects.filter(task_path__endswith="deliver_outbox").exists()


def test_an_editor_is_told_of_what_stays_undelivered(editor_client, guide):
    OutboxEntry.objects.filter(publication_id=guide.pk).update(attempts=5)
    assert "could not be indexed" in editor_client.get("/admin/").content.decode()
