"""Putting documents into one generation."""

from pathlib import Path

from whoosh.index import open_dir

from .postings import Writer
from .schema import KEY


class GenerationWriter:
    """Replaces and removes documents; nothing is visible before ``commit``.

    A context manager: commits at the end, or cancels when there was an error.
    """

    def __init__(self, generation: Path, timeout: float):
        self._timeout = timeout
        self._index = open_dir(str(generation))
        self._open()

    def _open(self) -> None:
        self._writer = Writer(self._index, self._timeout)
        self._columns = set(self._writer.schema.names())
        self._uncommitted = set()

    def __enter__(self):
        return self

    def __exit__(self, exception_type, exception, traceback):
        if exception_type is None:
            self._writer.commit()
        else:
            self._writer.cancel()

    def apply(self, changes: dict[str, dict | None]) -> None:
        """Put in each document by its key; None removes the one that is there."""
        if not self._uncommitted.isdisjoint(changes):
            self.commit()  # Whoosh only replaces what is committed
            self._open()
        for key, document in changes.items():
            if document is None:
                self._writer.delete_by_term(KEY, key)
            else:
                self._writer.update_document(**self._known(document))
        self._uncommitted.update(changes)

    def _known(self, document: dict) -> dict:
        """Without the columns that an index of an older schema does not have yet."""
        return {name: value for name, value in document.items() if value and name in self._columns}

    def commit(self) -> None:
        self._writer.commit()
