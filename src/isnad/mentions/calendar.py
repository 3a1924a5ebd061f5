"""Calendar arithmetic: periods of days with the grain they are said in, their ISO form, Hijri dates, movable feasts."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from hijridate import Gregorian, Hijri

Grain: TypeAlias = Literal["day", "week", "month", "year"]
_FIRST_YEAR, _LAST_YEAR = 1, 9998
_HIJRI_YEARS = range(1343, 1501)  # the years hijridate has tables for
_TABULAR_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1, tabular Islamic calendar


class Period(NamedTuple):
    """The days `first` to `last`, both included, said in whole `grain`s."""

    first: date
    last: date
    grain: Grain

    def iso(self) -> str:
        """`YYYY-MM-DD`, `YYYY-Www`, `YYYY-MM` or `YYYY`; `a/b` (b included) where it is more than one of its grain.

        >>> month(2021, 7).iso(), Period(date(2015, 4, 1), date(2015, 6, 30), "month").iso()
        ('2021-07', '2015-04/2015-06')
        """
        start, end = _iso(self.first, self.grain), _iso(self.last, self.grain)
        return start if start == end else f"{start}/{end}"

    def to(self, other: Period) -> Period:
        """From the start of this one to the end of the other, in the coarser grain of the two."""
        order: tuple[Grain, ...] = ("day", "week", "month", "year")
        grain = (
            self.grain if self.grain == other.grain else order[min(order.index(self.grain), order.index(other.grain))]
        )
        return Period(self.first, other.last, grain)


def _iso(when: date, grain: Grain) -> str:
    if grain == "day":
        return when.isoformat()
    if grain == "week":
        year, week, _ = when.isocalendar()
        return f"{year:04}-W{week:02}"
    return f"{when.year:04}-{when.month:02}" if grain == "month" else f"{when.year:04}"


def day(when: date) -> Period:
    """A single day."""
    return Period(when, when, "day")


def week(when: date) -> Period:
    """The ISO week (Monday to Sunday) that holds a day."""
    monday = shift_days(when, -when.weekday())
    return Period(monday, shift_days(monday, 6), "week")


def month(year: int, number: int) -> Period:
    """A month of the Gregorian calendar; `number` outside 1-12 counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    year = min(max(year, _FIRST_YEAR), _LAST_YEAR)
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def months(year: int, first: int, count: int) -> Period:
    """`count` months from month `first` of a year."""
    return Period(month(year, first).first, month(year, first + count - 1).last, "month")


def years(first: int, last: int | None = None) -> Period:
    """A year, or the years `first` to `last`."""
    last = first if last is None else last
    return Period(date(min(max(first, 1), 9999), 1, 1), date(min(max(last, 1), 9999), 12, 31), "year")


def make_day(year: int, number: int, dom: int) -> Period | None:
    """A day of a Gregorian month; null where the month has no such day."""
    try:
        return day(date(year, number, dom))
    except ValueError:
        return None


def shift_days(when: date, days: int) -> date:
    """A day some days away, kept inside the calendar."""
    at = min(max(when.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(at)


def shift_hours(when: datetime, hours: float) -> datetime:
    """A moment some hours away, kept inside the calendar."""
    try:
        return (when + timedelta(hours=hours)).replace(microsecond=0)
    except OverflowError:
        return datetime.max.replace(microsecond=0) if hours > 0 else datetime.min


def shift(when: date, grain: Grain, steps: int) -> Period:
    """The day, week, month or year that lies `steps` of its own kind away from a day.

    >>> shift(date(2024, 3, 31), "month", -1).iso(), shift(date(2024, 3, 31), "week", 0).iso()
    ('2024-02', '2024-W13')
    """
    steps = max(min(steps, 4_000_000), -4_000_000)
    if grain == "day":
        return day(shift_days(when, steps))
    if grain == "week":
        return week(shift_days(when, 7 * steps))
    if grain == "month":
        return month(when.year, when.month + steps)
    return years(when.year + steps)


def run(when: date, grain: Grain, count: int) -> Period:
    """The `count` whole grains before the one that holds a day (after it for a positive count), that one left out."""
    if count < 0:
        return Period(shift(when, grain, count).first, shift(when, grain, -1).last, grain)
    return Period(shift(when, grain, 1).first, shift(when, grain, count).last, grain)


def nth_weekday(span: Period, weekday: int, nth: int) -> Period | None:
    """The nth such weekday in a period (-1 the last); null where it has fewer. Monday is 0."""
    if nth > 0:
        found = shift_days(span.first, (weekday - span.first.weekday()) % 7 + 7 * (nth - 1))
    else:
        found = shift_days(span.last, -((span.last.weekday() - weekday) % 7) + 7 * (nth + 1))
    return day(found) if span.first <= found <= span.last else None


def nth_week(span: Period, nth: int) -> Period | None:
    """The nth whole week inside a period (-1 the last), as «the first week of May» is counted."""
    monday = nth_weekday(span, 0, nth) if nth > 0 else None
    if nth < 0:
        sunday = nth_weekday(span, 6, nth)
        monday = day(shift_days(sunday.first, -6)) if sunday else None
    return week(monday.first) if monday else None


@lru_cache(maxsize=1 << 12)
def hijri_day(year: int, number: int, dom: int) -> date | None:
    """The Gregorian day of a Hijri one: Umm al-Qura where its tables reach, the tabular calendar elsewhere."""
    if not (1 <= number <= 12 and 1 <= dom <= 30 and 1 <= year <= 9000):
        return None
    if year in _HIJRI_YEARS:
        try:
            return Hijri(year, number, dom).to_gregorian()
        except (ValueError, OverflowError):
            return None
    days = dom - 1 + (59 * (number - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_TABULAR_EPOCH + days)


def hijri_month(year: int, number: int) -> Period | None:
    """The days of a Hijri month; `number` outside 1-12 counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = hijri_day(year, number, 1)
    after = hijri_day(year + number // 12, number % 12 + 1, 1)
    return Period(first, after - timedelta(1), "day") if first and after else None


def hijri_year(when: date) -> int:
    """The Hijri year that holds a Gregorian day."""
    if date(1924, 8, 1) <= when <= date(2077, 11, 16):
        return int(Gregorian.fromdate(when).to_hijri().year)
    return max(1, round((when.toordinal() - _TABULAR_EPOCH) / 354.367) + 1)


@lru_cache(maxsize=256)
def pascha(year: int) -> date:
    """Easter Sunday of the Eastern churches, in the Gregorian calendar (Meeus's Julian computus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month_, dom = divmod(d + e + 114, 31)
    julian_ahead = year // 100 - year // 400 - 2
    return shift_days(date(year, month_, dom + 1), julian_ahead)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
