"""Dates that count from the reference day: اليوم، أمس، الخميس الماضي، قبل شهرين، الأسبوع المقبل."""

from __future__ import annotations

from datetime import datetime, timedelta

from isnad.mentions.calendar import Grain, Period, day, make_day, month, run, shift, shift_days, week
from isnad.mentions.dates.parts import day_at
from isnad.mentions.dates.scan import CLOSING, Found, Match, Scan
from isnad.mentions.numerals import Numeral, cardinal_at

GRAINS: dict[str, Grain] = {"day": "day", "night": "day", "week": "week", "month": "month", "year": "year"}
_SPANS = {"decade": 10, "century": 100}
_DENIALS = frozenset({"لا", "لن", "ليس", "لم"})
_HOURS = {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}


def matched(scan: Scan, first: int, start: int, last: int, period: Period | None, rule: str, basis: str) -> Match:
    """A match over tokens up to `last`, from character `start`."""
    return Match(first, last, start, scan.tokens.ends[last - 1], period, rule, basis)


class _Lead:
    """Parts of day and fillers before a day: «قبيل فجر», «مساء يوم», «ليلة». `at` is the token after them."""

    __slots__ = ("at", "hours", "start")

    def __init__(self, scan: Scan, i: int) -> None:
        self.at, self.start, self.hours = i, -1, -1
        near = scan.get(i, "near")
        if near is not None and scan.get(near.last, "part", "weekday", "relative"):
            self.at, self.start = near.last, near.start
        for _ in range(3):
            part = scan.get(self.at, "part")
            if part is None or (self.at > i and part.pro) or not _leads(scan, part):
                break
            self.start = part.start if self.start < 0 else self.start
            self.hours = int(part.term.value) or self.hours
            self.at = part.last


def _leads(scan: Scan, part: Found) -> bool:
    """True where a part of day stands before a day it belongs to, itself without the article."""
    if scan.keys[part.first].removeprefix(part.pro).startswith("ال"):
        return False
    after = scan.get(part.last, "weekday", "relative", "part", "this")
    return after is not None and not after.pro


def relative_day(scan: Scan, i: int) -> Match | None:
    """«اليوم», «مساء أمس الخميس», «ليلة أول من أمس», «اليوم (الاثنين)», «غداً السبت»."""
    lead = _Lead(scan, i)
    word = scan.get(lead.at, "relative")
    if word is None or (lead.at > i and word.pro):
        return None
    if not scan.bare and scan.key(word.first).endswith("الغد") and word.last == word.first + 1 and lead.at == i:
        return None  # the morrow, as in «رجال الغد»
    today = word.term.value == 0
    if today and not _is_today(scan, word, lead.at > i):
        return None
    start = word.start if lead.start < 0 else lead.start
    last, weekday = _apposed(scan, word.last)
    period = day(shift_days(scan.reference, int(word.term.value))) if scan.reference else None
    counted = period
    if period is not None and weekday is not None:
        period = nearest(period, weekday, 1 if int(word.term.value) <= 0 else 3)
    match = matched(scan, i, start, last, period, "relative-day", "relative" if weekday is None else "weekday")
    if weekday is None or period is None or counted is None or word.term.value not in (0, -1):
        return match
    return match._replace(shift=(period.first - counted.first).days)


def _is_today(scan: Scan, word: Found, led: bool) -> bool:
    """False where «اليوم» is the day of a count, a daily, or of another day: «اليوم الـ202», «طوال اليوم», «ذلك اليوم»."""
    before, after = scan.key(word.first - 1), scan.key(word.last)
    if not scan.bare and before in ("بعد", "عليه", "عليها", "قبل"):  # «لا خلاف بعد اليوم», «ما نحن عليه اليوم»
        return False
    if before in _NOT_TODAY or after in ("ال", "الذي", "نفسه", "ذاته", "الواحد", "العالمي", "الدولي", "الوطني", "السابع") or scan.get(word.last, "modifier"):
        return False
    if word.pro == "ل" and not scan.bare:
        return False
    return scan.bare or led or not _counted_day(scan, word.last)


_NOT_TODAY = frozenset("ذلك تلك نفس ذات مصر المصري طوال طيله صحيفه جريده موقع قناه روسيا اخبار مدار كامل سعر اسعار نهايه بدايه".split())


def _counted_day(scan: Scan, i: int) -> bool:
    from isnad.mentions.numerals import ordinal_at

    said = ordinal_at(scan.tokens, i, scan.stop) if i < scan.stop and scan.tokens.words[i].kind == "arabic" else None
    return (said is not None and said.definite and not said.pro) or scan.number(i) is not None


def _apposed(scan: Scan, i: int) -> tuple[int, int | None]:
    """A weekday in apposition at token i («أمس الخميس», «أمس (الخميس)»): one past it and its number."""
    at = i + (scan.key(i) in ("(", "،", "-", "–"))
    day_word = scan.get(at, "part")
    named = scan.get(day_word.last if day_word and day_word.term.value == 0 else at, "weekday")
    if named is None or named.pro or (at > i and scan.key(i) != "("):
        return i, None
    if at > i:
        return (named.last + 1, int(named.term.value)) if scan.key(named.last) in CLOSING else (i, None)
    return named.last, int(named.term.value)


def nearest(period: Period, weekday: int, ahead_at_most: int = 1) -> Period:
    """The day that is this weekday about another: what the text calls a day outranks what it counts.

    A text is written before it is published, so the day it calls today lies a day ahead at most.
    """
    ahead = (weekday - period.first.weekday()) % 7
    return day(shift_days(period.first, ahead if ahead <= ahead_at_most else ahead - 7))


_PRAYERS = frozenset({"خطبه", "صلاه", "لصلاه", "بصلاه", "وصلاه", "خطبتي", "مسجد", "جامع"})


def weekday(scan: Scan, i: int) -> Match | None:
    """«الخميس», «فجر الأربعاء», «يوم الجمعة الماضي», «الأحد المقبل», «الخميس (أمس)», «الاثنين من الأسبوع الماضي»."""
    lead = _Lead(scan, i)
    name = scan.get(lead.at, "weekday")
    if name is None or (lead.at > i and name.pro) or (not scan.bare and scan.key(i - 1) in _PRAYERS):
        return None
    start = name.start if lead.start < 0 else lead.start
    last, steps, inside = _after_weekday(scan, name.last)
    number = int(name.term.value)
    period = None
    if scan.reference is not None:
        if inside is not None:
            period = day(shift_days(inside.first, number))
        else:
            period = _weekday_period(scan, i, number, steps)
    match = matched(scan, i, start, last, period, "weekday", "weekday")
    return match._replace(rule="weekday-next") if steps is not None and steps > 0 else match


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
    lead = _Lead(scan, i)
    named = scan.get(lead.at, "weekday")
    if named is None and not (scan.key(i) == "يوم"):
        return None
    at = named.last if named else i + 1
    at = scan.skip(at, "في")
    number = day_at(scan, at)
    if number is None or scan.reference is None or scan.has(number[1], "unit") or scan.key(number[1]) in (":", "/", "-", "%"):
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


def tonight(scan: Scan, i: int) -> Match | None:
    """«الليلة», «هذا المساء», «الليلة الماضية»."""
    word = scan.get(i, "tonight")
    if word is None:
        return None
    period = day(shift_days(scan.reference, int(word.term.value))) if scan.reference else None
    last, named = _apposed(scan, word.last)
    if named is not None and period is not None:
        period = nearest(period, named)
    return matched(scan, i, word.start, last, period, "tonight", "relative")


def ago(scan: Scan, i: int) -> Match | None:
    """«قبل ثلاثة أيام», «قبل نحو أسبوعين», «منذ 8 سنوات», «بعد شهرين»."""
    word = scan.get(i, "ago", "ahead", "since")
    if word is None:
        return None
    amount = amount_at(scan, word.last)
    if amount is None:
        return None
    unit, count, last = amount
    from_now = scan.key(last) == "من" and scan.key(last + 1) == "الان"
    if not from_now and scan.key(scan.skip(last, "فقط", "تقريبا")) == "من":  # «قبل يومين من الإعلان» counts from it
        return None
    last += 2 * from_now
    back = word.term.kind != "ahead"
    period = None
    if count is not None and scan.reference is not None:
        period = _away(scan, unit, -count if back else count)
    basis = "relative"
    if unit in _HOURS:
        match = _moment(scan, i, word.start, last, -(count or 0) if back else count or 0, unit)
        return match._replace(news=False)
    on = _on_weekday(scan, last, period) if scan.bare and period is not None else None
    if on is not None:
        last, period = on
    match = matched(scan, i, word.start, last, period, "ago" if back else "ahead", basis)
    small = count is None or period is None
    denied = any(scan.key(k) in _DENIALS for k in range(i - 3, i))  # «لا ينجز قبل عشر سنوات»
    return match._replace(news=word.term.kind == "ago" and not small and not denied)


def _moment(scan: Scan, i: int, start: int, last: int, count: float, unit: str) -> Match:
    """Hours, minutes or seconds from now: a time, known where the reference has one."""
    value = None
    if scan.now is not None and count:
        value = (scan.now + timedelta(hours=_HOURS[unit] * max(-1e6, min(count, 1e6)))).replace(microsecond=0).isoformat()
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
    if unit in _SPANS:
        return shift(scan.reference, "year", round(count * _SPANS[unit]))
    if unit == "week" or unit in ("day", "night"):
        return day(shift_days(scan.reference, round(count * (7 if unit == "week" else 1))))
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


def period_said(scan: Scan, i: int) -> Match | None:
    """«هذا العام», «الشهر الماضي», «نهاية الأسبوع المقبل», «اليومين الماضيين», «الأشهر الثلاثة الماضية»."""
    border = scan.get(i, "border")
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
    count, last = _count_after(scan, unit)
    modifier = scan.get(last, "modifier")
    if modifier is None or modifier.pro:
        return _edge(scan, i, start, unit, border)
    steps = int(modifier.term.value)
    if unit.term.number == "sg" and count is None:
        return _single(scan, i, start, unit, steps, modifier.last, border)
    return several(scan, i, start, str(unit.term.value), count, steps, modifier.last)


def _edge(scan: Scan, i: int, start: int, unit: Found, border: Found | None) -> Match | None:
    """«نهاية العام», «بقية الشهر»: of the present one, where nothing follows that says another."""
    if border is None or unit.term.number != "sg" or unit.term.value not in ("week", "month", "year"):
        return None
    if scan.key(unit.last) in _SAYS_ANOTHER or scan.number(unit.last) is not None or scan.get(unit.last, "portion"):
        return None
    whole = shift(scan.reference, GRAINS[str(unit.term.value)], 0) if scan.reference else None
    if whole is not None and border.term.value == "rest" and scan.reference is not None:
        whole = Period(scan.reference, whole.last, "day")
        return matched(scan, i, start, unit.last, whole, "rest", "relative")._replace(news=False)
    return _single(scan, i, start, unit, 0, unit.last, border)


_SAYS_ANOTHER = frozenset("الدراسي المالي الاول الثاني الثالث الرابع من الذي نفسه ذاته الميلادي الهجري الدراسيه الماليه".split())


def _count_after(scan: Scan, unit: Found) -> tuple[float | None, int]:
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
    from isnad.mentions.numerals import ordinal_at

    said = cardinal_at(scan.tokens, i, scan.stop)
    if said is None or not said.definite or said.pro:
        return None
    tens = ordinal_at(scan.tokens, i, scan.stop)
    return tens if tens is not None and tens.last > said.last and tens.definite else said


def _current(scan: Scan, i: int, start: int, unit: Found, border: Found | None) -> Match | None:
    """«هذا الشهر»."""
    grain = GRAINS.get(str(unit.term.value))
    if grain is None or unit.term.number != "sg":
        if unit.term.value in _SPANS and unit.term.number == "sg":
            return several(scan, i, start, str(unit.term.value), None, 0, unit.last)
        return None
    return _single(scan, i, start, unit, 0, unit.last, border)


def _single(scan: Scan, i: int, start: int, unit: Found, steps: int, last: int, border: Found | None) -> Match | None:
    """«العام الماضي», «الشهر المقبل», «القرن الماضي»; «اليوم التالي» counts from the day last told."""
    kind = str(unit.term.value)
    if kind in _SPANS:
        return several(scan, i, start, kind, None, steps, last)
    if kind in _HOURS:
        return _moment(scan, i, start, last, steps, kind)
    grain = GRAINS.get(kind)
    if grain is None:
        return None
    if grain == "day":
        return _day_said(scan, i, start, unit, steps, last)
    period = shift(scan.reference, grain, steps) if scan.reference else None
    if period is not None and border is not None:
        from isnad.mentions.dates.absolute import year_edge

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
    if unit in _SPANS:
        size = _SPANS[unit]
        if now is not None:
            period = _ages(now.year, size, count or 1, steps, count is None)
    elif unit in _HOURS and scan.now is not None and count and count * _HOURS[unit] < 20:
        return _span_of_hours(scan, i, start, last, count * _HOURS[unit] * (1 if steps > 0 else -1))
    elif unit in _HOURS:
        period = _hours(scan, (count or 0) * _HOURS[unit], steps) if count else None
    elif count is not None and steps != 0 and now is not None and 1 <= count <= 5000:
        period = run(now, GRAINS[unit], round(count) * (1 if steps > 0 else -1))
    match = matched(scan, i, start, last, period, "periods", "relative")
    vague = count is None and unit not in _SPANS
    return match._replace(news=not vague and (unit not in _HOURS or period is not None))


def _span_of_hours(scan: Scan, i: int, start: int, last: int, hours: float) -> Match:
    """«الساعات الثلاث الماضية»: from then to now."""
    now = scan.now or datetime.min
    other = now + timedelta(hours=hours)
    value = "/".join(t.replace(microsecond=0).isoformat() for t in sorted((now, other)))
    return matched(scan, i, start, last, None, "hours", "relative")._replace(kind="timerange", value=value, news=False)


def _ages(year: int, size: int, count: float, steps: int, single: bool) -> Period | None:
    from isnad.mentions.calendar import years

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
    number = definite_number(scan, at) or (cardinal_at(scan.tokens, at, scan.stop) if at < scan.stop else None)
    if number is None or (latest and number.pro):
        return None
    unit = scan.get(number.last, "unit")
    if unit is None or unit.pro:
        return None
    modifier = scan.get(unit.last, "modifier")
    if modifier is None and not latest:
        return None
    steps = int(modifier.term.value) if modifier else -1
    last = modifier.last if modifier else unit.last
    if steps == 0:
        return None
    start = border.start if latest and border else number.start
    return several(scan, i, start, str(unit.term.value), number.value, steps, last)
