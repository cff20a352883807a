"""How good a ranking is, as trec_eval 9 defines it (github.com/usnistgov/trec_eval).

``m_ndcg_cut.c``, ``m_map.c``, ``m_recall.c``; means as with its option ``-c``, so a query without
results counts as zero. A ranking is a list of documents, best first, ``grades`` a mapping from
document to grade; a document without a grade, or with one below one, does not answer.
"""

from collections.abc import Mapping, Sequence
from math import log2


def ndcg(ranking: Sequence, grades: Mapping, depth: int) -> float:
    """The gain of the first ``depth`` documents, over that of the best ranking there could be."""
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(each, 0) for each in ranking], depth) / _gain(best, depth)


def _gain(ranked_grades, depth) -> float:
    """A document's gain is its grade, less the further down it stands."""
    gains = enumerate(ranked_grades[:depth], start=2)
    return sum(max(grade, 0) / log2(rank) for rank, grade in gains)


def average_precision(ranking: Sequence, grades: Mapping) -> float:
    """The mean of the precisions at each document that answers; one not found has none."""
    precisions, found = 0.0, 0
    for rank, document in enumerate(ranking, start=1):
        if grades.get(document, 0) > 0:
            found += 1
            precisions += found / rank
    return precisions / _answers(grades)


def recall(ranking: Sequence, grades: Mapping, depth: int) -> float:
    """The share of the documents that answer which stand among the first ``depth``."""
    return sum(grades.get(each, 0) > 0 for each in ranking[:depth]) / _answers(grades)


def _answers(grades) -> int:
    return sum(grade > 0 for grade in grades.values())
