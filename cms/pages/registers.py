"""A register's page follows its list: what is saved or deleted there is recorded with the page."""

from django.apps import apps
from django.db.models.signals import post_delete, post_save
from wagtail.models import get_page_models

from .changes import touch
from .models import RegisterPage


def connect():
    for page_class in get_page_models():
        if issubclass(page_class, RegisterPage):
            for name in (page_class.lists, *page_class.follows):
                _follow(page_class, apps.get_model(name))


def _follow(page_class, model):
    def on_row_changed(raw=False, **kwargs):
        if not raw:  # a fixture brings its passages with it
            touch_pages(page_class)

    name = f"registers.{page_class.__name__}.{model.__name__}"
    for signal in (post_save, post_delete):
        signal.connect(on_row_changed, sender=model, weak=False, dispatch_uid=name)


def touch_pages(page_class):
    """Where the page is a draft, or none exists, nothing of it is public and nothing happens."""
    for pk in page_class.objects.live().values_list("pk", flat=True):
        touch(pk)
