from cms.background import checks


def test_the_worker_command_is_the_one_with_a_heartbeat():
    assert checks.check_db_worker_is_ours(None) == []


def test_apps_in_the_wrong_order_are_an_error(monkeypatch):
    monkeypatch.setattr(checks, "get_commands", lambda: {"db_worker": "django_tasks_db"})

    [error] = checks.check_db_worker_is_ours(None)

    assert error.id == "background.E001"
