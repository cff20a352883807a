"""The keys of the documents of an open index, read from its files once."""

from weakref import WeakKeyDictionary

from .schema import KEY

_known = WeakKeyDictionary()  # by searcher: it is of one state of the index


class Keys(dict):
    """``{number of a document: its key}``, read as they are asked for.

    Whoosh reads where all keys stand each time a column is opened: on a large index, that takes
    as long as a search for a rare word.
    """

    def __init__(self, searcher):
        super().__init__()
        self._column = searcher.reader().column_reader(KEY)

    def __missing__(self, number):
        key = self[number] = self._column[number]
        return key


def keys_of(searcher) -> Keys:
    if searcher not in _known:
        _known[searcher] = Keys(searcher)
    return _known[searcher]
