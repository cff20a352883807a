"""Work done outside the request: a durable queue in the database (docs/adr/0005)."""


def start():
    """Start this serving process's background worker. A server calls it once, after forking."""
    from .embedded import start  # this package is imported before Django has loaded its apps

    start()


def stop():
    """Finish the current task, or hand it back. A server calls it before its process ends."""
    from .embedded import stop

    stop()
