"""Medians of several runs, and peak memory."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable


def median_seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Median wall time of `work`, after one run that is not counted (caches, imports)."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def peak_megabytes() -> float:
    """Peak resident memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
