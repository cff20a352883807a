from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BackgroundConfig(AppConfig):
    name = "cms.background"
    label = "background"

    def ready(self):
        from . import checks  # noqa: F401

        autodiscover_modules("jobs")  # every app's jobs.py, where @every registers them
