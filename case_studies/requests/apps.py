from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "case_studies.requests"
    label = "case_study_requests"

    def ready(self):
        from . import signal_handlers

        signal_handlers.connect()
