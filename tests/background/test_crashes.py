"""Real processes, really killed: no task is lost, and none can take the site down for ever."""

import os
import signal

from .site import children, kill, wait_until


def test_a_task_interrupted_by_kill_9_runs_again_after_a_restart(site):
    site.enqueue("hold")
    server = site.serve()
    wait_until(lambda: len(site.notes("begun")) == 1)
    kill(server)
    assert site.status("tasks.hold") == "RUNNING"

    site.let_go()
    site.serve()

    wait_until(lambda: site.status("tasks.hold") == "SUCCESSFUL")
    assert len(site.notes("begun")) == 2
    assert len(site.notes("ended")) == 1


def test_a_sibling_takes_over_when_the_process_with_the_worker_is_killed(site):
    server = site.serve(processes=2)
    site.enqueue("hold")
    wait_until(lambda: len(site.notes("begun")) == 1 and len(children(server)) == 2)
    [owner] = site.notes("begun")
    [sibling] = children(server) - {owner}
    os.kill(owner, signal.SIGKILL)

    wait_until(lambda: site.notes("begun") == [owner, sibling])
    site.let_go()

    wait_until(lambda: site.status("tasks.hold") == "SUCCESSFUL")
    assert site.notes("ended") == [sibling]


def test_a_task_that_kills_its_worker_three_times_has_failed_and_the_queue_goes_on(site):
    site.enqueue("crash")
    site.enqueue("succeed")
    site.serve()

    wait_until(lambda: site.status("tasks.succeed") == "SUCCESSFUL")
    [(status, worker_ids)] = site.tasks("tasks.crash")
    assert status == "FAILED"
    assert len(site.notes("begun")) == len(set(worker_ids)) == 3
    assert "3 workers died while running this task" in (site.folder / "log").read_text()


def test_only_one_process_of_a_host_works_the_queue(site):
    server = site.serve(processes=2)
    site.enqueue("hold")
    site.enqueue("succeed")
    wait_until(lambda: len(site.notes("begun")) == 1 and len(children(server)) == 2)
    [(worker_ids,)] = site.query("SELECT count(*) FROM background_workerheartbeat")

    assert worker_ids == 1
    assert site.status("tasks.succeed") == "READY"


def test_a_worker_process_on_another_host_keeps_its_task_until_its_heartbeat_stops(site):
    site.enqueue("hold")
    other_host = site.start_worker()
    wait_until(lambda: len(site.notes("begun")) == 1)
    site.serve()
    site.enqueue("succeed")
    wait_until(lambda: site.status("tasks.succeed") == "SUCCESSFUL")
    assert site.notes("begun") == [other_host.pid]

    kill(other_host)
    site.let_go()
    site.query(
        "UPDATE background_workerheartbeat SET seen_at = '2020-01-01 00:00:00'"
        f" WHERE worker_id LIKE '%-{other_host.pid}-%'"
    )
    site.start_worker()  # it looks at once, where the server looks every five seconds

    wait_until(lambda: site.status("tasks.hold") == "SUCCESSFUL")
    assert len(site.notes("begun")) == 2
