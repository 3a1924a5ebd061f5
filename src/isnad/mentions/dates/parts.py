"""The parts of dates: years, months with their twin names, days of a month, and what may follow a month."""

from __future__ import annotations

from typing import NamedTuple

from isnad.mentions.calendar import Period, hijri_day, hijri_month, hijri_year, make_day, month, shift
from isnad.mentions.dates.scan import CLOSING, SLASHES, Match, Scan
from isnad.mentions.numerals import cardinal_at, ordinal_at

# A date without a year is the past one, unless that lies so far back that the writer would have given the year.
_LONG_AGO_DAYS = 270


class Year(NamedTuple):
    """A year of a calendar, up to token `last`."""

    year: int
    last: int
    calendar: str
    explicit: bool = False


class Month(NamedTuple):
    """A month of a calendar: tokens `[first, last)` from character `start`; `sure`: no other word is spelled so."""

    number: int
    calendar: str
    first: int
    last: int
    start: int
    sure: bool


class Tail(NamedTuple):
    """What follows a month: a year, or steps of months or years from now; `last` is one past it."""

    last: int
    year: Year | None = None
    month_steps: int | None = None
    year_steps: int | None = None

    @property
    def empty(self) -> bool:
        """True where nothing follows."""
        return self.year is None and self.month_steps is None and self.year_steps is None


def year_at(scan: Scan, i: int) -> Year | None:
    """«2014», «1445 هـ», «ألفين وأربعة عشر» at token i; plausible years only."""
    number = scan.number(i)
    if number is not None:
        return _marked(scan, number, i + 1, len(scan.key(i)) == 4)
    words = cardinal_at(scan.tokens, i, scan.stop) if i < scan.stop and scan.tokens.words[i].kind == "arabic" else None
    if words is None or words.kind != "cardinal" or words.pro or words.value != int(words.value):
        return None
    return _marked(scan, int(words.value), words.last, words.value >= 1000)


def said_year(scan: Scan, i: int) -> Year | None:
    """An early year in words after «عام»: «عام مئتين وسبعة وستين»."""
    words = cardinal_at(scan.tokens, i, scan.stop) if i < scan.stop and scan.tokens.words[i].kind == "arabic" else None
    if words is None or words.pro or words.kind != "cardinal" or not 100 <= words.value < 1000:
        return None
    return Year(int(words.value), words.last, "gregorian") if words.value == int(words.value) else None


def _marked(scan: Scan, number: int, last: int, four: bool) -> Year | None:
    if scan.key(last) == "(" and scan.key(last + 2) == ")" and scan.has(last + 1, "anno"):
        last += 1
    anno = scan.get(last, "anno")
    if anno is not None and not anno.pro:
        at = anno.last + (
            scan.key(anno.last) in (".", "ـ") and not scan.tokens.gap(anno.last) and anno.last + 1 < scan.stop
        )
        if anno.term.value == "hijri":
            return Year(number, at, "hijri", True) if 1 <= number <= 1600 else None
        if four and 1000 <= number <= 2999:
            return Year(number, at, "gregorian", True)
    if four and 1000 <= number <= 2200:
        return Year(number, last, "hijri" if 1300 <= number <= 1500 else "gregorian")
    return None


def month_at(scan: Scan, i: int) -> Month | None:
    """«يوليو», «شهر يوليو (تموز)», «أكتوبر/تشرين الأول», «شهر 3», «الشهر الثامن» at token i."""
    word = scan.get(i, "month_word")
    at = word.last if word and word.term.value == 1 else i
    name = scan.get(at, "month")
    if name is not None and not (at > i and name.pro) and not (name.term.weak and name.pro[-1:] in ("ب", "ك", "ل")):
        last = _twin(scan, name.last, name.term.value)
        start = word.start if word and at > i else name.start
        sure = not name.term.weak or at > i or last > name.last
        return Month(int(name.term.value), name.term.number, i, last, start, sure)
    return _counted_month(scan, i, at) if at > i and word else None


def _counted_month(scan: Scan, i: int, at: int) -> Month | None:
    """«شهر 3», «شهر عشرة», «الشهر الثامن»: counted, not named."""
    word = scan.get(i, "month_word")
    counted = (
        ordinal_at(scan.tokens, at, scan.stop) or cardinal_at(scan.tokens, at, scan.stop) if at < scan.stop else None
    )
    if word is None or counted is None or counted.pro or counted.value not in range(1, 13) or counted.first != at:
        return None
    if counted.kind != "ordinal" and (not scan.bare or scan.key(at) in ("واحد", "1")):  # «شهر واحد» is a length
        return None
    return Month(int(counted.value), "gregorian", i, counted.last, word.start, True)


def _twin(scan: Scan, last: int, number: int | str) -> int:
    """One past the second name of the same month, in brackets or after a stroke; `last` where there is none."""
    opened = scan.key(last) == "("
    at = last + (opened or scan.key(last) in SLASHES)
    other = scan.get(at, "month")
    if other is None or other.pro or other.term.value != number or other.term.number != "gregorian":
        return last
    if not opened:
        return other.last
    modifier = scan.get(other.last, "modifier")  # «أبريل (نيسان الجاري)»
    end = modifier.last if modifier else other.last
    return end + 1 if scan.key(end) in CLOSING else last


def day_at(scan: Scan, i: int) -> tuple[int, int, int] | None:
    """A day of a month at token i: its number, one past its tokens, its first character."""
    number = scan.number(i)
    if number is not None:
        return (number, i + 1, scan.tokens.starts[i]) if 1 <= number <= 31 and len(scan.key(i)) <= 2 else None
    if i >= scan.stop or scan.tokens.words[i].kind != "arabic":
        return None
    said = ordinal_at(scan.tokens, i, scan.stop)
    if said is None or said.value not in range(1, 32):
        return None
    return int(said.value), said.last, said.start


def tail_at(scan: Scan, i: int) -> Tail:
    """The year or modifier after a month at token i: «2021», «، 2021», «من عام 2021», «الماضي», «من العام الماضي»."""
    at = scan.skip(i, "،", ",") if _year_ahead(scan, i + 1) else i
    year = year_at(scan, at)
    if year is not None and (year.explicit or _of_our_time(year) or not _counts_units(scan, year.last)):
        return Tail(year.last, year=year)
    modifier = scan.get(i, "modifier")
    if modifier is not None and not modifier.pro:
        return Tail(modifier.last, month_steps=int(modifier.term.value))
    return _year_phrase(scan, i) or Tail(i)


def _of_our_time(year: Year) -> bool:
    """True for a number that after a month is its year, whatever follows («نوفمبر 2024 عقد المجلس»)."""
    return year.calendar == "gregorian" and 1900 <= year.year <= 2100


def _counts_units(scan: Scan, i: int) -> bool:
    """True before a unit that a number would count: «3 مايو 12 ساعة», not «3 مايو 2021 الساعة»."""
    unit = scan.get(i, "unit")
    return unit is not None and not unit.term.definite


def _year_ahead(scan: Scan, i: int) -> bool:
    number = scan.number(i)
    if number is not None:
        return len(scan.key(i)) == 4 and 1000 <= number <= 2200
    return scan.bare and year_at(scan, i) is not None


def _year_phrase(scan: Scan, i: int) -> Tail | None:
    """«من عام 2014», «لعام 2014», «من العام الماضي», «العام المقبل», «من هذا العام»."""
    at = i + (scan.key(i) in ("من", "في", "عن"))
    this = scan.get(at, "this")
    unit = scan.get(this.last if this else at, "unit", "year_word")
    if unit is None or unit.term.value not in ("year", 1):
        return None
    if this:
        return Tail(unit.last, year_steps=0)
    modifier = scan.get(unit.last, "modifier")
    if modifier:
        return Tail(modifier.last, year_steps=int(modifier.term.value))
    if scan.key(unit.last) in ("نفسه", "ذاته", "نفسها", "ذاتها") and scan.said is not None:
        return Tail(unit.last + 1, year=Year(scan.said.year, unit.last + 1, "gregorian"))
    year = year_at(scan, unit.last)
    return Tail(year.last, year=year) if year else None


def resolve_month(scan: Scan, name: Month, tail: Tail) -> Period | None:
    """The days of a month; without a year, the one that the reference and the tail point to."""
    if tail.year is not None:
        return _month_of(scan, name, tail.year)
    now = scan.reference
    if now is None:
        return None
    if tail.empty and (told := _in_the_story(scan, name)) is not None:
        return month(told, name.number)
    if name.calendar == "hijri":
        candidates = [hijri_month(hijri_year(now) + k, name.number) for k in (-1, 0, 1, 2)]
    else:
        candidates = [month(now.year + k, name.number) for k in (-2, -1, 0, 1, 2)]
    periods = [p for p in candidates if p]
    if tail.year_steps is not None:
        year = now.year + tail.year_steps
        return next((p for p in periods if p.first.year == year), None) or month(year, name.number)
    return choose(scan, periods, tail.month_steps, name.first)


def _in_the_story(scan: Scan, name: Month) -> int | None:
    """The year of a month told after a dated one long past: «في يناير 1985 …، وفي أبريل …» in one sentence."""
    told = scan.told
    if told is None or scan.bare or name.calendar != "gregorian":
        return None
    if told.grain == "year" or name.number >= told.first.month:
        return told.first.year
    return told.first.year + 1


def _month_of(scan: Scan, name: Month, year: Year) -> Period | None:
    if name.calendar == "gregorian":  # a year of 1300 to 1500 is Hijri by its looks alone
        return month(year.year, name.number) if not (year.explicit and year.calendar == "hijri") else None
    if year.calendar == "hijri":
        return hijri_month(year.year, name.number)
    # A Hijri month with a Gregorian year: the one that begins in it.
    about = round((year.year - 622) * 33 / 32)
    periods = [hijri_month(about + k, name.number) for k in (-1, 0, 1, 2)]
    return next((p for p in periods if p and p.first.year == year.year), None)


def choose(scan: Scan, periods: list[Period], steps: int | None = None, at: int | None = None) -> Period | None:
    """The period meant among the same one of several years, in order.

    A modifier decides it; then the way preferred, or a clause before token `at` that looks ahead; then nearness.
    """
    now = scan.reference
    if now is None:
        return None
    before = [p for p in periods if p.last < now]
    around = [p for p in periods if p.first <= now <= p.last]
    after = [p for p in periods if p.first > now]
    if steps is not None:
        if steps == 0:
            near = around or sorted(before[-1:] + after[:1], key=lambda p: abs((p.first - now).days))
            return near[0] if near else None
        pool = list(reversed(before)) if steps < 0 else after
        return pool[abs(steps) - 1] if len(pool) >= abs(steps) else None
    if around:
        return around[0]
    if scan.prefer == "future" or (at is not None and after and scan.promised(at)):
        return after[0] if after else None
    if before and (not after or (now - before[-1].last).days <= _LONG_AGO_DAYS):
        return before[-1]
    return after[0] if after else None


def resolve_day(scan: Scan, dom: int, name: Month, tail: Tail) -> Period | None:
    """A day of a month, its year resolved as `resolve_month` does, by the day itself."""
    if tail.year is not None or tail.year_steps is not None:
        whole = resolve_month(scan, name, tail)
        return _day_in(name, whole, dom)
    now = scan.reference
    if now is None:
        return None
    if tail.empty and (told := _in_the_story(scan, name)) is not None:
        return make_day(told, name.number, dom)
    if name.calendar == "hijri":
        days = [hijri_day(hijri_year(now) + k, name.number, dom) for k in (-1, 0, 1, 2)]
        found = [Period(d, d, "day") for d in days if d]
    else:
        found = [p for k in (-2, -1, 0, 1, 2, 4) if (p := make_day(now.year + k, name.number, dom))]
    return choose(scan, found, tail.month_steps, name.first)


def _day_in(name: Month, whole: Period | None, dom: int) -> Period | None:
    if whole is None:
        return None
    if name.calendar == "gregorian":
        return make_day(whole.first.year, name.number, dom)
    found = shift(whole.first, "day", dom - 1)
    return found if found.first <= whole.last else None


def dated(
    scan: Scan, i: int, start: int, dom: int, name: Month, tail: Tail, rule: str, shared: Tail | None = None
) -> Match | None:
    """A day of a month as a match from token i and character `start`; its year may be `shared` with a later one."""
    period = resolve_day(scan, dom, name, shared or tail)
    known = (shared or tail).year is not None
    if period is None and (known or scan.reference is not None) and not (name.calendar == "gregorian" and dom <= 31):
        return None
    end = scan.tokens.ends[tail.last - 1]
    return Match(i, tail.last, start, end, period, rule, "absolute" if known else "relative")
