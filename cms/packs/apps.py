from django.apps import AppConfig


class PacksConfig(AppConfig):
    name = "cms.packs"
    label = "packs"
