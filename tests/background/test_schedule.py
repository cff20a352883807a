from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.background import schedule
from cms.background.models import ScheduledRun
from cms.background.worker import Worker

from .site import wait_until

pytestmark = pytest.mark.django_db

TICK = "tests.background.project.jobs.tick"
DAILY = "tests.background.project.jobs.daily"


def enqueued(name):
    return DBTaskResult.objects.filter(task_path=name).count()


def work():
    Worker().work(until_empty=True)


def last_ran(name, *, ago):
    ScheduledRun.objects.filter(pk=name).update(enqueued_at=timezone.now() - ago)


def test_a_new_job_is_due_at_once_and_then_not_before_its_interval_has_passed(jobs):
    schedule.enqueue_due_jobs()
    work()
    schedule.enqueue_due_jobs()

    assert enqueued(TICK) == enqueued(DAILY) == 1


def test_a_job_is_due_again_when_its_interval_has_passed(jobs):
    schedule.enqueue_due_jobs()
    work()
    last_ran(TICK, ago=timedelta(seconds=61))
    last_ran(DAILY, ago=timedelta(hours=23))
    schedule.enqueue_due_jobs()

    assert enqueued(TICK) == 2
    assert enqueued(DAILY) == 1


def test_missed_runs_are_made_up_for_by_one(jobs):
    schedule.enqueue_due_jobs()
    work()
    last_ran(TICK, ago=timedelta(days=3))
    schedule.enqueue_due_jobs()
    work()
    schedule.enqueue_due_jobs()

    assert enqueued(TICK) == 2


def test_a_job_is_not_enqueued_while_its_last_run_waits(jobs):
    schedule.enqueue_due_jobs()
    last_ran(TICK, ago=timedelta(minutes=2))
    schedule.enqueue_due_jobs()

    assert enqueued(TICK) == 1


def test_a_clock_set_back_does_not_stop_the_jobs(jobs):
    schedule.enqueue_due_jobs()
    work()
    last_ran(TICK, ago=timedelta(hours=-5))
    schedule.enqueue_due_jobs()

    assert enqueued(TICK) == 2


def test_of_two_hosts_that_find_a_job_due_one_enqueues_it(jobs):
    schedule.enqueue_due_jobs()
    seen = ScheduledRun.objects.get(pk=TICK).enqueued_at
    now = seen + timedelta(minutes=1)

    assert [bool(schedule._claim_run(TICK, seen, now)) for _ in range(2)] == [True, False]


def test_a_job_overtakes_the_tasks_that_wait(jobs, tmp_path):
    from .project import tasks

    order = []
    tasks.succeed.enqueue()
    schedule.enqueue_due_jobs()
    Worker().work(until_empty=True, after_each=lambda task: order.append(task.task_path))

    assert order[-1].endswith("succeed")


def test_a_failing_job_stops_neither_the_other_jobs_nor_the_tasks(site):
    site.serve()
    wait_until(lambda: site.notes("ticks") and site.notes("days"))
    assert site.status("jobs.fail") == "FAILED"
    site.enqueue("succeed")

    wait_until(lambda: site.status("tasks.succeed") == "SUCCESSFUL")
    assert "ValueError: meant to fail" in (site.folder / "log").read_text()


def test_old_results_are_pruned_and_fresh_failures_kept():
    from cms.background.jobs import prune_task_results

    from .project import tasks

    for task in tasks.succeed, tasks.fail:
        task.enqueue()
    work()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=2))

    prune_task_results.call()

    assert [row.task_name for row in DBTaskResult.objects.all()] == ["fail"]
