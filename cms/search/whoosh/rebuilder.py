"""Building an index anew while the old one goes on answering."""

from modelsearch.backends.base import BaseIndex
from modelsearch.index import class_is_indexed

from .documents import document, key_of


class NewGeneration(BaseIndex):
    """What a rebuild fills."""

    def __init__(self, backend, writer):
        super().__init__(backend)
        self._writer = writer

    def add_items(self, model, items):
        if class_is_indexed(model):
            self._writer.apply({key_of(item): document(model, item) for item in items})


class Rebuilder:
    """One rebuild: ``start``, then add everything to the index it returns, then ``finish``.

    Changes made meanwhile go to the old generation, are recorded, and are made again at the end.
    """

    def __init__(self, index):
        self.index = index
        self.storage = index.storage

    def start(self):
        """Raises IndexLocked when another rebuild is under way."""
        self._lock = self.storage.lock("REBUILD", self.index.backend.lock_timeout)
        with self.index.lock():
            self.storage.start_recording()
        self._generation = self.index.create_generation()
        self._writer = self.index.writer_for(self._generation)
        return NewGeneration(self.index.backend, self._writer)

    def finish(self):
        self._writer.commit()
        with self.index.lock():
            changes = self.storage.stop_recording()
            if changes:
                with self.index.writer_for(self._generation) as writer:
                    writer.apply(changes)
            self.index.mark_complete(self._generation)
            self.storage.publish(self._generation)
        self.storage.discard_all_but(self._generation)
        self._lock.close()
