import pytest
from django_tasks_db.models import DBTaskResult

from cms.background import embedded
from cms.background.embedded import EmbeddedWorker
from cms.background.models import WorkerHeartbeat

from .project import tasks
from .site import wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.EMBEDDED_WORKER = True


def test_a_task_enqueued_while_serving_is_run():
    embedded.start()
    result = tasks.succeed.enqueue("answer")

    wait_until(lambda: DBTaskResult.objects.successful().filter(pk=result.id).exists())
    embedded.stop()

    assert not WorkerHeartbeat.objects.exists()


def test_a_second_start_in_the_same_process_does_nothing():
    embedded.start()
    worker = embedded._worker
    embedded.start()

    assert embedded._worker is worker
    embedded.stop()


def test_the_setting_switches_the_worker_off(settings):
    settings.EMBEDDED_WORKER = False

    embedded.start()

    assert embedded._worker is None


def test_a_task_that_does_not_end_in_time_is_handed_back(tmp_path):
    task = tasks.hold.enqueue().db_result
    embedded.start()
    wait_until((tmp_path / "begun").exists)
    worker = embedded._worker

    embedded.stop(wait=0)
    task.refresh_from_db()

    assert (task.status, task.worker_ids) == ("READY", [])
    (tmp_path / "go").touch()
    worker.thread.join()


def test_the_end_of_the_process_does_not_fail_a_task_handed_back(tmp_path):
    """A thread pool refuses work once Python is shutting down; that is not the task's fault."""
    worker = EmbeddedWorker(tmp_path / "lock")
    worker.handed_back = True
    task = tasks.fail.enqueue().db_result
    task.claim("worker")

    worker._perform(task)

    task.refresh_from_db()
    assert task.status == "RUNNING"
