from django.apps import AppConfig


class OwnPacksConfig(AppConfig):
    name = "cms.packs.own"
    label = "own_packs"

    def ready(self):
        from . import building  # noqa: F401 registers what the sweeping of files has to keep
