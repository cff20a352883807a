"""A search back end for modelsearch (and so for Wagtail) that keeps its index in plain files.

    MODELSEARCH_BACKENDS = {  # WAGTAILSEARCH_BACKENDS in Wagtail
        "default": {"BACKEND": "cms.search.whoosh", "PATH": BASE_DIR / "index"},
    }

PATH          directory of the indexes: private to the site, because Whoosh unpickles what is there
PREFIX        begins the name of each index, for sites that share a directory (default: nothing)
LOCK_TIMEOUT  seconds that a change waits for another one (default: 10)

Whoosh answers which objects match the words and how well. Everything else (filters, order,
facets, what may be seen) is asked of the database at each search, so it is never out of date.
"""

from .backend import SearchBackend

__all__ = ["SearchBackend"]
