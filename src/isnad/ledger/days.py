"""The days a record's date may mean: `2024-11` is the first to the thirtieth."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

Days = tuple[str, str]  # empty where there is no day


@lru_cache(maxsize=1 << 14)
def days(value: str | None) -> Days:
    """First and last day of an ISO date, month, year, week or interval; empty twice for no date.

    >>> days("2024-02"), days("2024-W48"), days("2024-11-28/2024-11-29")
    (('2024-02-01', '2024-02-29'), ('2024-11-25', '2024-12-01'), ('2024-11-28', '2024-11-29'))
    """
    if not value:
        return "", ""
    first, slash, last = value.partition("/")
    if slash:
        return _period(first)[0], _period(last)[1]
    return _period(value)


def _period(value: str) -> Days:
    try:
        if "-W" in value:
            monday = date.fromisoformat(f"{value}-1")
            return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        if len(value) == 4:
            return f"{int(value):04d}-01-01", f"{int(value):04d}-12-31"
        if len(value) == 7:
            year, month = int(value[:4]), int(value[5:])
            return f"{value}-01", f"{value}-{monthrange(year, month)[1]:02d}"
        day = date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return "", ""
    return day, day
