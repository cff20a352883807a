"""Whoosh searchers, kept open between searches."""

from collections import defaultdict, deque
from contextlib import contextmanager

from whoosh.index import EmptyIndexError, open_dir

from . import lazy_files
from .storage import Storage
from .weighting import Weighting

lazy_files.install()

RETRIES = 10


class SearcherPool:
    """Lends each open searcher to one thread at a time, because its files have one cursor each.

    A searcher of an older state is closed and another one opened: ``Searcher.refresh`` would be
    quicker, but keeps superseded segments, and with them deleted documents.
    """

    def __init__(self):
        self._idle = defaultdict(deque)  # directory of the index: (generation, searcher)

    @contextmanager
    def borrow(self, storage: Storage):
        """A searcher of the current state; None if there is no index.

        Raises whatever Whoosh raises for a damaged index.
        """
        generation, searcher = self._take(storage) or _open(storage)
        yield searcher
        if searcher is not None:
            self._idle[storage.directory].append((generation, searcher))

    def _take(self, storage: Storage):
        idle, current = self._idle[storage.directory], storage.current()
        while idle:
            try:
                generation, searcher = idle.pop()
            except IndexError:  # another thread was quicker
                return None
            if generation == current and _is_newest(searcher):
                return generation, searcher
            searcher.close()
        return None


def _is_newest(searcher):
    try:
        return searcher.up_to_date()
    except FileNotFoundError:  # a rebuild has removed the whole generation
        return False


def _open(storage: Storage):
    """Tries again when a commit or a rebuild has removed a file between finding and opening it."""
    for retry in range(RETRIES):
        generation = storage.current()
        if generation is None:
            return None, None
        try:
            return generation, open_dir(str(generation)).searcher(weighting=Weighting())
        except (FileNotFoundError, EmptyIndexError):
            if retry == RETRIES - 1:
                raise


SEARCHERS = SearcherPool()
