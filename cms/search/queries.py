from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage

FEW_HITS = 10


def find_passages(query):
    """The visible passages that answer ``query`` (normalised), best first.

    All words first; any word when fewer than ten passages have them all. Something that can be
    counted and sliced, of :class:`Passage` with page and publication.
    """
    if not query:
        return []
    query = query.replace('"', " ")  # SQLite's own engine takes it for syntax
    visible = Passage.objects.visible().select_related("page", "publication")
    backend = get_search_backend()
    strict = backend.search(query, visible, operator="and")
    if strict.count() >= FEW_HITS:
        return strict
    return _best_first(strict, backend.search(query, visible, operator="or"))


def _best_first(strict, loose):
    """Every passage that has all the words, then those that have some."""
    first = list(strict)
    seen = {passage.pk for passage in first}
    return first + [passage for passage in loose[:200] if passage.pk not in seen]
