"""Dates made of dates, and named ones: a weekday with its date, seasons, decades, feasts, «that day»."""

from __future__ import annotations

from datetime import date

from isnad.mentions.calendar import (
    Period,
    day,
    easter,
    hijri_day,
    hijri_year,
    make_day,
    month,
    months,
    pascha,
    shift_days,
    years,
)
from isnad.mentions.dates.absolute import day_month, month_day
from isnad.mentions.dates.days import nearest, relative_day
from isnad.mentions.dates.numeric import numeric, numeric_short
from isnad.mentions.dates.parts import choose, dated, month_at, tail_at
from isnad.mentions.dates.portions import nth_said, whole_said
from isnad.mentions.dates.scan import CLOSING, Found, Match, Scan
from isnad.mentions.dates.twins import hijri
from isnad.mentions.dates.weekdays import weekday_said
from isnad.mentions.numerals import ordinal_at

_COMMAS = frozenset("،,-–")


def weekday_date(scan: Scan, i: int) -> Match | None:
    """«الأحد 14 يوليو/تموز», «الثلاثاء، الموافق 16 أبريل», «يوم السبت 21/09/2013», «الجمعة (13 مارس)»."""
    said = weekday_said(scan, i) or relative_day(scan, i)
    if said is None:
        return None
    at = said.last
    opened = scan.key(at) == "("
    at += opened
    while scan.key(at) in _COMMAS and said.rule != "relative-day":
        at += 1
    link = scan.get(at, "dated")
    at = link.last if link else scan.skip(at, "في", "ل")
    named = _date_at(scan, at)
    if named is None or (named.first > at):
        return None
    last = named.last + (opened and scan.key(named.last) in CLOSING)
    free = named.basis == "relative" and not scan.has(named.last - 1, "modifier")
    if said.basis == "weekday" and said.period and named.period and free:
        named = named._replace(period=_agreeing(scan, named.period, said.period.first.weekday()))
    if said.basis == "weekday" and said.period and named.period and named.period.grain == "day" and hijri(scan, named):
        near = nearest(named.period, said.period.first.weekday(), 3)
        named = named._replace(period=near if abs((near.first - named.period.first).days) <= 2 else named.period)
    return named._replace(first=i, start=said.start, last=last, end=scan.tokens.ends[last - 1], rule="weekday-date")


def led_date(scan: Scan, i: int) -> Match | None:
    """«فجر 7 مايو», «ليلة الخامس من مايو», «مساء يوم 3/5/2020»: a part of the day before a day of a month."""
    part = scan.get(i, "part", "near")
    at = part.last if part is not None else i
    inner = scan.get(at, "part")
    at = inner.last if inner is not None and not inner.pro else at
    if part is None or scan.keys[i].removeprefix(part.pro).startswith("ال"):
        return None
    day_word = part.term.kind == "part" and part.term.value == 0 and at == part.last  # «يوم 3 مايو» keeps its «يوم» out
    named = _date_at(scan, at) if not day_word and at > i else None
    if named is None or named.first != at or (named.start != scan.tokens.starts[at]):
        return None
    return named._replace(first=i, start=part.start)


def _agreeing(scan: Scan, period: Period, weekday: int) -> Period:
    """The same day of the nearest year in which it is the weekday said; the day itself where none of five is."""
    first, now = period.first, scan.reference
    if now is None or first.weekday() == weekday:
        return period
    about = [make_day(first.year + k, first.month, first.day) for k in (-2, -1, 1, 2)]
    agreeing = [p for p in about if p is not None and p.first.weekday() == weekday]
    return min(agreeing, key=lambda p: abs((p.first - now).days), default=period)


def _date_at(scan: Scan, at: int) -> Match | None:
    found = day_month(scan, at) or numeric(scan, at)
    if found is None and scan.bare:
        found = month_day(scan, at) or numeric_short(scan, at)
    return found


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


def season_alone(scan: Scan, i: int) -> Match | None:
    """«سأعود في الخريف», at the end of a string: the one of the reference's year."""
    name = scan.get(i, "season")
    if name is None or scan.reference is None or not scan.keys[i].removeprefix(name.pro).startswith("ال"):
        return None
    if name.last < scan.stop and scan.tokens.words[name.last].kind != "punct":
        return None
    period = months(scan.reference.year, int(name.term.value), 3)
    return Match(i, name.last, name.start, name.end, period, "season", "relative")


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
    whole, end = whole_said(scan, name.last)
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
    nth = nth_said(scan, word.last) or _nth_in_digits(scan, word.last)
    return ((nth[0] - 1) * 100, nth[1]) if nth and 1 <= nth[0] <= 30 else (None, i)


def _nth_in_digits(scan: Scan, i: int) -> tuple[int, int] | None:
    """«القرن الـ19»."""
    at = scan.skip(i, "ال")
    number = scan.number(at)
    return (number, at + 1) if number is not None else None


def _century(scan: Scan, i: int) -> Match | None:
    border = scan.get(i, "border")
    at = border.last if border else i
    word = scan.get(at, "unit")
    if word is None or word.term.value != "century" or scan.get(word.last, "modifier"):
        return None
    first, last = _century_said(scan, at)
    if first is None or (scan.key(last) == "قبل" and scan.key(last + 1).startswith("الميلاد")):
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
            period = min(found, key=lambda p: abs((p.first - now).days), default=None)
        last = tail.last if tail.month_steps is not None else name.last
    return Match(i, last, name.start, scan.tokens.ends[last - 1], period, "feast", "feast")


def feast_day(scan: Scan, i: int) -> Match | None:
    """«ثاني أيام عيد الفطر»: a day of a feast of several."""
    said = ordinal_at(scan.tokens, i, scan.stop) if scan.tokens.words[i].kind == "arabic" else None
    if said is None or said.definite or said.value > 5 or scan.key(said.last) not in ("ايام", "يوم"):
        return None
    held = feast(scan, said.last + 1)
    if held is None:
        return _day_of_month(scan, i, said.start, int(said.value), said.last + 1)
    period = day(shift_days(held.period.first, int(said.value) - 1)) if held.period else None
    return held._replace(first=i, start=said.start, period=period, rule="feast-day")


def _day_of_month(scan: Scan, i: int, start: int, number: int, at: int) -> Match | None:
    """«أول أيام شهر رمضان», «ثاني أيام مايو»."""
    name = month_at(scan, at)
    if name is None or scan.key(at - 1) != "ايام":
        return None
    return dated(scan, i, start, number, name, tail_at(scan, name.last), "day-month")


def nth_of_feast(scan: Scan, i: int) -> Match | None:
    """«اليوم الثالث من عيد الفطر», «ثالث يوم من عيد الفطر»."""
    unit = scan.get(i, "unit")
    if unit is None or unit.term.value != "day" or not unit.term.definite or unit.term.number != "sg":
        return None
    nth = nth_said(scan, unit.last)
    held = feast(scan, scan.skip(nth[1], "من", "ل")) if nth is not None and 0 < nth[0] < 8 else None
    if nth is None or held is None:
        return None
    period = day(shift_days(held.period.first, nth[0] - 1)) if held.period else None
    return held._replace(first=i, start=unit.start, period=period, rule="feast-day")


def same_year(scan: Scan, i: int) -> Match | None:
    """«في العام نفسه», «الشهر ذاته»: of the day last told, in an article."""
    unit = scan.get(i, "unit")
    if unit is None or unit.term.value not in ("year", "month") or not unit.term.definite or unit.pro[-1:] == "ل":
        return None
    if scan.key(unit.last) not in ("نفسه", "ذاته", "نفسها", "ذاتها") or unit.term.number != "sg":
        return None
    told = scan.last
    if told is None or (unit.term.value == "month" and told.grain not in ("day", "month")):
        return None
    period = years(told.first.year) if unit.term.value == "year" else month(told.first.year, told.first.month)
    end = scan.tokens.ends[unit.last]
    return Match(i, unit.last + 1, unit.start, end, period, "same", "context")


def _held(calendar: str, year: int, number: int, dom: int) -> list[Period]:
    """The days of a feast that fall in a Gregorian year."""
    if not 1 <= year <= 9000:
        return []
    if calendar == "unknown":
        return []
    if calendar in ("easter", "pascha"):
        sunday = easter(year) if calendar == "easter" else pascha(year)
        return [day(shift_days(sunday, dom))]
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
    same = scan.key(i - 1) == "نفس" and scan.key(unit.last) != "الذي"
    itself = same or scan.key(unit.last) in ("نفسه", "ذاته")
    if not (that or itself) or (scan.said is None and not scan.bare):
        return None
    last = unit.last + (itself and not same)
    start = part.start if part else that.start if that else unit.start
    period = day(scan.said) if scan.said else None
    return Match(i, last, start, scan.tokens.ends[last - 1], period, "that-day", "context")
