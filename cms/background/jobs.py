from django.core.management import call_command

from .schedule import every


@every(days=1)
def prune_task_results():
    """Delete what the queue remembers: successes after a day, failures after a fortnight."""
    call_command(
        "prune_db_task_results",
        queue_name="*",
        min_age_days=1,
        failed_min_age_days=14,
        verbosity=0,
    )
