"""One day in two calendars: الخميس 1 رمضان 1439هـ الموافق 17 مايو 2018م، 3 محرم 1440 (13 سبتمبر 2018).

The Gregorian day is the value: a Hijri one is computed, and the new moon is seen a day earlier or later.
"""

from __future__ import annotations

from collections.abc import Callable

from isnad.mentions.calendar import Period
from isnad.mentions.dates.scan import CLOSING, Match, Scan

_COMMAS = frozenset("،,-–")


def hijri(scan: Scan, match: Match) -> bool:
    """True where a Hijri month or the mark of the era stands in a match."""
    for k in range(match.first, match.last):
        name, anno = scan.get(k, "month"), scan.get(k, "anno")
        if (name is not None and name.term.number == "hijri") or (anno is not None and anno.term.value == "hijri"):
            return True
    return match.period is not None and _hijri_digits(scan, match)


def _hijri_digits(scan: Scan, match: Match) -> bool:
    years = [scan.number(k) or 0 for k in (match.first, match.last - 1)]
    return match.rule in ("numeric", "weekday-date") and any(1300 <= year <= 1500 for year in years)


def twinned(scan: Scan, match: Match, read: Callable[[Scan, int], Match | None]) -> Match | None:
    """The match with the same day in the other calendar after it, where one follows; `read` reads the second."""
    if match.kind != "date" or match.period is None or match.last >= scan.stop:
        return None
    at = match.last
    opened = scan.key(at) == "("
    at = at + 1 if opened or scan.key(at) in _COMMAS else at
    link = scan.get(at, "dated")
    if link is None and not (opened and hijri(scan, match)):
        return None
    second = read(scan, scan.skip(link.last, "ال") if link else at)
    if second is None or second.kind != "date" or second.period is None or second.first > at + 3:
        return None
    if opened and scan.key(second.last) not in CLOSING:
        return None
    first_hijri, second_hijri = hijri(scan, match), hijri(scan, second)
    if first_hijri == second_hijri:
        return None
    last = second.last + opened
    period: Period = second.period if first_hijri else match.period
    end = scan.tokens.ends[last - 1]
    return match._replace(last=last, end=end, period=period, rule="twinned", basis="absolute")
