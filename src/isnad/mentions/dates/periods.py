"""Weeks, months and years by their place around now: هذا العام، الشهر الماضي، الأيام الثلاثة المقبلة، نهاية العام."""

from __future__ import annotations

from datetime import datetime

from isnad.mentions.calendar import Period, run, shift, shift_days, shift_hours, years
from isnad.mentions.dates.ago import moment
from isnad.mentions.dates.calendar_years import year_edge
from isnad.mentions.dates.scan import Found, Match, Scan
from isnad.mentions.dates.units import GRAINS, HOURS, SPANS, matched
from isnad.mentions.numerals import Numeral, cardinal_at, ordinal_at
from isnad.mentions.numerals.context import context


def period_said(scan: Scan, i: int) -> Match | None:
    """«هذا العام», «الشهر الماضي», «نهاية الأسبوع المقبل», «اليومين الماضيين», «الأشهر الثلاثة الماضية»."""
    border = scan.get(i, "border")
    if border is not None and border.pro == "و" and scan.key(i).endswith("نصف") and _after_unit(scan, i):
        return None  # «أربع سنوات ونصف السنة»
    at = border.last if border else i
    this = scan.get(at, "this")
    unit = scan.get(this.last if this else at, "unit")
    if unit is None or (not unit.term.definite) or ((this or border) and unit.pro):
        return None
    start = border.start if border else this.start if this else unit.start
    if this:
        return _current(scan, i, start, unit, border)
    trailing = scan.get(unit.last, "this")
    if trailing is not None and not trailing.pro and scan.bare and trailing.last == scan.stop:  # «الشهر هذا»
        return _single(scan, i, start, unit, 0, trailing.last, border)
    count, last = count_after(scan, unit)
    modifier = scan.get(last, "modifier") or (scan.get(last, "latest") if count is not None else None)
    if modifier is None or modifier.pro:
        return _edge(scan, i, start, unit, border)
    steps = int(modifier.term.value)
    if unit.term.number == "sg" and count is None:
        return _single(scan, i, start, unit, steps, modifier.last, border)
    return several(scan, i, start, str(unit.term.value), count, steps, modifier.last)


def latest(scan: Scan, i: int) -> Match | None:
    """«آخر أسبوع», «آخر يوم»: the one before the present one, in a string."""
    border = scan.get(i, "border")
    unit = scan.get(border.last, "unit") if border is not None and scan.key(i).endswith("اخر") else None
    if border is None or unit is None or unit.pro or unit.term.definite or unit.term.number != "sg":
        return None
    if unit.last < scan.stop and scan.tokens.words[unit.last].kind != "punct":
        return None
    return _single(scan, i, border.start, unit, -1, unit.last, None)


def _after_unit(scan: Scan, i: int) -> bool:
    return i > scan.first and scan.has(i - 1, "unit")


def next_day_part(scan: Scan, i: int) -> Match | None:
    """«فجر اليوم التالي», «مساء اليوم السابق»."""
    part = scan.get(i, "part")
    day = period_said(scan, part.last) if part is not None else None
    if part is None or day is None or day.period is None or day.period.grain != "day":
        return None
    return day._replace(first=i, start=part.start)


def _edge(scan: Scan, i: int, start: int, unit: Found, border: Found | None) -> Match | None:
    """«نهاية العام», «بقية الشهر»: of the present one, where nothing follows that says another."""
    if border is None or unit.term.number != "sg" or unit.term.value not in ("week", "month", "year"):
        return None
    if (
        scan.key(unit.last) in context("says_another")
        or scan.number(unit.last) is not None
        or scan.get(unit.last, "portion")
    ):
        return None
    whole = shift(scan.reference, GRAINS[str(unit.term.value)], 0) if scan.reference else None
    if whole is not None and border.term.value == "rest" and scan.reference is not None:
        whole = Period(scan.reference, whole.last, "day")
        return matched(scan, i, start, unit.last, whole, "rest", "relative")._replace(news=False)
    return _single(scan, i, start, unit, 0, unit.last, border)


def count_after(scan: Scan, unit: Found) -> tuple[float | None, int]:
    """The number after a plural unit: «الأشهر الثلاثة», «الساعات الـ24», «الأيام القليلة» (null), «اليومين» 2."""
    if unit.term.number == "du":
        return 2, unit.last
    if unit.term.number == "sg":
        return None, unit.last
    few = scan.get(unit.last, "few") or _few(scan, unit.last)
    if few:
        return None, unit.last + 1
    number = definite_number(scan, unit.last)
    return (number.value, number.last) if number else (None, unit.last)


def _few(scan: Scan, i: int) -> bool:
    return scan.key(i) in ("القليله", "المعدوده", "العديده")


def definite_number(scan: Scan, i: int) -> Numeral | None:
    """«الثلاثة», «الأربع والعشرين», «الـ24» at token i."""
    at = scan.skip(i, "ال")
    if at >= scan.stop:
        return None
    if at > i or scan.tokens.words[at].kind == "number":
        return cardinal_at(scan.tokens, at, scan.stop)
    return definite_words(scan, at)


def definite_words(scan: Scan, i: int) -> Numeral | None:
    """A number word with the article, its tens with it too: «الأربع والعشرين»."""
    said = cardinal_at(scan.tokens, i, scan.stop)
    if said is None or not said.definite or said.pro:
        return None
    tens = ordinal_at(scan.tokens, i, scan.stop)
    return tens if tens is not None and tens.last > said.last and tens.definite else said


def _current(scan: Scan, i: int, start: int, unit: Found, border: Found | None) -> Match | None:
    """«هذا الشهر»."""
    grain = GRAINS.get(str(unit.term.value))
    if grain is None or unit.term.number != "sg":
        if unit.term.value in SPANS and unit.term.number == "sg":
            return several(scan, i, start, str(unit.term.value), None, 0, unit.last)
        return None
    return _single(scan, i, start, unit, 0, unit.last, border)


def _single(scan: Scan, i: int, start: int, unit: Found, steps: int, last: int, border: Found | None) -> Match | None:
    """«العام الماضي», «الشهر المقبل», «القرن الماضي»; «اليوم التالي» counts from the day last told."""
    kind = str(unit.term.value)
    if kind in SPANS:
        return several(scan, i, start, kind, None, steps, last)
    if kind in HOURS:
        return moment(scan, i, start, last, steps, kind)
    grain = GRAINS.get(kind)
    if grain is None:
        return None
    if grain == "day":
        return _day_said(scan, i, start, unit, steps, last)
    period = shift(scan.reference, grain, steps) if scan.reference else None
    if period is not None and border is not None:
        period = year_edge(str(border.term.value), period)
    return matched(scan, i, start, last, period, "period", "relative")


def _day_said(scan: Scan, i: int, start: int, unit: Found, steps: int, last: int) -> Match | None:
    """«اليوم التالي» and «اليوم السابق» count from the day last told where there is one, else from the reference."""
    base = scan.said or scan.reference
    told = scan.keys[last - 1] in ("التالي", "التاليه", "السابق", "السابقه")
    if told and not scan.bare:
        period = shift(scan.said, "day", steps) if scan.said else None
        return matched(scan, i, start, last, period, "day-after", "context") if period else None
    if unit.term.value == "night" and not scan.bare and steps > 0:
        return None
    period = shift(base if told else scan.reference, "day", steps) if scan.reference else None  # type: ignore[arg-type]
    return matched(scan, i, start, last, period, "period", "relative")


def several(scan: Scan, i: int, start: int, unit: str, count: float | None, steps: int, last: int) -> Match | None:
    """«الأشهر الثلاثة الماضية»: whole units before or after the present one; hours make days."""
    now = scan.reference
    period: Period | None = None
    if unit in SPANS:
        size = SPANS[unit]
        if now is not None:
            period = _ages(now.year, size, count or 1, steps, count is None)
    elif unit in HOURS and scan.now is not None and count and count * HOURS[unit] < 20:
        return _span_of_hours(scan, i, start, last, count * HOURS[unit] * (1 if steps > 0 else -1))
    elif unit in HOURS:
        period = _hours(scan, (count or 0) * HOURS[unit], steps) if count else None
    elif count is not None and steps != 0 and now is not None and 1 <= count <= 5000:
        period = run(now, GRAINS[unit], round(count) * (1 if steps > 0 else -1))
    match = matched(scan, i, start, last, period, "periods", "relative")
    vague = count is None and unit not in SPANS
    return match._replace(news=not vague and (unit not in HOURS or period is not None))


def _span_of_hours(scan: Scan, i: int, start: int, last: int, hours: float) -> Match:
    """«الساعات الثلاث الماضية»: from then to now."""
    now = scan.now or datetime.min
    ends = sorted((now.replace(microsecond=0), shift_hours(now, hours)))
    value = "/".join(end.isoformat() for end in ends)
    return matched(scan, i, start, last, None, "hours", "relative")._replace(kind="timerange", value=value, news=False)


def _ages(year: int, size: int, count: float, steps: int, single: bool) -> Period | None:
    base = year // size * size + (1 if size == 100 else 0)
    if single:
        return years(base + steps * size, base + steps * size + size - 1)
    total = round(count) * size
    return years(base - total, base - 1) if steps < 0 else years(base + size, base + size + total - 1)


def _hours(scan: Scan, hours: float, steps: int) -> Period | None:
    """«الساعات الأربع والعشرين الماضية»: the days they touch."""
    if scan.reference is None or hours < 20:
        return None
    days = round(hours / 24)
    first, last = (-days, 0) if steps < 0 else (0, days)
    return Period(shift_days(scan.reference, first), shift_days(scan.reference, last), "day")


def counted_period(scan: Scan, i: int) -> Match | None:
    """«الأربع والعشرين ساعة الماضية», «الـ24 ساعة الماضية», «آخر 24 ساعة», «3 أيام القادمة», «الثلاثة عقود القادمة»."""
    border = scan.get(i, "border")
    latest = border is not None and border.term.value == "last" and scan.key(border.first).endswith("اخر")
    at = border.last if latest and border else i
    two = scan.get(at, "unit") if latest else None
    if border and two is not None and two.term.number == "du" and not two.pro and not two.term.definite:
        return several(scan, i, border.start, str(two.term.value), 2, -1, two.last)  # «آخر يومين»
    number = definite_number(scan, at) or (cardinal_at(scan.tokens, at, scan.stop) if at < scan.stop else None)
    if number is None or (latest and number.pro):
        return None
    unit = scan.get(number.last, "unit")
    if unit is None or unit.pro:
        return None
    modifier = scan.get(unit.last, "modifier", "latest")
    if modifier is None and not latest:
        return None
    steps = int(modifier.term.value) if modifier else -1
    last = modifier.last if modifier else unit.last
    if steps == 0:
        return None
    start = border.start if latest and border else number.start
    return several(scan, i, start, str(unit.term.value), number.value, steps, last)
