"""So much time before or after now: قبل ثلاثة أيام، قبل نحو أسبوعين، بعد شهرين."""

from __future__ import annotations

from isnad.mentions.calendar import Period, day, month, shift, shift_days, shift_hours
from isnad.mentions.dates.parts import year_at
from isnad.mentions.dates.scan import Found, Match, Scan
from isnad.mentions.dates.units import GRAINS, HOURS, SPANS, matched
from isnad.mentions.numerals import cardinal_at
from isnad.mentions.numerals.context import context


def ago(scan: Scan, i: int) -> Match | None:
    """«قبل ثلاثة أيام», «قبل نحو أسبوعين», «منذ 8 سنوات», «بعد شهرين»."""
    word = scan.get(i, "ago", "ahead", "since") or _colloquial(scan, i)
    if word is None:
        return None
    amount = amount_at(scan, word.last)
    if amount is None:
        return None
    unit, count, last = amount
    if unit == "year" and count == 1 and year_at(scan, last) is not None:
        return None  # «قبل عام 2011»
    from_here = scan.key(last) == "من" and scan.key(last + 1) == "الان"
    if not from_here and scan.key(scan.skip(last, "فقط", "تقريبا")) == "من":  # «قبل يومين من الإعلان» counts from it
        return None
    last += 2 * from_here
    back = word.term.kind != "ahead"
    period = None
    if count is not None and scan.reference is not None:
        period = _away(scan, unit, -count if back else count)
    if unit in HOURS:
        hours, last = _more_hours(scan, HOURS[unit] * (count or 0), last)
        return moment(scan, i, word.start, last, -hours if back else hours, "hour")
    on = _on_weekday(scan, last, period) if scan.bare and period is not None else None
    if on is not None:
        last, period = on
    match = matched(scan, i, word.start, last, period, "ago" if back else "ahead", "relative")
    unresolved = count is None or (period is None and scan.reference is not None)
    return match._replace(news=not unresolved and (from_here or _counts_from_now(scan, i, last, word.term.kind)))


def from_now(scan: Scan, i: int) -> Match | None:
    """«أسبوعان من الآن», «3 أيام من الآن»: so long after the reference, in a string."""
    amount = amount_at(scan, i)
    if amount is None:
        return None
    unit, count, last = amount
    if count is None or scan.key(last) != "من" or scan.key(last + 1) != "الان":
        return None
    start, last = scan.tokens.starts[i], last + 2
    if unit in HOURS:
        return moment(scan, i, start, last, HOURS[unit] * count, "hour")
    period = _away(scan, unit, count)
    return matched(scan, i, start, last, period, "from-now", "relative")


def _colloquial(scan: Scan, i: int) -> Found | None:
    """«من يومين», a whole string: two days ago."""
    word = scan.get(i, "from") if scan.bare and i == scan.first else None
    amount = amount_at(scan, word.last) if word else None
    return word if amount is not None and amount[2] == scan.stop else None


def _more_hours(scan: Scan, hours: float, last: int) -> tuple[float, int]:
    """«ثلاث ساعات وعشر دقائق»: hours with the minutes after them, and one past."""
    at = last + (scan.key(last) == "و")
    number = cardinal_at(scan.tokens, at, scan.stop) if at < scan.stop else None
    joined = number is not None and (at > last or number.pro == "و")
    unit = scan.get(number.last, "unit") if number is not None and joined else None
    if number is None or unit is None or unit.pro or unit.term.value not in HOURS or unit.term.definite:
        return hours, last
    return hours + number.value * HOURS[str(unit.term.value)], unit.last


def _counts_from_now(scan: Scan, i: int, last: int, kind: str) -> bool:
    """False for lengths («منذ شهر»), denials («لا ينجز قبل عشر سنوات») and counts from an event («بعد عام على»)."""
    if kind == "ago":
        return not any(scan.key(k) in context("denial") for k in range(i - 3, i))
    bounded = scan.key(last + 1) in ("الاكثر", "الاقل")  # «بعد شهرين على الأكثر»
    return kind == "ahead" and (bounded or scan.key(last) not in ("من", "علي")) and scan.promised(i)


def moment(scan: Scan, i: int, start: int, last: int, count: float, unit: str) -> Match:
    """Hours, minutes or seconds from now: a time, known where the reference has one."""
    value = None
    if scan.now is not None and count:
        value = shift_hours(scan.now, HOURS[unit] * count).isoformat()
    match = matched(scan, i, start, last, None, "moment", "relative")
    return match._replace(kind="time", value=value, news=False)


def _on_weekday(scan: Scan, i: int, period: Period) -> tuple[int, Period] | None:
    """«بعد شهرين يوم الخميس»: the weekday of the week that is reached."""
    part = scan.get(i, "part")
    named = scan.get(part.last if part and part.term.value == 0 else i, "weekday")
    if named is None or named.pro or scan.reference is None:
        return None
    reached = scan.reference
    if period.grain == "month":
        reached = min(shift_days(period.first, scan.reference.day - 1), period.last)
    elif period.grain == "day":
        reached = period.first
    return named.last, day(shift_days(reached, int(named.term.value) - reached.weekday()))


def _away(scan: Scan, unit: str, count: float) -> Period | None:
    if scan.reference is None:
        return None
    if unit in SPANS:
        return shift(scan.reference, "year", round(count * SPANS[unit]))
    if unit == "week" or unit in ("day", "night"):
        return day(shift_days(scan.reference, round(count * (7 if unit == "week" else 1))))
    if unit == "month" and count != round(count):
        day_then = shift_days(scan.reference, round(count * 30.44))
        return month(day_then.year, day_then.month)
    if unit == "year" and count != round(count):
        return shift(shift_days(scan.reference, round(count * 365.25)), "year", 0)
    if unit in ("month", "year"):
        return shift(scan.reference, GRAINS[unit], round(count))
    return None


def amount_at(scan: Scan, i: int) -> tuple[str, float | None, int] | None:
    """So many units of time at token i: unit, how many (null for بضعة), one past. «شهرين», «نحو 3 أسابيع», «عام»."""
    hedge = scan.get(i, "hedge")
    at = hedge.last if hedge else i
    few = scan.get(at, "few")
    if few is not None:
        unit = scan.get(few.last, "unit")
        return (str(unit.term.value), None, unit.last) if unit and not unit.pro else None
    unit = scan.get(at, "unit")
    if unit is not None and not unit.term.definite and not unit.pro:
        return _unit_alone(scan, unit)
    number = cardinal_at(scan.tokens, at, scan.stop) if at < scan.stop else None
    if number is None or number.pro or number.value < 0 or number.first != at:
        return None
    unit = scan.get(number.last, "unit")
    if unit is None or unit.pro or unit.term.definite:
        return None
    return str(unit.term.value), number.value, unit.last


def _unit_alone(scan: Scan, unit: Found) -> tuple[str, float | None, int] | None:
    """«شهر» one, «شهرين» two, «أيام» some; «يوم واحد» one, «عام ونصف العام» one and a half."""
    kind = str(unit.term.value)
    if unit.term.number == "pl":
        return kind, None, unit.last
    if unit.term.weak:  # «يومي» is daily as often as two days of
        return None
    count: float = 2 if unit.term.number == "du" else 1
    last = unit.last
    if scan.key(last) in ("واحد", "واحده", "اثنين", "اثنان", "كامل", "كامله"):
        last += 1
    half = _half(scan, last)
    return (kind, count + 0.5, half) if half else (kind, count, last)


def _half(scan: Scan, i: int) -> int:
    """One past «ونصف العام» at token i, 0 where it is not there."""
    if scan.key(i) not in ("ونصف", "والنصف"):
        return 0
    unit = scan.get(i + 1, "unit")
    return unit.last if unit and unit.term.definite and not unit.pro else i + 1
