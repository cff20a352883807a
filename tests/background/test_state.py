import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.background.heartbeat import LEASE, beat
from cms.background.models import WorkerHeartbeat
from cms.background.state import state

from .project import tasks

pytestmark = pytest.mark.django_db


def test_without_work_or_worker_there_is_nothing_to_report():
    assert state() == {
        "worker_alive": False,
        "heartbeat_age": None,
        "waiting": 0,
        "oldest_waiting_age": None,
        "failed": 0,
    }


def test_a_worker_is_alive_while_its_heartbeat_is_fresh():
    beat("worker")
    assert state()["worker_alive"]

    WorkerHeartbeat.objects.update(seen_at=timezone.now() - LEASE)
    assert not state()["worker_alive"]
    assert state()["heartbeat_age"] >= LEASE.total_seconds()


def test_the_age_of_the_oldest_waiting_task_is_told():
    tasks.succeed.enqueue()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=5))
    tasks.succeed.enqueue()

    assert state()["waiting"] == 2
    assert 300 <= state()["oldest_waiting_age"] < 310


def test_a_task_put_off_waits_from_its_time_on():
    now = timezone.now()
    tasks.succeed.using(run_after=now + timedelta(hours=1)).enqueue()
    assert state()["waiting"] == 0

    DBTaskResult.objects.update(
        enqueued_at=now - timedelta(hours=2), run_after=now - timedelta(minutes=1)
    )
    assert 60 <= state()["oldest_waiting_age"] < 70


def test_failed_tasks_are_counted():
    tasks.fail.enqueue()
    call_command("run_tasks", until_empty=True, verbosity=0)

    assert state()["failed"] == 1


def test_the_command_prints_one_line_of_json(capsys):
    call_command("background_state")

    assert json.loads(capsys.readouterr().out)["worker_alive"] is False


def test_run_tasks_says_what_it_did(capsys):
    tasks.succeed.enqueue()
    tasks.fail.enqueue()

    call_command("run_tasks", until_empty=True)

    assert capsys.readouterr().out == "2 tasks run, 1 of them failed\n"
