from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "case_studies.sharing"
    label = "case_study_sharing"

    def ready(self):
        from . import signal_handlers

        signal_handlers.connect()
