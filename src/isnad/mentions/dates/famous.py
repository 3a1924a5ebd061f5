"""Days that an event is called by: هجمات 11 سبتمبر، هجوم السابع من أكتوبر. The year is known, though nobody says it."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad.arabic.fold import fold
from isnad.lexicon.tables import read_table
from isnad.mentions.calendar import Period, make_day
from isnad.mentions.dates.scan import Scan

_PROCLITICS = ("", "و", "ل", "ب", "ف")


class FamousRow(msgspec.Struct, frozen=True):
    """A line of `famous_days.tsv`."""

    year: int
    month: int
    day: int
    heads: tuple[str, ...]
    example: str = ""


@lru_cache(maxsize=1)
def _heads() -> dict[tuple[int, int, str], int]:
    """The year by month, day and the word before them."""
    return {
        (row.month, row.day, pro + fold(form)): row.year
        for row in reversed(read_table("famous_days", FamousRow))
        for form in row.heads
        for pro in _PROCLITICS
    }


def famous_day(scan: Scan, i: int, month: int, day: int) -> Period | None:
    """The day meant by a day and month at token i that name the event before them; null where they do not."""
    year = _heads().get((month, day, scan.key(i - 1).removeprefix("ال")))
    now = scan.reference
    period = make_day(year, month, day) if year is not None else None
    return period if period is None or now is None or period.first <= now else None
