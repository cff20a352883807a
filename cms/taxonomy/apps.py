from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "cms.taxonomy"
    label = "taxonomy"

    def ready(self):
        from . import facets, spellings  # noqa: F401  register them
