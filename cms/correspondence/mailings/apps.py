from django.apps import AppConfig


class MailingsConfig(AppConfig):
    name = "cms.correspondence.mailings"
    label = "mailings"
