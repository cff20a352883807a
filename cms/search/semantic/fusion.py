"""Two rankings as one.

G. V. Cormack, C. L. A. Clarke and S. Büttcher, *Reciprocal rank fusion outperforms Condorcet and
individual rank learning methods*, SIGIR 2009; with their constant.
"""

from collections import defaultdict

K = 60  # the greater, the less it matters to be the very first


def fuse(*rankings: list[int]) -> list[int]:
    """All keys of the rankings; what two of them have comes before what only one has there."""
    scores = defaultdict(float)
    for ranking in rankings:
        for place, key in enumerate(ranking, start=1):
            scores[key] += 1 / (K + place)
    return sorted(scores, key=scores.get, reverse=True)
