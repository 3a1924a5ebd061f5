"""The date rules, in order. At each token the longest match wins; of equal ones, the first rule's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from isnad.mentions.dates import absolute, clock, compound, durations, ranges, relative
from isnad.mentions.dates.scan import Match, Scan

Rule: TypeAlias = Callable[[Scan, int], Match | None]

RULES: tuple[Rule, ...] = (
    ranges.spanned,
    ranges.month_first,
    compound.weekday_date,
    compound.portion,
    compound.nth_before,
    compound.season,
    compound.decade,
    compound.feast,
    compound.that_day,
    absolute.numeric,
    absolute.day_month,
    absolute.month_day,
    absolute.month_year,
    absolute.year,
    absolute.bare_year,
    relative.relative_day,
    relative.week_weekday,
    relative.weekend,
    relative.tonight,
    relative.weekday,
    relative.ago,
    relative.period_said,
    relative.counted_period,
)


# A string of its own may also hold times, lengths and repetitions.
STRING_RULES: tuple[Rule, ...] = (
    durations.repeated,
    *RULES,
    relative.weekday_number,
    absolute.numeric_short,
    absolute.numeric_month,
    clock.clock_range,
    clock.clock,
    clock.now_said,
    durations.duration,
)


def longest(scan: Scan, i: int, rules: tuple[Rule, ...] = RULES) -> Match | None:
    """The longest match of the rules at token i."""
    best: Match | None = None
    for rule in rules:
        found = rule(scan, i)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best
