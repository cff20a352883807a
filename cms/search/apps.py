from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "cms.search"
    label = "guidance_search"

    def ready(self):
        from . import indexing  # noqa: F401  subscribes to publications
        from .semantic import checks  # noqa: F401
