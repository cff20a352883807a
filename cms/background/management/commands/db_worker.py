from . import run_tasks


class Command(run_tasks.Command):
    """Takes the name of django-tasks-db's worker, which has no heartbeat and recovers nothing."""

    help = "A worker process, for hosts that serve no pages: run_tasks by its usual name."
