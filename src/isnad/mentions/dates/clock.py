"""Times of day in a string: الساعة الثالثة والنصف عصراً، 3:18 صباحاً، منتصف الليل. Articles' dates leave them out."""

from __future__ import annotations

from datetime import datetime, time
from typing import NamedTuple

from isnad.mentions.calendar import Period
from isnad.mentions.dates.scan import Match, Scan
from isnad.mentions.numerals import atoms, cardinal_at, ordinal_at
from isnad.mentions.numerals.lexicon import Atom

_FRACTIONS = {0.5: 30, 4.0: 15, 3.0: 20}  # half, quarter, third of an hour, by the atom's value
_FILLERS = frozenset(["عند", "في", "حوالي", "نحو", "قرابه", "بحدود", "حدود", "تمام", "زهاء", "علي"])


class Clock(NamedTuple):
    """A time over tokens up to `last`; `part` is the half of the day that was said, empty where none was."""

    hour: int
    minute: int
    second: int
    first: int
    last: int
    start: int
    part: str
    sure: bool

    def time(self) -> time:
        """The time of day in 24 hours."""
        return time(on_the_day(self.hour, self.part), self.minute, self.second)


def on_the_day(hour: int, part: str) -> int:
    """An hour in 24 by the part of day said with it: «8 مساءً» is 20, «12 ليلاً» 0.

    >>> on_the_day(3, "pm"), on_the_day(12, "am"), on_the_day(9, "night"), on_the_day(1, "night")
    (15, 0, 21, 1)
    """
    if hour > 12 or not part:
        return hour % 24
    base = hour % 12
    if part == "pm":
        return base + 12
    if part == "midday":
        return base + 12 if base < 6 else base
    if part == "night":
        return base + 12 if base >= 6 else base
    return base


def clock_at(scan: Scan, i: int, loose: bool = False) -> Clock | None:
    """The time of day at token i. `loose` takes a bare hour, where the words around it show it to be one."""
    at = i
    while scan.key(at) in _FILLERS:
        at += 1
    before = scan.get(at, "noon")
    named = scan.get(at, "clock_named")
    word = scan.get(at, "clock")
    if word is not None and word.pro in ("", "ب", "ل", "و"):
        start = scan.tokens.starts[i] if at > i else word.start
        return _hour(scan, i, word.last, start, True)
    if named is not None and not named.pro and scan.key(named.first - 1) not in ("بعد", "قبل"):
        return Clock(int(named.term.value), 0, 0, i, named.last, named.start, "", True)
    if before is not None and before.term.value in ("am", "pm", "night") and _clock_follows(scan, before.last):
        word = scan.get(before.last, "clock")
        later = _hour(scan, i, word.last if word else before.last, before.start, True)
        return later and later._replace(part=str(before.term.value))
    return _hour(scan, i, at, -1, loose) if at == i or loose else None


def _clock_follows(scan: Scan, i: int) -> bool:
    """«بعد الظهر 7:00», «بعد الظهر الساعة 7»."""
    return (scan.number(i) is not None and scan.key(i + 1) == ":") or scan.has(i, "clock")


def _hour(scan: Scan, i: int, at: int, start: int, sure: bool) -> Clock | None:
    digits = _digital(scan, at)
    said = digits or _said(scan, at)
    if said is None:
        return None
    hour, minute, second, last, begin = said
    colon = digits is not None and scan.key(at + 1) == ":"
    part, last = _part(scan, last)
    if not colon and minute == 0 and not part:
        before = last
        minute, last = _minutes(scan, last)
        sure = sure or (last > before and scan.key(at).startswith("ال"))  # «الثامنة والنصف»
        part, last = _part(scan, last)
    if minute < 0:
        hour, minute = (hour - 1) % 24 or 12, minute + 60
    if hour > 24 or minute > 59 or second > 59 or not (sure or colon or part):
        return None
    if not (start >= 0 or colon or part) and scan.counting(last):  # «عند 5 حواجز»
        return None
    zone = scan.get(last, "zone")
    return Clock(
        hour,
        minute,
        second,
        i,
        zone.last if zone else last,
        start if start >= 0 else begin,
        part,
        colon or bool(part) or sure,
    )


def _digital(scan: Scan, at: int) -> tuple[int, int, int, int, int] | None:
    """«10», «10:30», «10:30:15»."""
    hour = scan.number(at)
    if hour is None or hour > 24 or len(scan.key(at)) > 2:
        return None
    minute = second = 0
    last = at + 1
    if scan.key(last) == ":" and (value := scan.number(last + 1)) is not None and len(scan.key(last + 1)) == 2:
        minute, last = value, last + 2
        if scan.key(last) == ":" and (value := scan.number(last + 1)) is not None:
            second, last = value, last + 2
    return hour, minute, second, last, scan.tokens.starts[at]


def _said(scan: Scan, at: int) -> tuple[int, int, int, int, int] | None:
    """«الثالثة», «ثلاثة», «الحادية عشرة»; «ثمانية وأربعين» is forty past eight."""
    if at >= scan.stop or scan.tokens.words[at].kind != "arabic":
        return None
    said = ordinal_at(scan.tokens, at, min(at + 2, scan.stop))
    if said is not None and said.value > 12:  # «الرابعة وأربعون دقيقة»
        said = ordinal_at(scan.tokens, at, at + 1)
    if said is None:
        said = cardinal_at(scan.tokens, at, min(at + 1, scan.stop))
        longer = cardinal_at(scan.tokens, at, min(at + 2, scan.stop))
        said = longer if longer is not None and longer.value in (11, 12) else said
    if said is None or said.pro or said.value not in range(1, 13):
        return None
    return int(said.value), 0, 0, said.last, said.start


def _part(scan: Scan, at: int) -> tuple[str, int]:
    """The part of day at token `at` («صباحاً», «بعد الظهر», «في الليل»), and one past it."""
    word = scan.get(at, "noon")
    if word is None or word.pro:
        return "", at
    return str(word.term.value), word.last


def _minutes(scan: Scan, at: int) -> tuple[int, int]:
    """«والنصف», «إلا ربعاً», «و18 دقيقة», «وأربعين»: minutes (below zero for «إلا») and one past them."""
    less = scan.key(at) in ("الا",)
    k = at + (less or scan.key(at) == "و")
    if k >= scan.stop:
        return 0, at
    for atom in atoms(scan.tokens.words[k]):
        if _joins(atom, less, k > at) and (minutes := _share(atom)):
            return (-minutes if less else minutes), k + 1
    number = cardinal_at(scan.tokens, k, scan.stop)
    if number is None or number.value not in range(1, 60) or not (less or k > at or number.pro == "و"):
        return 0, at
    unit = scan.get(number.last, "unit")
    last = unit.last if unit and unit.term.value == "minute" else number.last
    if last == number.last and number.digits and not less:
        return 0, at
    return (-int(number.value) if less else int(number.value)), last


def _joins(atom: Atom, less: bool, detached: bool) -> bool:
    return atom.joined or less or detached


def _share(atom: Atom) -> int:
    """Minutes of a fraction of an hour; «ثلثاً» is spelled like two thirds, which no clock has."""
    return _FRACTIONS.get(atom.value, 0) if atom.role in ("half", "part", "part2") else 0


def clock(scan: Scan, i: int) -> Match | None:
    """A time of day, on the reference day where there is one."""
    found = clock_at(scan, i, loose=_expects_hour(scan, i))
    if found is None:
        return None
    return _timed(scan, found, None)


def _expects_hour(scan: Scan, i: int) -> bool:
    return scan.key(i - 1) in ("عند", "المنبه")


def _timed(scan: Scan, found: Clock, on: Period | None) -> Match:
    when = on.first if on is not None else scan.reference
    value = found.time().isoformat()
    value = f"{when.isoformat()}T{value}" if when else f"T{value}"
    end = scan.tokens.ends[found.last - 1]
    return Match(
        found.first, found.last, found.start, end, on, "clock", "absolute", "datetime" if on else "time", value, False
    )


def with_clock(scan: Scan, match: Match) -> Match:
    """A day with the time that follows it: «الأحد الساعة 3», «7 يناير، 2015، الساعة 11:00 صباحاً»."""
    if match.period is None or match.period.first != match.period.last:
        return match
    at = match.last
    while scan.key(at) in ("،", ",", "-", "ـ"):
        at += 1
    found = clock_at(scan, at) or _after_in(scan, at)
    if found is None:
        part, last = _part(scan, at)
        return match if not part or at > match.last else match._replace(last=last, end=scan.tokens.ends[last - 1])
    if match.rule == "tonight" and not found.part:
        found = found._replace(part="night")
    timed = _timed(scan, found, match.period)
    return timed._replace(first=match.first, start=match.start, rule=f"{match.rule}-clock", basis=match.basis)


def _after_in(scan: Scan, at: int) -> Clock | None:
    """«في الثامنة مساءً» after a day."""
    found = clock_at(scan, at + 1) if scan.key(at) == "في" else None
    return found if found is not None and found.part else None


def clock_then_day(scan: Scan, i: int, match: Match, day: Match) -> Match:
    """A time with the day that follows it: «الساعة 8 مساء يوم الأحد»."""
    found = clock_at(scan, i)
    if found is None or day.period is None:
        return match
    timed = _timed(scan, found, day.period)
    return timed._replace(last=day.last, end=day.end, rule="clock-day")


def range_then_day(match: Match, day: Match) -> Match:
    """«من الساعة 4 حتى 5 مساءً غداً»: a span of hours with the day after it."""
    if day.kind != "date" or day.period is None or day.period.first != day.period.last or match.value is None:
        return match
    ends = (f"{day.period.first.isoformat()}{end}" for end in match.value.split("/"))
    return match._replace(last=day.last, end=day.end, value="/".join(ends), rule="clock-range-day")


def now_said(scan: Scan, i: int) -> Match | None:
    """«الآن», «حالياً»."""
    word = scan.get(i, "now")
    if word is None:
        return None
    value = scan.now.isoformat() if isinstance(scan.now, datetime) else None
    return Match(i, word.last, word.start, word.end, None, "now", "relative", "time", value, False)


def clock_range(scan: Scan, i: int) -> Match | None:
    """«من 5 إلى السابعة صباحاً», «بين 4 مساءً و5 مساءً», «الساعة 4 حتى 5 مساءً»."""
    opening = scan.get(i, "between", "from")
    at = opening.last if opening else i
    first = clock_at(scan, at, loose=opening is not None)
    if first is None:
        return None
    between = opening is not None and opening.term.kind == "between"
    link = first.last + 1 if scan.key(first.last) in (("و",) if between else ("الي", "حتي", "-")) else 0
    second = clock_at(scan, link, loose=True) if link else None
    if second is None or not (first.part or second.part or (first.sure and second.sure)):
        return None
    low = first if first.part or first.hour > 12 else first._replace(part=second.part)
    high = second if second.part or second.hour > 12 else second._replace(part=first.part)
    start = opening.start if opening else first.start
    value = f"T{low.time().isoformat()}/T{high.time().isoformat()}"
    return Match(
        i,
        second.last,
        start,
        scan.tokens.ends[second.last - 1],
        None,
        "clock-range",
        "absolute",
        "timerange",
        value,
        False,
    )
