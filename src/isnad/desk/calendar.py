"""Days in words: ISO 8601 in the data, day, month and year on the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from isnad.errors import UsageError
from isnad.ledger.filters import day as checked

Say = Callable[[str], str]


def in_words(value: str | None, say: Say, *, year: bool = True) -> str:
    """An ISO day, month or year as words; a week by its number; an interval's two ends.

    What is no date is given as it stands. `say` gives the labels: `month 1` to `month 12`, `week`, `of year`.
    """
    if not value:
        return ""
    first, slash, last = value.partition("/")
    if slash:
        return f"{in_words(first, say, year=year)} – {in_words(last, say, year=year)}"
    weekly, week, number = value.partition("-W")
    if week:
        return f"{say('week')} {int(number)} {say('of year')} {weekly}" if number.isdigit() else value
    try:
        parts = checked(value).split("-")
    except UsageError:
        return value
    month = say(f"month {int(parts[1])}") if len(parts) > 1 else ""
    number = str(int(parts[2])) if len(parts) > 2 else ""
    told = [number, month, parts[0] if year or len(parts) < 2 else ""]
    return " ".join(part for part in told if part)


def from_ordinal(day: int | None) -> str | None:
    """The ISO day of a proleptic ordinal."""
    return None if day is None else date.fromordinal(day).isoformat()


def ordinal(value: str | None) -> int | None:
    """The proleptic ordinal of an ISO day; of the first day of a month or year; None for anything else."""
    parts = (value or "").split("/")[0].split("-")
    try:
        return date(*(int(part) for part in (*parts, "1", "1")[:3])).toordinal()
    except ValueError:
        return None
