import time
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple


class Seconds(NamedTuple):
    """What a clock on the wall says, and what this process alone computed."""

    wall: float
    cpu: float


def timed(work, *arguments):
    """What ``work`` returns, and the Seconds it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work(*arguments)
    return result, Seconds(time.perf_counter() - wall, time.process_time() - cpu)


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many in a hundred do not exceed."""
    return sorted(values)[max(ceil(len(values) * percent / 100), 1) - 1]


def spread(prefix: str, seconds: Sequence[float]) -> dict[str, float]:
    """Their median and 95th percentile in milliseconds, by name."""
    return {
        f"{prefix}p{percent}_ms": round(percentile(seconds, percent) * 1000, 1)
        for percent in (50, 95)
    }
