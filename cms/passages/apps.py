from django.apps import AppConfig


class PassagesConfig(AppConfig):
    name = "cms.passages"
    label = "passages"
