"""What Wagtail's own groups may do with our lists: without this, nothing."""

from django.contrib.auth.models import Group, Permission

KEEP = ["add", "change", "view"]
ANSWER = ["change", "delete", "view"]
MAY = {
    "organisations": {"contact": KEEP, "organisation": KEEP, "region": ["change", "view"]},
    "taxonomy": {
        "audience": KEEP,
        "clientgroup": KEEP,
        "glossaryterm": KEEP,
        "involvementmethod": KEEP,
        "theme": KEEP,
    },
    "passages": {"passage": ["change", "view"]},
    "case_studies": {"project": KEEP, "fundingscheme": KEEP},
    "guidance_search": {"unansweredsearch": ["view"]},
    "case_study_requests": {"recordrequest": ANSWER},
    "case_study_sharing": {"sharedcasestudy": ANSWER},
    "mailings": {"mailing": [*KEEP, "delete"]},
    "mail": {"message": ["change", "view"]},
}
MODERATORS_MAY = {
    "case_studies": {"project": ["publish"], "fundingscheme": ["publish"]},
    "wagtailsearchpromotions": {"searchpromotion": [*KEEP, "delete"]},  # public when saved
}


def grant_permissions():
    """Let editors and moderators keep the site’s lists and permanent addresses."""
    for group in Group.objects.filter(name__in=["Editors", "Moderators"]):
        group.permissions.add(*_permissions(MAY))
    for group in Group.objects.filter(name="Moderators"):
        group.permissions.add(*_permissions(MODERATORS_MAY))


def _permissions(granted):
    return [
        Permission.objects.get(content_type__app_label=app, codename=f"{action}_{model}")
        for app, models in granted.items()
        for model, actions in models.items()
        for action in actions
    ]
