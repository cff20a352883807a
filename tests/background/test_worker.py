import pytest
from django.db import DatabaseError, OperationalError
from django_tasks_db.models import DBTaskResult

from cms.background import worker as worker_module
from cms.background.worker import Worker

from .project import tasks

pytestmark = pytest.mark.django_db


def work():
    Worker().work(until_empty=True)


def test_a_task_is_run_and_its_value_kept():
    result = tasks.succeed.enqueue("answer")

    work()
    result.refresh()

    assert result.return_value == "answer"


def test_an_error_fails_the_task_and_the_next_one_runs(caplog):
    failed, successful = tasks.fail.enqueue(), tasks.succeed.enqueue()

    work()
    failed.refresh()
    successful.refresh()

    assert (failed.status, successful.status) == ("FAILED", "SUCCESSFUL")
    assert "ValueError: meant to fail" in caplog.text


def test_a_task_that_exits_fails_and_the_worker_goes_on():
    failed, successful = tasks.leave.enqueue(), tasks.succeed.enqueue()

    work()
    failed.refresh()
    successful.refresh()

    assert (failed.status, successful.status) == ("FAILED", "SUCCESSFUL")


def test_a_task_whose_function_is_gone_fails():
    task = tasks.succeed.enqueue().db_result
    DBTaskResult.objects.update(task_path="tests.background.project.tasks.gone")

    work()

    task.refresh_from_db()
    assert task.status == "FAILED"


def test_a_task_that_finds_the_database_locked_is_tried_three_times():
    task = tasks.find_database_locked.enqueue().db_result

    work()

    task.refresh_from_db()
    assert (task.status, len(task.worker_ids)) == ("FAILED", 3)


def test_a_locked_database_does_not_stop_the_worker(monkeypatch):
    task = tasks.succeed.enqueue().db_result
    unlocked = worker_module.exclusive_transaction

    def locked_once():
        monkeypatch.setattr(worker_module, "exclusive_transaction", unlocked)
        raise OperationalError("database is locked")

    monkeypatch.setattr(worker_module, "exclusive_transaction", locked_once)
    work()

    task.refresh_from_db()
    assert task.status == "SUCCESSFUL"


@pytest.mark.parametrize("error", [DatabaseError, OperationalError])
def test_a_task_whose_end_could_not_be_recorded_runs_again_under_a_new_worker(monkeypatch, error):
    task = tasks.succeed.enqueue().db_result
    worker = Worker()
    perform = worker._perform

    def fail_once(task):
        monkeypatch.setattr(worker, "_perform", perform_and_stop)
        raise error("the server has gone away")

    def perform_and_stop(task):
        perform(task)
        worker.stopping.set()

    monkeypatch.setattr(worker_module, "RESTART_SECONDS", 0)
    monkeypatch.setattr(worker_module, "enqueue_due_jobs", lambda: None)
    monkeypatch.setattr(worker, "_perform", fail_once)
    worker.run()

    task.refresh_from_db()
    assert (task.status, len(set(task.worker_ids))) == ("SUCCESSFUL", 2)


def test_housekeeping_that_fails_does_not_stop_the_tasks(monkeypatch, caplog):
    def fail(own_id):
        raise OperationalError("database is locked")

    task = tasks.succeed.enqueue().db_result
    monkeypatch.setattr(worker_module, "recover_lost_tasks", fail)
    work()

    task.refresh_from_db()
    assert task.status == "SUCCESSFUL"
    assert "wait 5.0 s" in caplog.text
