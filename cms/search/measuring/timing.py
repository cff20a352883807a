import time
from collections.abc import Sequence
from math import ceil


def timed(work, *arguments):
    """What ``work`` returns, and the seconds it took."""
    start = time.perf_counter()
    result = work(*arguments)
    return result, time.perf_counter() - start


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many in a hundred do not exceed."""
    return sorted(values)[max(ceil(len(values) * percent / 100), 1) - 1]
