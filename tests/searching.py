"""Searching as the site does, without its page."""

from cms.passages.models import Passage
from cms.search.queries import ranked_keys


def find_passages(query, wording=None):
    """The passages that anyone can see and that answer, best first."""
    visible = Passage.objects.visible()
    found = visible.select_related("page", "publication", "document")
    keys = ranked_keys(query, visible, wording)
    passages = found.in_bulk(keys)
    return [passages[key] for key in keys]
