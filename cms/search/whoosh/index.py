"""One Whoosh index: the objects of a root model and of the models that inherit from it."""

import logging
from itertools import islice, product

from modelsearch.backends.base import BaseIndex
from modelsearch.index import class_is_indexed
from whoosh.index import create_in, open_dir

from .documents import document, key_of
from .keys import keys_of
from .schema import EVERYTHING, fingerprint, schema
from .searchers import SEARCHERS
from .storage import Storage
from .writing import GenerationWriter

logger = logging.getLogger(__name__)

MOST_SIMILAR = 10
MOST_HOLDERS = 1_000
COMPLETE = "COMPLETE"  # in a generation: written at the end of a rebuild, holds its fingerprint


class WhooshIndex(BaseIndex):
    """Changes are visible at once, so that ``refresh`` has nothing to do."""

    def __init__(self, backend, root):
        super().__init__(backend)
        self.root = root
        self.name = backend.prefix + root._meta.label_lower.replace(".", "_")
        self.storage = Storage(backend.path / self.name)

    def get_key(self):
        return self.name

    def __str__(self):
        return self.name

    # Changes

    def add_items(self, model, items):
        """Raises IndexLocked when other changes take too long."""
        if class_is_indexed(model) and items:
            self._apply({key_of(item): document(model, item) for item in items})

    def delete_item(self, item):
        """Raises IndexLocked when other changes take too long."""
        if class_is_indexed(type(item)):
            self._apply({key_of(item): None})

    def reset(self):
        with self.lock():
            self.storage.clear()

    def lock(self):
        """Held while anything changes. Raises IndexLocked."""
        return self.storage.lock("LOCK", self.backend.lock_timeout)

    def _apply(self, changes):
        try:
            with self.lock():
                self.storage.record(changes)
                with self.writer_for(self._readable_generation()) as writer:
                    writer.apply(changes)
        except Exception:
            self._mark_incomplete()
            raise

    def _readable_generation(self):
        """The generation being searched, or a new, empty one in place of what cannot be read."""
        generation = self.storage.current()
        try:
            if generation:
                open_dir(str(generation))
                return generation
        except Exception:
            logger.exception("The index %s is damaged: starting an empty one", self)
        return self._start_again()

    def writer_for(self, generation):
        return GenerationWriter(generation, self.backend.lock_timeout)

    def _start_again(self):
        generation = self.create_generation()
        self.storage.publish(generation)  # others stay: a rebuild may be filling one
        return generation

    # Generations

    def create_generation(self):
        """A new generation without documents, not yet searched."""
        generation = self.storage.create_generation()
        create_in(str(generation), schema(self.root))
        return generation

    def mark_complete(self, generation):
        (generation / COMPLETE).write_text(fingerprint(self.root))

    def _mark_incomplete(self):
        generation = self.storage.current()
        if generation:
            (generation / COMPLETE).unlink(missing_ok=True)

    def needs_rebuild(self) -> bool:
        """Whether the index is missing, damaged, incomplete or of an older schema."""
        try:
            with SEARCHERS.borrow(self.storage):
                return self._fingerprint() != fingerprint(self.root)
        except Exception:
            return True

    def _fingerprint(self) -> str:
        """Of the rebuild that made what is searched; empty if something is missing."""
        generation = self.storage.current()
        try:
            return (generation / COMPLETE).read_text() if generation else ""
        except FileNotFoundError:
            return ""

    # Searches

    def search(self, query, filter=None) -> list[tuple[str, float]]:
        """All matches as (key, score), best first. A missing or damaged index has none.

        In one pass without a limit: with a limit Whoosh misses matches under some filters.
        """

        def hits(searcher):
            found = searcher.search(query, limit=None, filter=filter).top_n
            keys = keys_of(searcher)
            return [(keys[number], score) for score, number in found]

        return self._ask(hits, [])

    def frequencies(self, stems) -> tuple[dict[str, int], int]:
        """How often each stem stands in the index, and how many documents that has."""

        def counts(searcher):
            reader = searcher.reader()
            found = {stem: int(reader.frequency(EVERYTHING, stem)) for stem in stems}
            return found, reader.doc_count_all()

        return self._ask(counts, (dict.fromkeys(stems, 0), 0))

    def similar(self, stem) -> list[str]:
        """At most ten stems that differ from this one in one or two letters, but not in the first.

        Those that differ in one come first, and among them the most frequent.
        """

        def spelt_like_it(searcher):
            reader = searcher.reader()
            segments = [leaf for leaf, _ in reader.leaf_readers()]  # of all at once it is slow
            found = {}
            for distance, segment in product((1, 2), segments):
                for each in segment.terms_within(EVERYTHING, stem, distance, prefix=1):
                    found.setdefault(each, (distance, -reader.frequency(EVERYTHING, each)))
            found.pop(stem, None)
            return sorted(found, key=found.get)[:MOST_SIMILAR]

        return self._ask(spelt_like_it, [])

    def holding(self, stem) -> list:
        """Primary keys of at most 1,000 objects in which the stem stands."""

        def holders(searcher):
            if (EVERYTHING, stem) not in searcher.reader():
                return []
            keys = keys_of(searcher)
            numbers = islice(searcher.postings(EVERYTHING, stem).all_ids(), MOST_HOLDERS)
            return [self.root._meta.pk.to_python(keys[number]) for number in numbers]

        return self._ask(holders, [])

    def _ask(self, question, otherwise):
        """What the question, a function of a searcher, answers: ``otherwise`` without an index."""
        try:
            with SEARCHERS.borrow(self.storage) as searcher:
                if searcher is not None:
                    return question(searcher)
        except Exception:
            logger.exception("The index %s cannot be searched and must be rebuilt", self)
        else:
            logger.warning("The index %s is missing and must be built", self)
        return otherwise
