"""Dates that share what stands after the last of them: أيام 3 و7 و12 مايو، الرابع والخامس من مايو، مايو ويونيو 2020."""

from __future__ import annotations

from isnad.mentions.dates.parts import Month, Tail, day_at, month_at, resolve_day, tail_at
from isnad.mentions.dates.scan import Match, Scan
from isnad.mentions.numerals.context import context

_LONGEST = 12  # members: a longer list is looked at in parts, so that ten thousand numbers cost what they should
_LINKS = frozenset({"و", "،", ",", "أو", "او"})


def listed_day(scan: Scan, i: int) -> Match | None:
    """The first day of a list, its month told after the last: «3» of «3 و7 و12 مايو»."""
    first = day_at(scan, i)
    if first is None or not _opens_list(scan, i):
        return None
    at, members = first[1], 1
    while members < _LONGEST:
        link = _link(scan, at)
        member = day_at(scan, link) if link >= 0 else None
        if member is None:
            return None
        members, at = members + 1, member[1]
        name = month_at(scan, scan.skip(at, "من"))
        if name is not None and name.calendar != "hijri":
            return _shared(scan, i, first, name)
    return None


def listed_weekday(scan: Scan, i: int) -> Match | None:
    """«الأربعاء 20» of «الأربعاء 20 والخميس 21 نوفمبر»."""
    part = scan.get(i, "part")
    named = scan.get(part.last if part is not None else i, "weekday")
    first = day_at(scan, named.last) if named is not None else None
    if first is None:
        return None
    link = _link(scan, first[1])
    other = scan.get(link, "weekday") if link >= 0 else None
    second = day_at(scan, other.last) if other is not None else None
    name = month_at(scan, scan.skip(second[1], "من")) if second is not None else None
    found = _shared(scan, i, first, name) if name is not None else None
    start = (part or named).start if named is not None and found is not None else 0
    return found._replace(start=start) if found is not None else None


def _opens_list(scan: Scan, i: int) -> bool:
    """True after a word that a day follows, or a further member of a list: bare digits count things elsewhere."""
    before = scan.key(i - 1)
    if scan.has(i - 1, "between"):  # the first end of a span
        return False
    if before in _LINKS:
        return scan.number(i - 2) is not None or scan.number(i) is None
    return scan.number(i) is None or before in context("before_day") or before in context("days_follow")


def _link(scan: Scan, at: int) -> int:
    """The token of the next member after «و» or a comma, itself where «و» is attached to it; -1 where there is none."""
    key = scan.key(at)
    if key in _LINKS:
        return at + 1
    return at if key.startswith("و") and scan.number(at) is None else -1


def _shared(scan: Scan, i: int, first: tuple[int, int, int], name: Month) -> Match | None:
    number, last, start = first
    tail = tail_at(scan, name.last)
    period = resolve_day(scan, number, name, tail)
    if period is None and scan.reference is not None:
        return None
    basis = "absolute" if tail.year is not None else "relative"
    return Match(i, last, start, scan.tokens.ends[last - 1], period, "listed-day", basis)


def shared_tail(scan: Scan, at: int) -> Tail | None:
    """The year or modifier that a month before token `at` shares with one listed after it: «مايو ويونيو 2020»."""
    for _ in range(_LONGEST):
        link = _link(scan, at)
        name = month_at(scan, link) if link >= 0 else None
        if name is None:
            return None
        tail = tail_at(scan, name.last)
        if not tail.empty:
            return tail
        at = name.last
    return None


def shared_year(scan: Scan, at: int) -> Tail | None:
    """The year that a day before token `at` shares with one listed after it: «3 مايو و7 يونيو 2021»."""
    for _ in range(_LONGEST):
        link = _link(scan, at)
        day = day_at(scan, link) if link >= 0 else None
        name = month_at(scan, scan.skip(day[1], "من")) if day else None
        if name is None:
            return None
        tail = tail_at(scan, name.last)
        if tail.year is not None:
            return tail
        if not tail.empty:
            return None
        at = name.last
    return None
