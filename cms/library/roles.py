"""What Wagtail's own groups may do with our lists: without this, nothing."""

from django.contrib.auth.models import Group, Permission

MAY = {
    "organisations": {"contact": ["add", "change", "view"]},
    "taxonomy": {"theme": ["add", "change", "view"], "audience": ["add", "change", "view"]},
    "passages": {"passage": ["change", "view"]},
}


def grant_permissions():
    """Let editors and moderators keep contacts, themes, audiences and permanent addresses."""
    wanted = [
        Permission.objects.get(content_type__app_label=app, codename=f"{action}_{model}")
        for app, models in MAY.items()
        for model, actions in models.items()
        for action in actions
    ]
    for group in Group.objects.filter(name__in=["Editors", "Moderators"]):
        group.permissions.add(*wanted)
