from django.core.checks import Error, register
from django.core.management import get_commands


@register
def check_db_worker_is_ours(app_configs, **kwargs):
    """The first app that has a command wins; without a heartbeat its tasks would run twice."""
    if get_commands()["db_worker"] == "cms.background":
        return []
    return [
        Error(
            "The command db_worker is not cms.background's, so its tasks would count as lost.",
            hint="Put cms.background before django_tasks_db in INSTALLED_APPS.",
            id="background.E001",
        )
    ]
