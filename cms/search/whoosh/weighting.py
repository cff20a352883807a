"""How well a document matches."""

from math import log

from whoosh.scoring import BM25F

from .schema import EVERYTHING


class Weighting(BM25F):
    """BM25 with Lucene's rarity of a word, counted over whole documents.

    A word that is rare in titles but common in the texts is a common word.
    """

    def idf(self, searcher, fieldname, text):
        whole = searcher.get_parent()
        found = max(whole.doc_frequency(name, text) for name in (EVERYTHING, fieldname))
        return log(1 + (whole.doc_count_all() - found + 0.5) / (found + 0.5))
