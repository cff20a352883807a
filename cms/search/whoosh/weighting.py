"""How well a document matches."""

from array import array
from math import log
from weakref import WeakKeyDictionary

from whoosh.scoring import BM25F, BM25FScorer

from .schema import EVERYTHING


class Weighting(BM25F):
    """BM25 with Lucene's rarity of a word, counted over whole documents.

    A word that is rare in titles but common in the texts is a common word.
    """

    def __init__(self):
        super().__init__()
        self._lengths = WeakKeyDictionary()  # of the documents, by searcher and column

    def idf(self, searcher, fieldname, text):
        whole = searcher.get_parent()
        found = max(whole.doc_frequency(name, text) for name in (EVERYTHING, fieldname))
        return log(1 + (whole.doc_count_all() - found + 0.5) / (found + 0.5))

    def scorer(self, searcher, fieldname, text, qf=1):
        if not searcher.schema[fieldname].scorable:
            return super().scorer(searcher, fieldname, text, qf)
        columns = self._lengths.setdefault(searcher, {})
        if fieldname not in columns:
            columns[fieldname] = array("d", bytes(8 * searcher.doc_count_all()))
        return Scorer(searcher, fieldname, text, self.B, self.K1, columns[fieldname])


class Scorer(BM25FScorer):
    """The same score in fewer steps: this is where a search spends its time."""

    def __init__(self, searcher, fieldname, text, b, k1, lengths):
        super().__init__(searcher, fieldname, text, b, k1)
        self._best = self.idf * (k1 + 1)
        self._lengths = lengths

    def score(self, matcher):
        document, weight = matcher.id(), matcher.weight()
        length = self._lengths[document]
        if not length:
            length = self._lengths[document] = self._effective_length(document)
        return self._best * weight / (weight + length)

    def _effective_length(self, document):
        return self.K1 * (1 - self.B + self.B * self.dfl(document) / self.avgfl)
