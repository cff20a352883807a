from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "pages"

    def ready(self):
        from . import checks, registers  # noqa: F401  checks registers itself

        registers.connect()
