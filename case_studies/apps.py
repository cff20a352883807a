from django.apps import AppConfig


class CaseStudiesConfig(AppConfig):
    name = "case_studies"

    def ready(self):
        from . import facets  # noqa: F401  registers them
