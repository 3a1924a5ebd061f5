"""Dates that name their day and month: 9 أغسطس/آب 2023، الأول من أكتوبر الماضي، مطلع سبتمبر المقبل."""

from __future__ import annotations

from datetime import date

from isnad.mentions.calendar import Period, day, make_day, shift
from isnad.mentions.dates.famous import famous_day
from isnad.mentions.dates.lists import shared_tail, shared_year
from isnad.mentions.dates.numeric import clock_before
from isnad.mentions.dates.parts import (
    Month,
    dated,
    day_at,
    month_at,
    resolve_month,
    tail_at,
    year_at,
)
from isnad.mentions.dates.scan import Match, Scan
from isnad.mentions.numerals.context import context


def day_month(scan: Scan, i: int) -> Match | None:
    """«9 أغسطس/آب 2023», «الأول من أكتوبر الماضي», «22 مُحرّم 1445 هـ», «اليوم الثالث من أكتوبر»."""
    dom = day_at(scan, i)
    if dom is None or (scan.number(i) is not None and _glued(scan, i)):
        return None
    number, at, start = dom
    at = _of_month(scan, at)
    name = month_at(scan, at)
    if name is None:
        return _of_this_month(scan, i, start, number, at)
    tail = tail_at(scan, name.last)
    if tail.empty:
        famous = famous_day(scan, i, name.number, number) if name.calendar == "gregorian" else None
        if famous is not None:
            return Match(i, name.last, start, scan.tokens.ends[name.last - 1], famous, "famous-day")
        if scan.key(i - 1) in context("named_event"):
            return None
        return dated(scan, i, start, number, name, tail, "day-month", shared_year(scan, name.last))
    return dated(scan, i, start, number, name, tail, "day-month")


def day_alone(scan: Scan, i: int) -> Match | None:
    """«سأعود في 15», «عدت إلى الحادي والعشرين»: a day of the present month or of the next, at the end of a string."""
    dom = day_at(scan, i)
    if dom is None or scan.reference is None or scan.key(i - 1) not in context("before_alone"):
        return None
    hour = dom[0] <= _HOURS and (scan.number(i) is not None or scan.key(dom[1] - 1).endswith("ه"))
    if hour or any(scan.tokens.words[k].kind != "punct" for k in range(dom[1], scan.stop)):
        return None
    about = [make_day(m.first.year, m.first.month, dom[0]) for m in _months_about(scan.reference)]
    days = [p for p in about if p is not None]
    if scan.prefer == "future":
        found = next((p for p in days if p.first >= scan.reference), None)
    else:
        found = next((p for p in reversed(days) if p.first <= scan.reference), None)
    return Match(i, dom[1], dom[2], scan.tokens.ends[dom[1] - 1], found, "day-alone", "relative") if found else None


_HOURS = 12  # «في 9», «في الثانية» may be hours


def _months_about(now: date) -> list[Period]:
    return [shift(now, "month", steps) for steps in (-2, -1, 0, 1, 2)]


def _glued(scan: Scan, i: int) -> bool:
    """True where a digit day is the end of a longer number: «2-9 مايو» (a range, read by another rule), «1.9»."""
    return i > 0 and not scan.tokens.gap(i) and scan.keys[i - 1] in "/.:" and not clock_before(scan, i + 1)


def _of_month(scan: Scan, at: int) -> int:
    if scan.key(at) in ("من", "-", "/", "–", "ل"):
        return at + 1
    day = scan.get(at, "unit")
    return day.last + 1 if day and day.term.value == "day" and scan.key(day.last) == "من" else at


def _of_this_month(scan: Scan, i: int, start: int, number: int, at: int) -> Match | None:
    """«الخامس من الشهر الجاري», «10 من هذا الشهر», «العشرين من الشهر المقبل», «20 الجاري»."""
    bare = scan.get(at, "modifier") if at == i + 1 else None
    if bare is not None and scan.number(i) is not None and not bare.pro and scan.key(i - 1) in context("before_day"):
        return _in_month(scan, i, start, number, bare.last, int(bare.term.value))
    this = scan.get(at, "this")
    word = scan.get(this.last if this else at, "unit")
    if word is None or word.term.value != "month" or not word.term.definite or word.pro or word.term.number != "sg":
        return None
    modifier = scan.get(word.last, "modifier")
    if this is None and modifier is None:
        return None
    last = modifier.last if modifier else word.last
    return _in_month(scan, i, start, number, last, int(modifier.term.value) if modifier else 0)


def _in_month(scan: Scan, i: int, start: int, number: int, last: int, steps: int) -> Match | None:
    """A day of the month that lies `steps` from the present one."""
    if scan.reference is None:
        return Match(i, last, start, scan.tokens.ends[last - 1], None, "day-of-month", "relative")
    whole = shift(scan.reference, "month", steps).first
    period = make_day(whole.year, whole.month, number)
    return Match(i, last, start, scan.tokens.ends[last - 1], period, "day-of-month", "relative") if period else None


def month_day(scan: Scan, i: int) -> Match | None:
    """«أكتوبر 2», «سبتمبر 10, 2001», «شباط الرابع عشر»: the month first."""
    name = month_at(scan, i)
    if name is None:
        return None
    at = scan.skip(name.last, "/", "-", "ال")
    dom = day_at(scan, at)
    if dom is None or scan.has(dom[1], "month") or scan.key(dom[1]) in (":", "%"):
        return None
    if scan.counting(dom[1]) and tail_at(scan, dom[1]).empty:  # «في مايو 15 شخصاً»
        return None
    if not scan.bare and (scan.number(at) is None or tail_at(scan, dom[1]).year is None):
        return None
    after = scan.skip(dom[1], "من") if year_at(scan, dom[1] + 1) else dom[1]
    return dated(scan, i, name.start, dom[0], name, tail_at(scan, after), "month-day")


def month_year(scan: Scan, i: int) -> Match | None:
    """«يوليو (تموز) 2021», «مطلع سبتمبر المقبل», «شهر رمضان», «مارس» with something that shows it is the month."""
    this = scan.get(i, "this") if scan.bare else None
    border = scan.get(i, "border")
    name = month_at(scan, scan.skip(border.last, "من") if border else this.last if this else i)
    if name is None:
        return None
    if this is not None:  # «هذا مارس»
        return _this_month(scan, i, this.start, name)
    tail = tail_at(scan, name.last)
    if tail.year is None and not border and _names_event(scan, i):
        return None
    if border and scan.key(border.first).removeprefix(border.pro) in _FIRST_DAY:
        return dated(scan, i, border.start, 1, name, tail, "first-of-month")
    if not (name.sure or not tail.empty or border or _introduced(scan, i)):
        return None
    start = border.start if border else name.start
    shared = shared_tail(scan, name.last) if tail.empty else None
    period = resolve_month(scan, name, shared or tail)
    if tail.year is not None and period is None:
        return None
    if (
        border and border.term.value == "first" and name.calendar == "hijri" and period
    ):  # «بداية رمضان» is its first day
        period = day(period.first)
    basis = "absolute" if tail.year is not None else "relative"
    return Match(i, tail.last, start, scan.tokens.ends[tail.last - 1], period, "month", basis)


def _this_month(scan: Scan, i: int, start: int, name: Month) -> Match | None:
    tail = tail_at(scan, name.last)
    period = resolve_month(scan, name, tail)
    return Match(i, tail.last, start, scan.tokens.ends[tail.last - 1], period, "month", "relative") if period else None


_FIRST_DAY = frozenset({"اول", "غره", "فاتح", "الفاتح"})  # «أول يناير» is its first day, «أوائل يناير» its first days


def _names_event(scan: Scan, i: int) -> bool:
    """«حرب أكتوبر», «جسر 14 تموز»: the month is part of a name."""
    before = i - 1
    if scan.key(before) == "من":  # «مدينة السادس من أكتوبر»
        before -= 1
        before -= day_at(scan, before) is not None
    return scan.key(before - (scan.number(before) is not None)) in context("named_event")


def _introduced(scan: Scan, i: int) -> bool:
    """True where a weak month name follows a preposition of time, or stands alone in a phrase."""
    if scan.key(i - 1) in context("month_time"):
        return True
    alone = scan.bare and scan.stop - scan.first <= 2
    return alone or (scan.bare and scan.key(i - 1) in context("introducing")) or scan.get(i - 1, "this") is not None
