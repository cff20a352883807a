from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LibraryConfig(AppConfig):
    name = "cms.library"
    label = "library"

    def ready(self):
        from . import loaders  # noqa: F401

        autodiscover_modules("library")
