"""Weekdays: الخميس، فجر الأربعاء، الأحد المقبل، الجمعة من الأسبوع الماضي، عطلة نهاية الأسبوع."""

from __future__ import annotations

from isnad.mentions.calendar import Period, day, make_day, month, shift, shift_days, week
from isnad.mentions.dates.days import Lead
from isnad.mentions.dates.parts import day_at
from isnad.mentions.dates.scan import CLOSING, Match, Scan
from isnad.mentions.dates.units import matched
from isnad.mentions.numerals.context import context


def weekday_said(scan: Scan, i: int) -> Match | None:
    """«الخميس», «فجر الأربعاء», «يوم الجمعة الماضي», «الأحد المقبل», «الخميس (أمس)», «الاثنين من الأسبوع الماضي»."""
    lead = Lead(scan, i)
    name = scan.get(lead.at, "weekday")
    if name is None or (lead.at > i and name.pro) or (not scan.bare and _habitual(scan, i)):
        return None
    start = name.start if lead.start < 0 else lead.start
    last, steps, inside = _after_weekday(scan, name.last)
    steps = _shared_steps(scan, name.last) if steps is None and inside is None and last == name.last else steps
    number = int(name.term.value)
    period = None
    if scan.reference is not None:
        if inside is not None:
            period = day(shift_days(inside.first, number))
        else:
            period = _weekday_period(scan, i, number, steps)
    if lead.hours == _NIGHT and period is not None and (morrow := _morrow(scan, last, number)):
        last, period = morrow, Period(period.first, shift_days(period.first, 1), "day")
    match = matched(scan, i, start, last, period, "weekday", "weekday")
    return match._replace(rule="weekday-next") if steps is not None and steps > 0 else match


def this_weekday(scan: Scan, i: int) -> Match | None:
    """«هذا الأحد», «هذا يوم الجمعة»: the one of the week to come."""
    this = scan.get(i, "this")
    said = weekday_said(scan, this.last) if this is not None else None
    if this is None or said is None or said.period is None or scan.reference is None:
        return None
    ahead = (said.period.first.weekday() - scan.reference.weekday()) % 7
    return said._replace(first=i, start=this.start, period=day(shift_days(scan.reference, ahead)))


def _habitual(scan: Scan, i: int) -> bool:
    """True for no one day: «خطبة الجمعة», «كل خميس», «أيام السبت والاثنين والأربعاء»."""
    before = scan.key(i - 1)
    if before in context("prayer") or before in context("every"):
        return True
    j, first = i, i - 7
    while j > first and scan.has(j, "weekday") and scan.key(j).startswith("و"):
        j -= 1
    return j < i and scan.has(j, "weekday") and scan.key(j - 1) in context("every")


_NIGHT = 21  # the hour that words of the night stand for in `date_words.tsv`


def _morrow(scan: Scan, i: int, number: int) -> int:
    """One past the second day of a night between two: «ليل الخميس الجمعة», «ليلة الاثنين - الثلاثاء»; 0 without one."""
    at = i + (scan.key(i) in ("-", "–", "/", "الي"))
    after = scan.get(at, "weekday")
    return after.last if after and not after.pro and after.term.value == (number + 1) % 7 else 0


def _shared_steps(scan: Scan, at: int) -> int | None:
    """The modifier two weekdays share: «يومي الاثنين والثلاثاء المقبلين»."""
    second = scan.get(at, "weekday")
    modifier = scan.get(second.last, "modifier") if second is not None and second.pro == "و" else None
    if modifier is None or modifier.pro or not scan.key(modifier.first).endswith("ين"):
        return None
    return int(modifier.term.value)


def _after_weekday(scan: Scan, last: int) -> tuple[int, int | None, Period | None]:
    """What follows a weekday: one past it, steps by a modifier, or the week it is in."""
    modifier = scan.get(last, "modifier")
    if modifier is not None and not modifier.pro:
        return modifier.last, int(modifier.term.value), None
    at = last + (scan.key(last) in ("من", "في"))
    week = week_said(scan, at)
    if week is not None:
        return week[0], None, week[1]
    if scan.key(last) == "(" and scan.key(last + 2) in CLOSING:
        word = scan.get(last + 1, "relative")
        if word is not None:
            return last + 3, None, None
    return last, None, None


def week_said(scan: Scan, i: int) -> tuple[int, Period | None] | None:
    """«هذا الأسبوع», «الأسبوع الماضي» at token i: one past it and the week."""
    this = scan.get(i, "this")
    unit = scan.get(this.last if this else i, "unit")
    if unit is None or unit.term.value != "week" or unit.term.number != "sg" or not unit.term.definite or unit.pro:
        return None
    modifier = scan.get(unit.last, "modifier")
    if not (this or modifier):
        return None
    steps = 0 if modifier is None else int(modifier.term.value)
    period = shift(scan.reference, "week", steps) if scan.reference else None
    return (modifier.last if modifier else unit.last), period


def _weekday_period(scan: Scan, i: int, number: int, steps: int | None) -> Period | None:
    now = scan.reference
    if now is None:
        return None
    back = (now.weekday() - number) % 7
    if steps is None or steps == 0:
        if scan.forward(i):
            return day(shift_days(now, -back + 7 if back or scan.prefer == "future" else 0))
        return day(shift_days(now, -back))
    if steps < 0:
        return day(shift_days(now, -(back or 7) + 7 * (steps + 1)))
    return day(shift_days(now, 7 - back + 7 * (steps - 1)))


def week_weekday(scan: Scan, i: int) -> Match | None:
    """«الأسبوع المقبل يوم الجمعة», «هذا الأسبوع الجمعة»: a day of a week."""
    week = week_said(scan, i)
    if week is None:
        return None
    part = scan.get(week[0], "part")
    named = scan.get(part.last if part else week[0], "weekday")
    if named is None or named.pro:
        return None
    period = day(shift_days(week[1].first, int(named.term.value))) if week[1] else None
    start = (scan.get(i, "this") or scan.get(i, "unit") or named).start
    return matched(scan, i, start, named.last, period, "week-weekday", "weekday")


def weekday_number(scan: Scan, i: int) -> Match | None:
    """«الخميس 21», «يوم السبت في 23», «يوم 27»: the month nearest to now in which it is so."""
    lead = Lead(scan, i)
    named = scan.get(lead.at, "weekday")
    if named is None and scan.key(i) != "يوم":
        return None
    at = named.last if named else i + 1
    at = scan.skip(at, "في")
    number = day_at(scan, at)
    if number is None or scan.reference is None:
        return None
    if scan.has(number[1], "noon") or scan.counting(number[1]) or scan.key(number[1]) in (":", "/", "-", "%", "من"):
        return None
    start = (lead.start if lead.start >= 0 else named.start) if named else scan.tokens.starts[i]
    months_about = [month(scan.reference.year, scan.reference.month + k).first for k in (0, -1, 1, -2, 2)]
    found = [p for m in months_about if (p := make_day(m.year, m.month, number[0]))]
    if named is not None:
        found = [p for p in found if p.first.weekday() == named.term.value]
    return matched(scan, i, start, number[1], found[0], "weekday-number", "weekday") if found else None


def weekend(scan: Scan, i: int) -> Match | None:
    """«عطلة نهاية الأسبوع»: Saturday and Sunday, of this week in a string, in an article the last that has begun."""
    word = scan.get(i, "weekend")
    if word is None:
        return None
    modifier = scan.get(word.last, "modifier")
    last = modifier.last if modifier else word.last
    now = scan.reference
    if now is None:
        return matched(scan, i, word.start, last, None, "weekend", "relative")
    steps = int(modifier.term.value) if modifier else 0
    if not scan.bare and not (modifier and steps) and now.weekday() < 5 and not scan.forward(i):
        steps = -1
    saturday = shift_days(week(now).first, 5 + 7 * steps)
    return matched(scan, i, word.start, last, Period(saturday, shift_days(saturday, 1), "day"), "weekend", "relative")
