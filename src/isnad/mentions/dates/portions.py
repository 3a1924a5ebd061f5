"""Parts of periods: الربع الثاني من العام، الأسبوع الأخير من مارس، آخر اثنين من مارس، الأشهر الستة الأولى من 2020."""

from __future__ import annotations

from datetime import date

from isnad.mentions.calendar import Period, day, months, nth_week, nth_weekday, shift, shift_days, years
from isnad.mentions.dates.absolute import month_year
from isnad.mentions.dates.ago import amount_at
from isnad.mentions.dates.calendar_years import year_period, year_said
from isnad.mentions.dates.parts import month_at, resolve_month, tail_at, year_at
from isnad.mentions.dates.periods import count_after, definite_words, period_said
from isnad.mentions.dates.scan import Found, Match, Scan
from isnad.mentions.dates.units import GRAINS
from isnad.mentions.dates.weekdays import week_said
from isnad.mentions.numerals import ordinal_at

_QUARTERS = {"quarter": 3, "third": 4, "half": 6}


def portion(scan: Scan, i: int) -> Match | None:
    """«الربع الثاني من العام», «النصف الأول من 2015», «الأشهر الستة الأولى من 2020», «الأسبوع الأخير من مارس»."""
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
    nth = nth_said(scan, part.last)
    if nth is None and part.term.value == "quarter":
        return _quarter_from_now(scan, i, part)
    if nth is None or not scan.keys[i].removeprefix(part.pro).startswith("ال"):
        return None
    number, last = nth
    size = _QUARTERS[str(part.term.value)]
    count = 12 // size
    number = count if number == -1 else number
    if not 1 <= number <= count:
        return None
    whole, end = whole_said(scan, last)
    if whole is None or whole.grain != "year":
        if whole is not None and size == 4 and 28 <= (whole.last - whole.first).days + 1 <= 31:
            return _third_of_month(scan, i, part.start, number, whole, end)
        if whole is not None and size == 6:
            return _half_month(scan, i, part.start, number, whole, end)
        if part.term.value != "quarter" or scan.reference is None or end > last:
            return None
        whole = _recent(scan.reference, number, size)
    period = months(whole.first.year, (number - 1) * size + 1, size)
    return Match(i, end, part.start, scan.tokens.ends[end - 1], period, "portion")


def _quarter_from_now(scan: Scan, i: int, part: Found) -> Match | None:
    """«الربع الماضي», «الربع الحالي»."""
    modifier = scan.get(part.last, "modifier")
    if modifier is None or modifier.pro or scan.reference is None or not part.term.definite:
        return None
    first = (scan.reference.month - 1) // 3 * 3 + 1 + 3 * int(modifier.term.value)
    return Match(
        i, modifier.last, part.start, modifier.end, months(scan.reference.year, first, 3), "portion", "relative"
    )


def _recent(now: date, number: int, size: int) -> Period:
    """A quarter without its year: of this year, or of the last one where it has not begun."""
    begun = (number - 1) * size + 1 <= now.month
    return years(now.year if begun else now.year - 1)


def _third_of_month(scan: Scan, i: int, start: int, number: int, whole: Period, end: int) -> Match | None:
    """«الثلث الأول من رمضان»: ten days, the last third to the end of the month."""
    first = shift_days(whole.first, 10 * (number - 1))
    last = whole.last if number == 3 else shift_days(first, 9)
    return Match(i, end, start, scan.tokens.ends[end - 1], Period(first, last, "day"), "portion")


def ten_days(scan: Scan, i: int) -> Match | None:
    """«العشر الأواخر من رمضان», «العشر الأوائل من ذي الحجة»."""
    part = scan.get(i, "last_ten", "first_ten")
    if part is None:
        return None
    whole, end = whole_said(scan, part.last)
    if whole is None or end == part.last:
        return None
    late = part.term.kind == "last_ten"
    first = shift_days(whole.last, -9) if late else whole.first
    period = Period(first, whole.last if late else shift_days(first, 9), "day")
    return Match(i, end, part.start, scan.tokens.ends[end - 1], period, "portion")


def first_amount(scan: Scan, i: int) -> Match | None:
    """«أول أسبوعين من أكتوبر», «أول ستة أشهر من 2024», «آخر ثلاثة أيام من مايو»."""
    border = scan.get(i, "border")
    key = scan.key(i).removeprefix(border.pro) if border is not None else ""
    amount = amount_at(scan, border.last) if border is not None and key in ("اول", "اخر") else None
    if border is None or amount is None:
        return None
    unit, count, last = amount
    if (
        count is None
        or not 1 < count <= 60
        or unit not in ("month", "week", "day")
        or scan.key(last) not in ("من", "في")
    ):
        return None
    whole, end = whole_said(scan, last)
    if whole is None or end == last:
        return None
    span = _slice(whole, unit, int(count), key == "اخر")
    return Match(i, end, border.start, scan.tokens.ends[end - 1], span, "portion") if span else None


def _half_month(scan: Scan, i: int, start: int, number: int, whole: Period, end: int) -> Match | None:
    if whole.grain != "month":
        return None
    middle = shift_days(whole.first, 14)
    period = Period(whole.first, middle, "day") if number == 1 else Period(shift_days(middle, 1), whole.last, "day")
    return Match(i, end, start, scan.tokens.ends[end - 1], period, "portion")


def nth_said(scan: Scan, i: int) -> tuple[int, int] | None:
    """An ordinal or «الأخير» at token i: number (-1 the last) and one past it."""
    if scan.key(i) in ("الاخير", "الاخيره"):
        return -1, i + 1
    said = ordinal_at(scan.tokens, i, scan.stop) if i < scan.stop and scan.tokens.words[i].kind == "arabic" else None
    return (int(said.value), said.last) if said and said.definite and not said.pro else None


def whole_said(scan: Scan, i: int) -> tuple[Period | None, int]:
    """«من العام الماضي», «من 2015», «من شهر يوليو»: the period a part is of, and one past it; i where none is said."""
    at = scan.skip(i, "من", "في", "ل", "لعام", "لسنه")
    at = scan.skip(at, ".") if scan.number(at + 1) and scan.key(at) == "." else at
    for rule in (month_year, year_said, period_said):
        found = rule(scan, at)
        if found is not None and found.period is not None and (at > i or found.first == i):
            return found.period, found.last
    name = month_at(scan, at) if at > i else None
    if name is not None:  # «من رمضان», a name that alone needs more to be a month
        tail = tail_at(scan, name.last)
        return resolve_month(scan, name, tail), tail.last
    bare = year_at(scan, at) if at > i or scan.number(at) else None
    if bare is not None:
        return year_period(bare), bare.last
    unit = scan.get(at, "unit")
    if unit is not None and unit.term.definite and unit.term.value in ("year", "month") and at > i and scan.reference:
        return shift(scan.reference, GRAINS[str(unit.term.value)], 0), unit.last
    return None, i


def _nth_unit(scan: Scan, i: int, unit: Found) -> Match | None:
    """«الأسبوع الأول من أكتوبر», «اليوم الأخير من شهر مايو»."""
    nth = nth_said(scan, unit.last)
    if nth is None or unit.term.value not in ("week", "day"):
        return None
    whole, end = whole_said(scan, nth[1])
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
        nth = nth_said(scan, named.last)
        return _weekday_of(scan, i, named.start, int(named.term.value), nth[0], nth[1]) if nth else None
    bare = scan.get(i, "weekday_bare")
    if bare is not None and (week := week_said(scan, bare.last)) is not None:  # «اثنين الأسبوع الحالي»
        period = day(shift_days(week[1].first, int(bare.term.value))) if week[1] else None
        return Match(i, week[0], bare.start, scan.tokens.ends[week[0] - 1], period, "weekday-of-week", "weekday")
    number, last, start = _leading_nth(scan, i)
    if number is None:
        return None
    target = scan.get(last, "weekday_bare", "weekday")
    if target is not None and not target.pro and target.term.kind == "weekday_bare":
        return _weekday_of(scan, i, start, int(target.term.value), number, target.last)
    unit = scan.get(last, "unit")
    if (
        unit is None
        or unit.pro
        or unit.term.definite
        or unit.term.number != "sg"
        or unit.term.value not in ("week", "day")
    ):
        return None
    whole, end = whole_said(scan, scan.skip(unit.last, "من", "في")) if not scan.bare else _whole_loose(scan, unit.last)
    return _nth_match(scan, i, start, str(unit.term.value), number, whole, end) if whole else None


def _whole_loose(scan: Scan, i: int) -> tuple[Period | None, int]:
    found = month_at(scan, i)
    if found is not None:
        tail = tail_at(scan, found.last)
        return resolve_month(scan, found, tail), tail.last
    return whole_said(scan, i)


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
    """«الأشهر الستة الأولى من 2021», «الأيام الثلاثة الأخيرة من مايو», «الأشهر الأربعة من العام الحالي»."""
    count, last = count_after(scan, unit)
    if count is None or unit.term.value not in ("month", "day", "week"):
        return None
    final = scan.key(last) in ("الاخيره", "الاخيرين", "الاخيرتين")
    first = scan.key(last) in ("الاولي", "الاول", "الاوليين", "الاولين")
    whole, end = whole_said(scan, last + (final or first))
    if whole is None or end == last + (final or first):
        return None
    span = _slice(whole, str(unit.term.value), int(count), final)
    return Match(i, end, unit.start, scan.tokens.ends[end - 1], span, "portion") if span else None


def first_counted(scan: Scan, i: int) -> Match | None:
    """«التسعة أشهر الأولى من عام 2016», «أول ستة أشهر من 2015» is read by its unit."""
    number = definite_words(scan, i) if scan.tokens.words[i].kind == "arabic" else None
    unit = scan.get(number.last, "unit") if number is not None else None
    if number is None or unit is None or unit.pro or unit.term.value not in ("month", "day", "week"):
        return None
    final = scan.key(unit.last) in ("الاخيره", "الاخير")
    if not final and scan.key(unit.last) not in ("الاولي", "الاول"):
        return None
    whole, end = whole_said(scan, unit.last + 1)
    if whole is None or end == unit.last + 1 or number.value > 60:
        return None
    span = _slice(whole, str(unit.term.value), int(number.value), final)
    return Match(i, end, number.start, scan.tokens.ends[end - 1], span, "portion") if span else None


def _slice(whole: Period, unit: str, count: int, final: bool) -> Period | None:
    grain = GRAINS[unit]
    if final:
        first = shift(whole.last, grain, 1 - count).first
        return Period(first, whole.last, grain) if first >= whole.first else None
    last = shift(whole.first, grain, count - 1).last
    return Period(whole.first, last, grain) if last <= whole.last else None
