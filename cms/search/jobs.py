from cms.background.schedule import every

from .query_log import forget_old_searches
from .rebuilding import rebuild_where_needed
from .semantic.making import make_soon


@every(minutes=5)
def rebuild_search_index():
    """A missing, damaged or outdated index is made again; a good one is not touched."""
    rebuild_where_needed()


@every(minutes=5)
def make_lacking_vectors():
    """Of a library that searched by words alone until now, or whose model is another one."""
    make_soon()


@every(days=1)
def forget_searches():
    forget_old_searches()
