from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "cms.correspondence"
    label = "correspondence"
