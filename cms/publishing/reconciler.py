"""Repairs what is missing: a publication without its record, a promise without its delivery."""

from .actions import record
from .models import Edition, OutboxEntry, Publication
from .outbox import deliver_outbox


def publication_models():
    return [model for model in _subclasses(Publication) if not model._meta.abstract]


def _subclasses(model):
    for child in model.__subclasses__():
        yield child
        yield from _subclasses(child)


def reconcile():
    """Compare every live publication with its last edition. Cheap where nothing is missing."""
    for model in publication_models():
        for publication in model.objects.live().filter(alias_of=None):
            if _is_missing(publication):
                record(publication.pk)
    if OutboxEntry.objects.due().exists():
        deliver_outbox.enqueue()


def _is_missing(publication):
    latest = Edition.objects.of(publication).first()
    now = [(page.pk, page.live_revision_id) for page, _ in publication.get_passage_pages()]
    return latest is None or latest.manifest() != now
