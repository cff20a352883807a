from cms.background.schedule import every

from .rebuilding import rebuild_where_needed


@every(minutes=5)
def rebuild_search_index():
    """A missing, damaged or outdated index is made again; a good one is not touched."""
    rebuild_where_needed()
