"""Changes of what pages are put together from, each handed on: the files are looked at again."""

from django.db.models.signals import post_save, pre_delete
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed

from cms.pages.changes import pages_changed

from .building import ask_for
from .dependents import downloads_with, downloads_with_pages, followed_models
from .models import Download

OF_THE_SITE = (Site, BaseGenericSetting, BaseSiteSetting)


def on_saved(instance, raw=False, **kwargs):
    if not raw:
        follow(instance)


def before_delete(instance, **kwargs):
    """Afterwards nothing refers to it any more."""
    if isinstance(instance, Page):
        ask_for(downloads_with_pages([instance]))
    else:
        follow(instance)


def follow(instance):
    if type(instance) in followed_models():
        ask_for(downloads_with(instance))
    elif isinstance(instance, OF_THE_SITE):
        ask_for(Download.objects.all())


def on_pages_changed(publication_ids, **kwargs):
    """Their own files follow from the outbox (building.py)."""
    ask_for(downloads_with_pages(Page.objects.filter(pk__in=publication_ids)))


def on_slug_changed(instance, **kwargs):
    """The addresses of all below are others now, and are printed."""
    below = instance.get_descendants(inclusive=True)
    ask_for(downloads_with_pages(below))
    ask_for(Download.objects.filter(page__in=below.values("pk")))


def connect():
    post_save.connect(on_saved, dispatch_uid="downloads.saved")
    pre_delete.connect(before_delete, dispatch_uid="downloads.before_delete")
    pages_changed.connect(on_pages_changed, dispatch_uid="downloads.pages_changed")
    page_slug_changed.connect(on_slug_changed, dispatch_uid="downloads.slug_changed")
