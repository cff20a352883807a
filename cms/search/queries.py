from wagtail.search.backends import get_search_backend

FEW_HITS = 10
MOST_LOOSE_HITS = 200


def ranked_keys(query, passages):
    """Primary keys of those passages of a queryset that answer, best first. Any query will do.

    All words first; then, when fewer than ten passages have them all, those that have some.
    """
    query = query.replace('"', " ").strip()  # SQLite's own engine takes it for syntax
    if not query:
        return []
    backend = get_search_backend()
    keys = [passage.pk for passage in backend.search(query, passages, operator="and")]
    if len(keys) < FEW_HITS:
        loose = backend.search(query, passages, operator="or")[:MOST_LOOSE_HITS]
        keys = list(dict.fromkeys([*keys, *(passage.pk for passage in loose)]))
    return keys
