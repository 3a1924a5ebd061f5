"""Dates of events as the schemes want them: first and last day, year, and how exact the date is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isnad.ledger.days import days

_WEEK, _MONTH = 7, 31


class When(NamedTuple):
    """First and last day (ISO 8601, empty where unknown) and the days between them, both counted."""

    first: str = ""
    last: str = ""
    length: int = 0

    @property
    def year(self) -> str:
        """The year, where first and last day have the same."""
        return self.first[:4] if self.first and self.first[:4] == self.last[:4] else ""

    @property
    def acled(self) -> str:
        """ACLED's time_precision: 1 the day, 2 a week or weekend, 3 less exact."""
        return "" if not self.length else "1" if self.length == 1 else "2" if self.length <= _WEEK else "3"

    @property
    def ged(self) -> str:
        """UCDP's date_prec: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
        if not self.length:
            return ""
        steps = ((1, "1"), (_WEEK - 1, "2"), (_WEEK, "3"), (_MONTH, "4"))
        return next((code for most, code in steps if self.length <= most), "5")


def when(value: str | None) -> When:
    """The days that a date of a record may mean."""
    first, last = days(value)
    if not first or not last:
        return When()
    return When(first, last, (date.fromisoformat(last) - date.fromisoformat(first)).days + 1)
