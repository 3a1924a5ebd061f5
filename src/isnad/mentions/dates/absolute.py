"""Dates that name their day and month: 9 أغسطس/آب 2023، الأول من أكتوبر الماضي، مطلع سبتمبر المقبل."""

from __future__ import annotations

from isnad.mentions.calendar import day, make_day, shift
from isnad.mentions.dates.numeric import clock_before
from isnad.mentions.dates.parts import (
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
    if scan.key(i - 1) in context("named_event") and tail_at(scan, name.last).empty:
        return None
    return dated(scan, i, start, number, name, tail_at(scan, name.last), "day-month")


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
    border = scan.get(i, "border")
    name = month_at(scan, scan.skip(border.last, "من") if border else i)
    if name is None:
        return None
    tail = tail_at(scan, name.last)
    if tail.year is None and not border and _names_event(scan, i):
        return None
    if border and scan.key(border.first).removeprefix(border.pro) in _FIRST_DAY:
        return dated(scan, i, border.start, 1, name, tail, "first-of-month")
    if not (name.sure or not tail.empty or border or _introduced(scan, i)):
        return None
    start = border.start if border else name.start
    period = resolve_month(scan, name, tail)
    if tail.year is not None and period is None:
        return None
    if (
        border and border.term.value == "first" and name.calendar == "hijri" and period
    ):  # «بداية رمضان» is its first day
        period = day(period.first)
    basis = "absolute" if tail.year is not None else "relative"
    return Match(i, tail.last, start, scan.tokens.ends[tail.last - 1], period, "month", basis)


_FIRST_DAY = frozenset({"اول", "غره", "فاتح", "الفاتح"})  # «أول يناير» is its first day, «أوائل يناير» its first days


def _names_event(scan: Scan, i: int) -> bool:
    """«حرب أكتوبر», «جسر 14 تموز»: the month is part of a name."""
    before = i - 1 - (scan.number(i - 1) is not None)
    return scan.key(before) in context("named_event")


def _introduced(scan: Scan, i: int) -> bool:
    """True where a weak month name follows a preposition of time, or stands alone in a phrase."""
    if scan.key(i - 1) in context("month_time"):
        return True
    alone = scan.bare and scan.stop - scan.first <= 2
    return alone or (scan.bare and scan.key(i - 1) in context("introducing")) or scan.get(i - 1, "this") is not None
