from django.core.management import call_command
from modelsearch.index import get_indexed_models
from wagtail.search.backends import get_search_backend


def index_needs_rebuilding():
    """Whether the back end says that it cannot answer for a model. Those in the database can."""
    needs_rebuild = getattr(get_search_backend(), "needs_rebuild", None)
    return bool(needs_rebuild) and any(map(needs_rebuild, get_indexed_models()))


def rebuild_where_needed():
    if index_needs_rebuilding():
        call_command("update_index", verbosity=0)
