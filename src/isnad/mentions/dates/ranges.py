"""Spans between two dates: من 3 إلى 7 مايو، بين عامي 2014 و2018، أغسطس 27 إلى 29، 2014-2018، اليومين."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from isnad.mentions.calendar import Period, make_day, month, shift
from isnad.mentions.dates import absolute, calendar_years, compound, days, numeric, periods, weekdays
from isnad.mentions.dates.parts import Year, day_at, month_at, resolve_day, tail_at, year_at
from isnad.mentions.dates.scan import Match, Scan
from isnad.mentions.numerals import atoms

_Rule: TypeAlias = Callable[[Scan, int], Match | None]
_POINTS: tuple[_Rule, ...] = (
    compound.weekday_date,
    numeric.numeric,
    absolute.day_month,
    absolute.month_year,
    calendar_years.year_said,
    days.relative_day,
    weekdays.weekday_said,
    periods.period_said,
)
_TO = frozenset({"الي", "حتي", "لغايه", "ولغايه", "وحتي", "والي"})
_DASH = frozenset("-–—")


def point_at(scan: Scan, i: int) -> Match | None:
    """The longest single date at token i."""
    best: Match | None = None
    for rule in _POINTS:
        found = rule(scan, i)
        if found is not None and found.period is not None and (best is None or found.last > best.last):
            best = found
    return best


def opened(scan: Scan, i: int) -> Match | None:
    """«من X إلى Y», «بين X وY», «منذ X حتى Y»."""
    opening = scan.get(i, "between", "from")
    if opening is None or opening.pro not in ("", "و", "ف") or opening.last >= scan.stop:
        return None
    at, kind, start = scan.skip(opening.last, "يومي", "ايام"), opening.term.kind, opening.start
    if at >= scan.stop:
        return None
    word = scan.tokens.words[at]
    if scan.hit(at) is None and word.kind != "number" and not atoms(word):
        return None
    return _days(scan, i, at, kind, start) or _years(scan, i, at, kind, start) or _points(scan, i, at, kind, start)


def bare(scan: Scan, i: int) -> Match | None:
    """«27-29 أغسطس», «3 إلى 7 مايو», «2014-2018», «عامي 2014 و2015»: with nothing before."""
    return _days(scan, i, i, "", -1) or _years(scan, i, i, "", -1)


def continued(scan: Scan, i: int, first: Match) -> Match | None:
    """The span that a date at token i opens: «2 أكتوبر إلى 22 أكتوبر», «هذا العام حتى 20 مارس»."""
    key = scan.key(first.last)
    if first.period is None or not (key in _TO or (scan.bare and key in _DASH and first.rule != "weekday")):
        return None
    return _second(scan, i, first, first.last + 1, first.start)


def _link(scan: Scan, at: int, kind: str) -> int:
    """One past the word that leads to the second end at token `at`; 0 where there is none."""
    key = scan.key(at)
    if kind == "between":
        return at + 1 if key == "و" or key in _DASH or key in _TO else 0
    if key in _TO:
        return at + 1
    if key in _DASH:
        return at + 1
    return 0


def _attached(scan: Scan, at: int, kind: str) -> int:
    """The token itself where «و» is attached to the second end of a «between»: «بين مايو 2014 ويونيو 2016»."""
    hit = scan.hit(at)
    return at if kind == "between" and hit is not None and hit.pro == "و" else 0


def _days(scan: Scan, i: int, at: int, kind: str, start: int) -> Match | None:
    """«من 3 إلى 7 مايو», «27-29 أغسطس», «بين 3 و12 سبتمبر»: the first end a bare day."""
    first = _end_at(scan, at) if kind else day_at(scan, at)
    if first is None:
        return None
    link = _link(scan, first[1], kind) or (_listed(scan, first) if kind == "" else 0) or _ordinal(scan, first[1], kind)
    if not link:
        return None
    second = _end_at(scan, link) if kind else day_at(scan, link)
    if second is None:
        return None
    name_at = scan.skip(second[1], "من", "ل")
    name = month_at(scan, name_at)
    if name is not None:
        tail = tail_at(scan, name.last)
        low, high = resolve_day(scan, first[0], name, tail), resolve_day(scan, second[0], name, tail)
        return _made(scan, i, tail.last, start if start >= 0 else first[2], low, high, "day-range")
    whole = periods.period_said(scan, name_at)
    if whole is None or whole.period is None or whole.period.grain != "month":
        return None
    base = whole.period.first
    low, high = make_day(base.year, base.month, first[0]), make_day(base.year, base.month, second[0])
    return _made(scan, i, whole.last, start if start >= 0 else first[2], low, high, "day-range")


def _end_at(scan: Scan, at: int) -> tuple[int, int, int] | None:
    """A day of a month, with its weekday before it perhaps: «17», «الأحد 17», «يوم الأحد 17»."""
    part = scan.get(at, "part")
    at = part.last if part is not None and part.term.value == 0 else at
    named = scan.get(at, "weekday")
    return day_at(scan, named.last if named is not None else at)


def _ordinal(scan: Scan, at: int, kind: str) -> int:
    """The token itself of «والثامن» in «بين الرابع والثامن من أبريل»."""
    return at if kind == "between" and scan.key(at).startswith("وال") else 0


def _listed(scan: Scan, first: tuple[int, int, int]) -> int:
    """The last of days that follow each other («5 و6», «15 و16 و17»): its token; 0 where they do not."""
    number, at, _ = first
    last = 0
    while scan.key(at) == "و" and scan.number(at + 1) == number + 1:
        last, at, number = at + 1, at + 2, number + 1
    return last


def month_first(scan: Scan, i: int) -> Match | None:
    """«أغسطس 27 إلى 29», «نوفمبر بين 15 و19»."""
    name = month_at(scan, i)
    if name is None:
        return None
    opening = scan.get(name.last, "between", "from")
    kind = str(opening.term.kind) if opening else ""
    first = day_at(scan, opening.last if opening else name.last)
    if first is None or not (link := _link(scan, first[1], kind)):
        return None
    second = day_at(scan, link)
    if second is None:
        return None
    tail = tail_at(scan, second[1])
    low, high = resolve_day(scan, first[0], name, tail), resolve_day(scan, second[0], name, tail)
    return _made(scan, i, tail.last, name.start, low, high, "day-range")


def _made(
    scan: Scan, i: int, last: int, start: int, low: Period | None, high: Period | None, rule: str
) -> Match | None:
    if low is None or high is None or low.first > high.last:
        return None
    return Match(i, last, start, scan.tokens.ends[last - 1], low.to(high), rule, "absolute", "daterange")


def _years(scan: Scan, i: int, at: int, kind: str, start: int) -> Match | None:
    """«بين عامي 2014 و2018», «من 2014 إلى 2018», «2014-2018», «موسم 2023/2024»."""
    word = scan.get(at, "year_word")
    numbers = word.last if word else at
    first = year_at(scan, numbers)
    if first is None or not (kind or word or _alone(scan, numbers)):
        return None
    link = _link(scan, first.last, kind)
    if not link and scan.key(first.last) == "/" and not scan.tokens.gap(first.last):
        link = first.last + 1
    if not link and word is not None and scan.key(first.last) == "و" and word.term.value == 2:
        link = first.last + 1
    if not link:
        return None
    again = scan.get(link, "year_word")
    second = year_at(scan, again.last if again else link)
    if second is None or second.calendar != first.calendar or second.year <= first.year:
        return None
    if (
        kind == ""
        and word is not None
        and word.term.value == 2
        and scan.key(first.last) == "و"
        and second.year != first.year + 1
    ):
        return None  # «عامي 2008 و2014» are two years
    begin = start if start >= 0 else word.start if word else scan.tokens.starts[numbers]
    period = _from_year_to_year(first, second)
    if period is None:
        return None
    return Match(
        i, second.last, begin, scan.tokens.ends[second.last - 1], period, "year-range", "absolute", "daterange"
    )


def _from_year_to_year(first: Year, second: Year) -> Period | None:
    low, high = calendar_years.year_period(first), calendar_years.year_period(second)
    return low.to(high) if low and high else None


def _alone(scan: Scan, i: int) -> bool:
    """True for «2014-2018» with nothing glued before: two years and a stroke, in brackets or after a word."""
    number, other = scan.number(i), scan.number(i + 2)
    near = not scan.tokens.gap(i + 1) if i + 1 < scan.stop else False
    return bool(number and other and near and 1900 <= number < other <= 2100 and scan.key(i - 1) not in ("-", "/"))


def _points(scan: Scan, i: int, at: int, kind: str, start: int) -> Match | None:
    """Two whole dates."""
    first = point_at(scan, at)
    if first is None or first.first != at:
        return None
    link = _link(scan, first.last, kind) or _attached(scan, first.last, kind)
    if not link or (scan.key(first.last) in _DASH and not scan.bare):
        return None
    return _second(scan, i, first, link, start)


def _second(scan: Scan, i: int, first: Match, link: int, start: int) -> Match | None:
    second = point_at(scan, scan.skip(link, "يوم"))
    if second is None or first.period is None or second.period is None:
        return None
    low = _before(first, first.period, second, second.period)
    return _made(scan, i, second.last, start, low, second.period, "span")


def _before(first: Match, low: Period, second: Match, high: Period) -> Period | None:
    """The first end moved before the second: by a year where only the second names one, by a week for weekdays."""
    if first.basis == "relative" and second.basis == "absolute" and low.grain in ("day", "month"):
        years_about = (high.last.year, high.last.year - 1)
        moved = [_in_year(low, year) for year in years_about]
        return next((p for p in moved if p is not None and p.first <= high.last), low)
    if low.first > high.last and first.basis == "weekday":
        return shift(low.first, "day", -7)
    return low


def _in_year(low: Period, year: int) -> Period | None:
    if low.grain == "month":
        return month(year, low.first.month)
    return make_day(year, low.first.month, low.first.day)
