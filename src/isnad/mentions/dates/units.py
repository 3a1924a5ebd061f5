"""Units of time in dates: the grain a date said in them resolves to, and what larger and smaller ones make of it."""

from __future__ import annotations

from isnad.mentions.calendar import Grain, Period
from isnad.mentions.dates.scan import Match, Scan

GRAINS: dict[str, Grain] = {"day": "day", "night": "day", "week": "week", "month": "month", "year": "year"}


SPANS = {"decade": 10, "century": 100}


HOURS = {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}


def matched(scan: Scan, first: int, start: int, last: int, period: Period | None, rule: str, basis: str) -> Match:
    """A match over tokens up to `last`, from character `start`."""
    return Match(first, last, start, scan.tokens.ends[last - 1], period, rule, basis)
