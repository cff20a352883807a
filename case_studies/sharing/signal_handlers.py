from wagtail.models import Page
from wagtail.signals import workflow_rejected

from cms.pages.changes import pages_changed

from .actions import say_that_it_is_being_changed, say_what_became_of_them


def on_changed(**kwargs):
    say_what_became_of_them()


def on_rejected(instance, **kwargs):
    page = instance.content_object
    if isinstance(page, Page):
        say_that_it_is_being_changed(page.pk)


def connect():
    pages_changed.connect(on_changed, dispatch_uid="case_studies.sharing.changed")
    workflow_rejected.connect(on_rejected, dispatch_uid="case_studies.sharing.rejected")
