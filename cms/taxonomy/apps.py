from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "cms.taxonomy"
    label = "taxonomy"

    def ready(self):
        from . import facets  # noqa: F401  registers them
