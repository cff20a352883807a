from django.apps import AppConfig


class DownloadsConfig(AppConfig):
    name = "cms.downloads"
    label = "downloads"

    def ready(self):
        from . import (
            building,  # noqa: F401  subscribes to publications
            signal_handlers,
        )

        signal_handlers.connect()
