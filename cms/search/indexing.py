"""The index follows publications: told by the outbox, rebuilt when it is missing or outdated."""

from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage
from cms.publishing.outbox import subscriber

from .semantic.making import drop_outdated, make_soon


@subscriber
def index_publication(publication_id):
    """Bring the index up to what the database says of one publication."""
    backend = get_search_backend()
    passages = Passage.objects.filter(publication=publication_id)
    backend.add_bulk(Passage, list(passages.filter(removed_at=None)))
    for passage in passages.exclude(removed_at=None):
        backend.delete(passage)


@subscriber
def keep_vectors(publication_id):
    """Nothing of one publication is found by what it once meant."""
    drop_outdated(Passage.objects.filter(publication=publication_id))
    make_soon()
