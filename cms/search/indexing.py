"""The index follows publications: told by the outbox, rebuilt when it is missing or outdated."""

from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage
from cms.publishing.outbox import subscriber


@subscriber
def index_publication(publication_id):
    """Bring the index up to what the database says of one publication."""
    backend = get_search_backend()
    passages = Passage.objects.filter(publication=publication_id)
    backend.add_bulk(Passage, list(passages.filter(removed_at=None)))
    for passage in passages.exclude(removed_at=None):
        backend.delete(passage)
