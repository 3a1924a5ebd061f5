"""Dates made of dates: a weekday with its date, parts of periods, seasons, decades, feasts, «that day»."""

from __future__ import annotations

from datetime import date

from isnad.mentions.calendar import (
    Period,
    day,
    easter,
    hijri_day,
    hijri_year,
    months,
    nth_week,
    nth_weekday,
    shift,
    shift_days,
    years,
)
from isnad.mentions.dates import absolute, relative
from isnad.mentions.dates.parts import choose, month_at, resolve_month, tail_at, year_at
from isnad.mentions.dates.scan import CLOSING, Found, Match, Scan
from isnad.mentions.numerals import ordinal_at

_COMMAS = frozenset("،,-–")


def weekday_date(scan: Scan, i: int) -> Match | None:
    """«الأحد 29 يوليو/تموز», «الثلاثاء، الموافق 9 أبريل», «يوم السبت 21/09/2013», «الجمعة (13 مارس)»."""
    said = relative.weekday(scan, i) or relative.relative_day(scan, i)
    if said is None:
        return None
    at = said.last
    opened = scan.key(at) == "("
    at += opened
    while scan.key(at) in _COMMAS:
        at += 1
    link = scan.get(at, "dated")
    at = link.last if link else scan.skip(at, "في", "ل")
    named = _date_at(scan, at)
    if named is None or (named.first > at):
        return None
    last = named.last + (opened and scan.key(named.last) in CLOSING)
    return named._replace(first=i, start=said.start, last=last, end=scan.tokens.ends[last - 1], rule="weekday-date")


def _date_at(scan: Scan, at: int) -> Match | None:
    found = absolute.day_month(scan, at) or absolute.numeric(scan, at)
    if found is None and scan.bare:
        found = absolute.month_day(scan, at) or absolute.numeric_short(scan, at)
    return found


_QUARTERS = {"quarter": 3, "third": 4, "half": 6}


def portion(scan: Scan, i: int) -> Match | None:
    """«الربع الثاني من العام», «النصف الأول من 2015», «الأشهر الستة الأولى من 2020», «الأسبوع الأخير من يوليو»."""
    part = scan.get(i, "portion")
    if part is not None:
        return _share(scan, i, part)
    unit = scan.get(i, "unit")
    if unit is None or not unit.term.definite:
        return None
    if unit.term.number == "sg":
        return _nth_unit(scan, i, unit)
    return _first_units(scan, i, unit)


def _share(scan: Scan, i: int, part: Found) -> Match | None:
    nth = _nth(scan, part.last)
    if nth is None or not scan.keys[i].removeprefix(part.pro).startswith("ال"):
        return None
    number, last = nth
    size = _QUARTERS[str(part.term.value)]
    count = 12 // size
    number = count if number == -1 else number
    if not 1 <= number <= count:
        return None
    whole, end = _whole(scan, last)
    if whole is None or whole.grain != "year":
        if whole is not None and size == 6:
            return _half_month(scan, i, part.start, number, whole, end)
        if part.term.value != "quarter" or scan.reference is None or end > last:
            return None
        whole = _recent(scan.reference, number, size)
    period = months(whole.first.year, (number - 1) * size + 1, size)
    return Match(i, end, part.start, scan.tokens.ends[end - 1], period, "portion")


def _recent(now: date, number: int, size: int) -> Period:
    """A quarter without its year: of this year, or of the last one where it has not begun."""
    begun = (number - 1) * size + 1 <= now.month
    return years(now.year if begun else now.year - 1)


def _half_month(scan: Scan, i: int, start: int, number: int, whole: Period, end: int) -> Match | None:
    if whole.grain != "month":
        return None
    middle = shift_days(whole.first, 14)
    period = Period(whole.first, middle, "day") if number == 1 else Period(shift_days(middle, 1), whole.last, "day")
    return Match(i, end, start, scan.tokens.ends[end - 1], period, "portion")


def _nth(scan: Scan, i: int) -> tuple[int, int] | None:
    """An ordinal or «الأخير» at token i: number (-1 the last) and one past it."""
    if scan.key(i) in ("الاخير", "الاخيره"):
        return -1, i + 1
    said = ordinal_at(scan.tokens, i, scan.stop) if i < scan.stop and scan.tokens.words[i].kind == "arabic" else None
    return (int(said.value), said.last) if said and said.definite and not said.pro else None


def _whole(scan: Scan, i: int) -> tuple[Period | None, int]:
    """«من العام الماضي», «من 2015», «من شهر يوليو»: the period a part is of, and one past it; i where none is said."""
    at = scan.skip(i, "من", "في", "ل", "لعام", "لسنه")
    at = scan.skip(at, ".") if scan.number(at + 1) and scan.key(at) == "." else at
    for rule in (absolute.month_year, absolute.year, relative.period_said):
        found = rule(scan, at)
        if found is not None and found.period is not None and (at > i or found.first == i):
            return found.period, found.last
    bare = year_at(scan, at) if at > i or scan.number(at) else None
    if bare is not None:
        return absolute.year_period(bare), bare.last
    unit = scan.get(at, "unit")
    if unit is not None and unit.term.definite and unit.term.value in ("year", "month") and at > i and scan.reference:
        return shift(scan.reference, relative.GRAINS[str(unit.term.value)], 0), unit.last
    return None, i


def _nth_unit(scan: Scan, i: int, unit: Found) -> Match | None:
    """«الأسبوع الأول من أكتوبر», «اليوم الأخير من شهر مايو»."""
    nth = _nth(scan, unit.last)
    if nth is None or unit.term.value not in ("week", "day"):
        return None
    whole, end = _whole(scan, nth[1])
    if whole is None:
        return None
    return _nth_match(scan, i, unit.start, str(unit.term.value), nth[0], whole, end)


def _nth_match(scan: Scan, i: int, start: int, unit: str, number: int, whole: Period, end: int) -> Match | None:
    if unit == "week":
        found = nth_week(whole, number)
    else:
        at = shift_days(whole.first, number - 1) if number > 0 else shift_days(whole.last, number + 1)
        found = day(at) if whole.first <= at <= whole.last else None
    return Match(i, end, start, scan.tokens.ends[end - 1], found, "nth-unit", "relative") if found else None


def nth_before(scan: Scan, i: int) -> Match | None:
    """«آخر اثنين من مارس», «ثالث يوم من شهر أكتوبر», «أول أسبوع من العام», «الاثنين الأخير من مارس»."""
    named = scan.get(i, "weekday")
    if named is not None:
        nth = _nth(scan, named.last)
        return _weekday_of(scan, i, named.start, int(named.term.value), nth[0], nth[1]) if nth else None
    bare = scan.get(i, "weekday_bare")
    if bare is not None and (week := relative.week_said(scan, bare.last)) is not None:  # «اثنين الأسبوع الحالي»
        period = day(shift_days(week[1].first, int(bare.term.value))) if week[1] else None
        return Match(i, week[0], bare.start, scan.tokens.ends[week[0] - 1], period, "weekday-of-week", "weekday")
    number, last, start = _leading_nth(scan, i)
    if number is None:
        return None
    target = scan.get(last, "weekday_bare", "weekday")
    if target is not None and not target.pro and target.term.kind == "weekday_bare":
        return _weekday_of(scan, i, start, int(target.term.value), number, target.last)
    unit = scan.get(last, "unit")
    if unit is None or unit.pro or unit.term.definite or unit.term.number != "sg" or unit.term.value not in ("week", "day"):
        return None
    whole, end = _whole(scan, scan.skip(unit.last, "من", "في")) if not scan.bare else _whole_loose(scan, unit.last)
    return _nth_match(scan, i, start, str(unit.term.value), number, whole, end) if whole else None


def _whole_loose(scan: Scan, i: int) -> tuple[Period | None, int]:
    found = month_at(scan, i)
    if found is not None:
        tail = tail_at(scan, found.last)
        return resolve_month(scan, found, tail), tail.last
    return _whole(scan, i)


def _leading_nth(scan: Scan, i: int) -> tuple[int | None, int, int]:
    if scan.key(i) in ("اخر",):
        return -1, i + 1, scan.tokens.starts[i]
    said = ordinal_at(scan.tokens, i, scan.stop) if scan.tokens.words[i].kind == "arabic" else None
    if said is None or said.definite or said.value > 31:
        return None, i, 0
    return int(said.value), said.last, said.start


def _weekday_of(scan: Scan, i: int, start: int, number: int, nth: int, last: int) -> Match | None:
    whole, end = _whole_loose(scan, scan.skip(last, "من", "في"))
    if whole is None:
        return None
    found = nth_weekday(whole, number, nth)
    return Match(i, end, start, scan.tokens.ends[end - 1], found, "nth-weekday", "relative") if found else None


def _first_units(scan: Scan, i: int, unit: Found) -> Match | None:
    """«الأشهر الستة الأولى من 2015», «الأيام الثلاثة الأخيرة من مايو», «الأشهر الثلاثة من العام الحالي»."""
    count, last = relative._count_after(scan, unit)
    if count is None or unit.term.value not in ("month", "day", "week"):
        return None
    final = scan.key(last) in ("الاخيره", "الاخيرين", "الاخيرتين")
    first = scan.key(last) in ("الاولي", "الاول", "الاوليين", "الاولين")
    whole, end = _whole(scan, last + (final or first))
    if whole is None or end == last + (final or first):
        return None
    span = _slice(whole, str(unit.term.value), int(count), final)
    return Match(i, end, unit.start, scan.tokens.ends[end - 1], span, "portion") if span else None


def _slice(whole: Period, unit: str, count: int, final: bool) -> Period | None:
    grain = relative.GRAINS[unit]
    if final:
        first = shift(whole.last, grain, 1 - count).first
        return Period(first, whole.last, grain) if first >= whole.first else None
    last = shift(whole.first, grain, count - 1).last
    return Period(whole.first, last, grain) if last <= whole.last else None


def season(scan: Scan, i: int) -> Match | None:
    """«صيف 2014», «الربيع الماضي», «خريف العام الماضي», «هذا الشتاء»: three months, winter into the next year."""
    border = scan.get(i, "border")
    this = scan.get(i, "this")
    name = scan.get(border.last if border else this.last if this else i, "season")
    if name is None or ((border or this) and name.pro):
        return None
    definite = scan.keys[name.first].removeprefix(name.pro).startswith("ال")
    start = border.start if border else this.start if this else name.start
    year, end = _season_year(scan, name, definite, bool(this))
    if year is None:
        return None
    period = months(year, int(name.term.value), 3)
    return Match(i, end, start, scan.tokens.ends[end - 1], period, "season")


def _season_year(scan: Scan, name: Found, definite: bool, this: bool) -> tuple[int | None, int]:
    now = scan.reference
    if this:
        return (now.year if now else None), name.last
    modifier = scan.get(name.last, "modifier")
    if definite:
        if modifier is None or now is None:
            return None, name.last
        same = [months(now.year + k, int(name.term.value), 3) for k in (-2, -1, 0, 1, 2)]
        found = choose(scan, same, int(modifier.term.value))
        return (found.first.year if found else None), modifier.last
    whole, end = _whole(scan, name.last)
    return (whole.first.year, end) if whole is not None and whole.grain == "year" and end > name.last else (None, end)


def decade(scan: Scan, i: int) -> Match | None:
    """«تسعينيات القرن الماضي», «الثمانينات», «ستينيات القرن التاسع عشر»; «القرن العشرين»."""
    border = scan.get(i, "border")
    name = scan.get(border.last if border else i, "decade")
    if name is None or (border and name.pro):
        return _century(scan, i)
    start = border.start if border else name.start
    century, last = _century_said(scan, name.last)
    tens = int(name.term.value)
    if century is None:
        if tens == 20 and not scan.bare:
            return None
        century = 1900
    return Match(i, last, start, scan.tokens.ends[last - 1], years(century + tens, century + tens + 9), "decade")


def _century_said(scan: Scan, i: int) -> tuple[int | None, int]:
    """The first year of a century named at token i («القرن الماضي», «القرن التاسع عشر»), and one past it."""
    at = scan.skip(i, "من")
    word = scan.get(at, "unit")
    if word is None or word.term.value != "century" or not word.term.definite:
        return None, i
    modifier = scan.get(word.last, "modifier")
    if modifier is not None and scan.reference is not None:
        return (scan.reference.year // 100 + int(modifier.term.value)) * 100, modifier.last
    nth = _nth(scan, word.last)
    return ((nth[0] - 1) * 100, nth[1]) if nth and 1 <= nth[0] <= 30 else (None, i)


def _century(scan: Scan, i: int) -> Match | None:
    border = scan.get(i, "border")
    at = border.last if border else i
    word = scan.get(at, "unit")
    if word is None or word.term.value != "century" or scan.get(word.last, "modifier"):
        return None
    first, last = _century_said(scan, at)
    if first is None:
        return None
    period = years(first + 1, first + 100)
    return Match(i, last, border.start if border else word.start, scan.tokens.ends[last - 1], period, "century")


def feast(scan: Scan, i: int) -> Match | None:
    """«عيد الفطر», «رأس السنة», «يوم الأرض 2018»: the one of the year said, or the nearest."""
    name = scan.get(i, "feast")
    if name is None:
        return None
    number, dom, _ = name.term.extra
    tail = tail_at(scan, name.last)
    said = tail.year.year if tail.year and tail.year.calendar == "gregorian" else None
    now = scan.reference
    if said is None and now is None:
        return Match(i, name.last, name.start, name.end, None, "feast", "feast")
    base = said if said is not None else now.year if now else 0
    found = [p for k in (-2, -1, 0, 1, 2) for p in _held(str(name.term.value), base + k, number, dom)]
    found = sorted(set(found))
    if said is not None:
        period = next((p for p in found if p.first.year == said), None)
        last = tail.last
    else:
        period = choose(scan, found, tail.month_steps) if tail.year is None else None
        if not scan.bare and tail.month_steps is None and now is not None:
            period = min(found, key=lambda p: abs((p.first - now).days))
        last = tail.last if tail.month_steps is not None else name.last
    return Match(i, last, name.start, scan.tokens.ends[last - 1], period, "feast", "feast")


def _held(calendar: str, year: int, number: int, dom: int) -> list[Period]:
    """The days of a feast that fall in a Gregorian year."""
    if not 1 <= year <= 9000:
        return []
    if calendar == "easter":
        return [day(shift_days(easter(year), dom))]
    if calendar == "gregorian":
        return [day(date(year, number, dom))]
    about = hijri_year(date(year, 1, 1))
    days = [hijri_day(about + k, number, dom) for k in (0, 1)]
    return [day(d) for d in days if d is not None and d.year == year]


def that_day(scan: Scan, i: int) -> Match | None:
    """«ذلك اليوم», «فجر ذلك اليوم», «اليوم نفسه»: the day last told."""
    part = scan.get(i, "part")
    at = part.last if part else i
    that = scan.get(at, "that")
    unit = scan.get(that.last if that else at, "unit")
    if unit is None or unit.term.value != "day" or not unit.term.definite or unit.term.number != "sg":
        return None
    itself = scan.key(unit.last) in ("نفسه", "ذاته")
    if not (that or itself) or (scan.said is None and not scan.bare):
        return None
    last = unit.last + itself
    start = part.start if part else that.start if that else unit.start
    period = day(scan.said) if scan.said else None
    return Match(i, last, start, scan.tokens.ends[last - 1], period, "that-day", "context")
