"""Dates that name their day, month or year: numeric, day and month, month, year."""

from __future__ import annotations

from isnad.mentions.calendar import Period, day, hijri_day, make_day, month, shift, shift_days, years
from isnad.mentions.dates.parts import (
    Month,
    Tail,
    Year,
    said_year,
    day_at,
    month_at,
    resolve_day,
    resolve_month,
    tail_at,
    year_at,
)
from isnad.mentions.dates.scan import Match, Scan

_MARKS = frozenset("/-.\\–")


def numeric(scan: Scan, i: int) -> Match | None:
    """«٠٩/٠٨/٢٠٢٣» (day first), «2023-08-09», «21-11-2010», «20-02-1430 هـ»."""
    if scan.number(i) is None or not _loose(scan, i):
        return None
    mark = scan.key(i + 1)
    if mark not in _MARKS or scan.key(i + 3) != mark:
        return None
    if not _tight(scan, i, i + 5) and not (mark == "/" and len(scan.key(i + 4)) == 4):  # «8/ 2/ 1433»
        return None
    a, b, c = scan.number(i), scan.number(i + 2), scan.number(i + 4)
    if a is None or b is None or c is None:
        return None
    period, last = _three(scan, (a, b, c), i + 5)
    if period is None or not _ends(scan, last):
        return None
    return Match(i, last, scan.tokens.starts[i], scan.tokens.ends[last - 1], period, "numeric")


def _tight(scan: Scan, i: int, last: int) -> bool:
    return last <= scan.stop and all(not scan.tokens.gap(k) for k in range(i + 1, last))


def _loose(scan: Scan, i: int) -> bool:
    """True where no stroke is glued before token i: «10:15-09» splits at the clock, «1/2/3/2020» at nothing."""
    if i == 0 or scan.tokens.gap(i) or scan.tokens.words[i - 1].kind != "punct":
        return True
    return scan.keys[i - 1] not in "/.\\" and not (scan.keys[i - 1] in "-–" and i > 1 and scan.number(i - 2) is not None and not _clock_before(scan, i))


def _clock_before(scan: Scan, i: int) -> bool:
    return scan.key(i - 3) == ":" and scan.number(i - 4) is not None


def _ends(scan: Scan, last: int) -> bool:
    """True where the numeric date is not part of a longer string of numbers (a phone number, an address)."""
    return not (scan.key(last) in _MARKS and scan.number(last + 1) is not None and _tight(scan, last - 1, last + 2))


def _three(scan: Scan, numbers: tuple[int, int, int], last: int) -> tuple[Period | None, int]:
    a, b, c = numbers
    anno = scan.get(last, "anno")
    if anno is not None and anno.term.value == "hijri":
        year, number, dom = (a, b, c) if a > 31 else (c, b, a)
        found = hijri_day(year, number, dom)
        return (Period(found, found, "day") if found else None), anno.last
    if a > 999:
        return make_day(a, b, c), last
    year = c if c > 99 else 2000 + c if c < 70 else 1900 + c
    if year < 1000 or (c <= 99 and len(scan.key(last - 1)) != 2):
        return None, last
    if 1300 <= year <= 1500:
        found = hijri_day(year, b, a)
        return (Period(found, found, "day") if found else None), last
    return (make_day(year, b, a) or (make_day(year, a, b) if b > 12 else None)), last


def numeric_short(scan: Scan, i: int) -> Match | None:
    """«21/09», «22-4», «4.22» in a string: day first, unless only the second can be one."""
    mark = scan.key(i + 1)
    a, b = scan.number(i), scan.number(i + 2)
    key = scan.key(i)
    if a is None and key.count(".") == 1 and len(key) <= 5:  # one token: a decimal by its looks
        left, right = key.split(".")
        return _short(scan, i, i + 1, int(left), int(right)) if left.isdigit() and right.isdigit() and scan.key(i - 1) == "في" else None
    if a is None or b is None or mark not in _MARKS or not _tight(scan, i, i + 3) or not _loose(scan, i) or not _ends(scan, i + 3):
        return None
    return _short(scan, i, i + 3, a, b)


def _short(scan: Scan, i: int, last: int, a: int, b: int) -> Match | None:
    dom, number = (a, b) if 1 <= b <= 12 else (b, a)
    if not (1 <= dom <= 31 and 1 <= number <= 12) or scan.reference is None:
        return None
    name = Month(number, "gregorian", i, last, scan.tokens.starts[i], True)
    return dated(scan, i, scan.tokens.starts[i], dom, name, Tail(last), "numeric-short")


def numeric_month(scan: Scan, i: int) -> Match | None:
    """«3/2015», «2015/3», «2015.3»: a month and its year."""
    key = scan.key(i)
    a, b, last = scan.number(i), scan.number(i + 2), i + 3
    if a is None and len(key) == 6 + (key[-2:-1].isdigit()) and key[4:5] == "." and key.replace(".", "").isdigit():
        a, b, last = int(key[:4]), int(key[5:]), i + 1
    elif scan.key(i + 1) not in _MARKS or not _tight(scan, i, i + 3) or not _loose(scan, i) or not _ends(scan, i + 3):
        return None
    if a is None or b is None:
        return None
    number, year = (a, b) if b > 999 else (b, a)
    if not (1 <= number <= 12 and 1900 <= year <= 2100):
        return None
    return Match(i, last, scan.tokens.starts[i], scan.tokens.ends[last - 1], month(year, number), "numeric-month")


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
    return dated(scan, i, start, number, name, tail_at(scan, name.last), "day-month")


def _glued(scan: Scan, i: int) -> bool:
    """True where a digit day is the end of a longer number: «2-9 مايو» (a range, read by another rule), «1.9»."""
    return i > 0 and not scan.tokens.gap(i) and scan.keys[i - 1] in "/.:" and not _clock_before(scan, i + 1)


def _of_month(scan: Scan, at: int) -> int:
    if scan.key(at) in ("من", "-", "/", "–", "ل"):
        return at + 1
    day = scan.get(at, "unit")
    return day.last + 1 if day and day.term.value == "day" and scan.key(day.last) == "من" else at


_BEFORE_DAY = frozenset("في يوم يومي حتي منذ بتاريخ ب الي من بين الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد".split())


def _of_this_month(scan: Scan, i: int, start: int, number: int, at: int) -> Match | None:
    """«الخامس من الشهر الجاري», «10 من هذا الشهر», «العشرين من الشهر المقبل», «20 الجاري»."""
    bare = scan.get(at, "modifier") if at == i + 1 else None
    if bare is not None and scan.number(i) is not None and not bare.pro and scan.key(i - 1) in _BEFORE_DAY:
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


def dated(scan: Scan, i: int, start: int, dom: int, name: Month, tail: Tail, rule: str) -> Match | None:
    """A day of a month as a match from token i and character `start`."""
    period = resolve_day(scan, dom, name, tail)
    known = tail.year is not None
    if period is None and (known or scan.reference is not None) and not (name.calendar == "gregorian" and dom <= 31):
        return None
    end = scan.tokens.ends[tail.last - 1]
    return Match(i, tail.last, start, end, period, rule, "absolute" if known else "relative")


def month_day(scan: Scan, i: int) -> Match | None:
    """«أكتوبر 2», «سبتمبر 10, 2001», «شباط الرابع عشر»: the month first."""
    name = month_at(scan, i)
    if name is None:
        return None
    at = scan.skip(name.last, "/", "-", "ال")
    dom = day_at(scan, at)
    if dom is None or scan.has(dom[1], "month") or scan.has(dom[1], "unit") or scan.key(dom[1]) in (":", "%"):
        return None
    if not scan.bare and (scan.number(at) is None or tail_at(scan, dom[1]).year is None):
        return None
    after = scan.skip(dom[1], "من") if year_at(scan, dom[1] + 1) else dom[1]
    return dated(scan, i, name.start, dom[0], name, tail_at(scan, after), "month-day")


def month_year(scan: Scan, i: int) -> Match | None:
    """«يوليو (تموز) 2021», «مطلع سبتمبر المقبل», «شهر رمضان», «مارس» with something that shows it is the month."""
    border = scan.get(i, "border")
    name = month_at(scan, border.last if border else i)
    if name is None:
        return None
    tail = tail_at(scan, name.last)
    if border and scan.key(border.first).removeprefix(border.pro) in _FIRST_DAY:
        return dated(scan, i, border.start, 1, name, tail, "first-of-month")
    if not (name.sure or not tail.empty or border or _introduced(scan, i)):
        return None
    start = border.start if border else name.start
    period = resolve_month(scan, name, tail)
    if tail.year is not None and period is None:
        return None
    if border and border.term.value == "first" and name.calendar == "hijri" and period:  # «بداية رمضان» is its first day
        period = day(period.first)
    basis = "absolute" if tail.year is not None else "relative"
    return Match(i, tail.last, start, scan.tokens.ends[tail.last - 1], period, "month", basis)


_FIRST_DAY = frozenset({"اول", "غره", "فاتح"})  # «أول يناير» is its first day, «أوائل يناير» its first days
_INTRODUCING = frozenset("في من منذ خلال حتي بحلول الي قبل بعد اواخر شهر ل وفي ومن بين و".split())


def _introduced(scan: Scan, i: int) -> bool:
    """True where a weak month name follows a preposition, or stands alone in a phrase."""
    alone = scan.bare and scan.stop - scan.first <= 2
    return alone or (scan.bare and scan.key(i - 1) in _INTRODUCING) or scan.get(i - 1, "this") is not None


def year(scan: Scan, i: int) -> Match | None:
    """«عام 2007», «نهاية سنة 1999», «العام المقبل 2016», «عامي 2014 و2015», «سنة ألفين وعشرة»."""
    border = scan.get(i, "border")
    word = scan.get(border.last if border else i, "year_word")
    if word is None or (border and word.pro):
        return None
    at = scan.skip(word.last, "ال", "م")
    modifier = scan.get(at, "modifier")
    at = modifier.last if modifier else at
    opened = scan.key(at) == "("
    found = year_at(scan, at + opened) or (said_year(scan, at) if modifier is None else None)
    if found is None:
        return None
    last = found.last + (opened and scan.key(found.last) == ")")
    period = year_period(found)
    if period is None:
        return None
    if border:
        period = year_edge(str(border.term.value), period)
    start = border.start if border else word.start
    return Match(i, last, start, scan.tokens.ends[last - 1], period, "year")


def year_period(found: Year) -> Period | None:
    """The days of a year of either calendar."""
    if found.calendar == "gregorian":
        return years(found.year)
    first, after = hijri_day(found.year, 1, 1), hijri_day(found.year + 1, 1, 1)
    if first is None or after is None:
        return None
    return Period(first, shift_days(after, -1), "day")


def year_edge(where: str, whole: Period) -> Period:
    """The end of a year is its December, its beginning its January; its middle and rest stay the year."""
    if whole.grain != "year" or whole.first.year != whole.last.year:
        return whole
    number = {"first": 1, "last": 12}.get(where)
    return month(whole.first.year, number) if number else whole


_BEFORE_YEAR = frozenset("في منذ خلال بحلول حتي قبل بعد من الي لغايه مطلع نهايه اواخر اوائل منتصف وفي ومنذ انتخابات حرب موازنه ثوره مونديال اولمبياد دوره احداث اتفاق قمه عدوان خريف صيف ربيع شتاء وحتي والي سنه عام".split())


def bare_year(scan: Scan, i: int) -> Match | None:
    """«في 2010», «(2013)», «حرب 2006»: four digits that a word or brackets show to be a year."""
    key = scan.key(i)
    number = scan.number(i)
    if number is None or len(key) != 4 or not 1900 <= number <= 2100:
        return None
    if not _loose(scan, i) or _counts(scan, i):
        return None
    before, after = scan.key(i - 1), scan.key(i + 1)
    bracketed = before == "(" and after == ")"
    anno = scan.get(i + 1, "anno")
    if not (bracketed or before in _BEFORE_YEAR or anno or (scan.bare and scan.stop - scan.first <= 2)):
        return None
    last = anno.last if anno else i + 1
    return Match(i, last, scan.tokens.starts[i], scan.tokens.ends[last - 1], years(number), "bare-year")


def _counts(scan: Scan, i: int) -> bool:
    """True where the digits count what follows: «في 2010 مدن» cannot be told, «2000 شخص» can."""
    k = i + 1
    if k >= scan.stop or scan.has(k, "anno"):
        return False
    if scan.key(k) in ("%", "/", "-", ":", ".") and not scan.tokens.gap(k) and scan.number(k + 1) is not None:
        return True
    return scan.tokens.words[k].kind == "arabic" and not scan.tokens.words[k].key.startswith("و") and scan.has(k, "unit")
