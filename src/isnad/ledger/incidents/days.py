"""Days as proleptic ordinals, and intervals of them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TypeAlias

from isnad.ledger import days as iso

Days: TypeAlias = tuple[int, int]


@lru_cache(maxsize=1 << 14)
def days(value: str | None) -> Days | None:
    """First and last day of an ISO day, month, year, week or interval `a/b`; None for anything else.

    >>> days("2024-02-28/2024-03-01")
    (738944, 738946)
    """
    first, last = iso.days(value)
    if not first or not last:
        return None
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


def gap(a: Days, b: Days) -> int:
    """Days between two intervals; 0 where they touch on a day."""
    return max(0, a[0] - b[1], b[0] - a[1])


def span(a: Days) -> int:
    """How many days an interval holds."""
    return a[1] - a[0] + 1
