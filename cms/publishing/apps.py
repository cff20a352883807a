from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "cms.publishing"
    label = "publishing"

    def ready(self):
        from . import signal_handlers

        signal_handlers.connect()
