import signal

from .site import wait_until


def test_a_stopping_server_finishes_the_task_in_hand(site):
    site.enqueue("hold")
    server = site.serve()
    wait_until(lambda: site.notes("begun"))

    server.terminate()
    wait_until(lambda: "Handling signal: term" in (site.folder / "log").read_text())
    site.let_go()

    assert server.wait(timeout=20) == 0
    assert site.status("tasks.hold") == "SUCCESSFUL"
    assert site.query("SELECT * FROM background_workerheartbeat") == []


def test_a_stopping_worker_process_finishes_the_task_in_hand(site):
    site.enqueue("hold")
    worker = site.start_worker()
    wait_until(lambda: site.notes("begun"))

    worker.terminate()
    site.let_go()

    assert worker.wait(timeout=20) == 0
    assert site.status("tasks.hold") == "SUCCESSFUL"


def test_a_second_signal_hands_the_task_back_without_counting_the_try(site):
    site.enqueue("hold")
    worker = site.start_worker()
    wait_until(lambda: site.notes("begun"))

    worker.send_signal(signal.SIGTERM)
    worker.send_signal(signal.SIGINT)

    assert worker.wait(timeout=20) == 0
    assert site.tasks("tasks.hold") == [("READY", [])]


def test_a_management_command_starts_no_worker(site):
    site.enqueue("succeed")

    site.manage("check")

    assert site.status("tasks.succeed") == "READY"
    assert not (site.folder / "background.lock").exists()
