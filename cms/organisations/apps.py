from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "cms.organisations"
    label = "organisations"

    def ready(self):
        from . import facets  # noqa: F401  registers them
