"""Wagtail's signals, each handed on to the one door."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.pages.changes import pages_changed, touch
from cms.pages.models import BasePage

from .actions import record, record_publication
from .files import follow_file
from .models import LibraryDocument


def on_published(instance, revision=None, **kwargs):
    record_publication(instance, revision)


def on_unpublished(instance, **kwargs):
    if isinstance(instance, BasePage):
        touch(instance.get_publication().pk)


def on_moved(instance, parent_page_before, parent_page_after, **kwargs):
    """Both wholes are touched, and everything below: addresses change with the tree."""
    for page in (parent_page_before.specific, instance.specific):
        if isinstance(page, BasePage):
            touch(page.get_publication().pk)
    for page in instance.get_descendants().specific(defer=True):
        touch(page.get_publication().pk)


def before_delete(instance, **kwargs):
    """Afterwards the page could not be asked whose part it was."""
    if isinstance(instance, BasePage):
        touch(instance.get_publication().pk)


def on_privacy_changed(instance, origin=None, **kwargs):
    """``origin`` is what is being deleted: where that is the page, ``before_delete`` was told."""
    if origin is not None and origin is not instance:
        return
    page = instance.page.specific
    if isinstance(page, BasePage):
        touch(page.get_publication().pk)


def on_changed(publication_ids, **kwargs):
    for publication_id in publication_ids:
        record(publication_id)


def on_document_saved(instance, raw=False, **kwargs):
    if not raw:
        follow_file(instance)


def connect():
    page_published.connect(on_published, dispatch_uid="publishing.published")
    page_unpublished.connect(on_unpublished, dispatch_uid="publishing.unpublished")
    post_page_move.connect(on_moved, dispatch_uid="publishing.moved")
    pre_delete.connect(before_delete, dispatch_uid="publishing.before_delete")
    for signal in (post_save, post_delete):
        signal.connect(
            on_privacy_changed, sender=PageViewRestriction, dispatch_uid="publishing.privacy"
        )
    post_save.connect(
        on_document_saved, sender=LibraryDocument, dispatch_uid="publishing.document_saved"
    )
    pages_changed.connect(on_changed, dispatch_uid="publishing.changed")
