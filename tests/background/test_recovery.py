from datetime import timedelta

import pytest
from django.utils import timezone

from cms.background.heartbeat import LEASE, beat, leave
from cms.background.models import WorkerHeartbeat
from cms.background.recovery import recover_lost_tasks

from .project import tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def task():
    """A task that the worker "other" is running."""
    beat("other")
    task = tasks.succeed.enqueue().db_result
    task.claim("other")
    return task


def fall_silent(worker_id):
    seen_at = timezone.now() - LEASE - timedelta(seconds=1)
    WorkerHeartbeat.objects.filter(pk=worker_id).update(seen_at=seen_at)


def test_the_task_of_a_worker_with_a_heartbeat_is_left_alone(task):
    recover_lost_tasks("own")

    task.refresh_from_db()
    assert (task.status, task.worker_ids) == ("RUNNING", ["other"])


def test_the_task_of_a_worker_that_has_fallen_silent_is_ready_again(task):
    fall_silent("other")

    recover_lost_tasks("own")

    task.refresh_from_db()
    assert (task.status, task.started_at) == ("READY", None)
    assert not WorkerHeartbeat.objects.filter(pk="other").exists()


def test_the_task_of_a_worker_that_has_left_is_ready_at_once(task):
    leave("other")

    recover_lost_tasks("own")

    task.refresh_from_db()
    assert task.status == "READY"


def test_a_worker_never_takes_its_own_task_from_itself(task):
    fall_silent("other")

    recover_lost_tasks("other")

    task.refresh_from_db()
    assert task.status == "RUNNING"


def test_the_third_lost_try_is_the_last(task, caplog):
    task.worker_ids = ["first", "second", "other"]
    task.save()
    leave("other")

    recover_lost_tasks("own")

    task.refresh_from_db()
    assert task.status == "FAILED"
    assert "3 workers died" in task.task_result.errors[0].traceback
    assert "3 workers died" in caplog.text


def test_a_task_claimed_anew_meanwhile_is_left_alone(task, monkeypatch):
    leave("other")
    lost = type(task).objects.get(pk=task.pk)
    task.claim("third")
    monkeypatch.setattr("cms.background.recovery.DBTaskResult.objects.running", lambda: [lost])

    recover_lost_tasks("own")

    task.refresh_from_db()
    assert (task.status, task.worker_ids) == ("RUNNING", ["other", "third"])
