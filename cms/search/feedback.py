"""Words that the best passages have in common, and others have not: they tell good hits from bad.

Bo1 with the parameters that Terrier has by default: G. Amati, *Probability models for information
retrieval based on divergence from randomness*, thesis, Glasgow 2003. It was not tuned to any
collection.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from math import log2

from modelsearch.query import Boost, PlainText, SearchQuery

from .words import STOP_WORDS, stem, words

BEST = 3  # passages that are taken to answer
MOST_WORDS = 10
BETA = 0.4  # what the most telling of them is worth beside a word of the query

Frequencies = Callable[[Iterable[str]], tuple[Mapping[str, int], int]]


def kindred_words(texts: Iterable[str], frequencies: Frequencies) -> list[SearchQuery]:
    """A query for each of the words that tell most about the texts, with what it is worth.

    ``frequencies`` says how often stems stand in all documents, and how many documents there are.
    """
    found = [word for text in texts for word in words(text) if word not in STOP_WORDS]
    spellings = {stem(word): word for word in found}
    everywhere, documents = frequencies(spellings)
    weights = {
        each: _information(count, everywhere[each] / documents)
        for each, count in Counter(map(stem, found)).items()
        if everywhere[each]
    }
    best = sorted(weights, key=weights.get, reverse=True)[:MOST_WORDS]
    return [
        Boost(PlainText(spellings[each]), BETA * weights[each] / weights[best[0]]) for each in best
    ]


def _information(count: int, mean: float) -> float:
    """How many bits it tells that a word stands here: documents have it ``mean`` times."""
    return count * log2((1 + mean) / mean) + log2(1 + mean)
