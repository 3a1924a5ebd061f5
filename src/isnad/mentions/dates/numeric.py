"""Dates in digits: ٠٩/٠٨/٢٠٢٣ (day first), 2023-08-09, 20-02-1430 هـ, 21/09, 3/2015."""

from __future__ import annotations

from isnad.arabic.chars import TATWEEL
from isnad.mentions.calendar import Period, hijri_day, make_day, month
from isnad.mentions.dates.parts import Month, Tail, dated
from isnad.mentions.dates.scan import Match, Scan
from isnad.mentions.numerals.context import context

_MARKS = frozenset("/-.\\–")


def numeric(scan: Scan, i: int) -> Match | None:
    """«٠٩/٠٨/٢٠٢٣» (day first), «2023-08-09», «21-11-2010», «20-02-1430 هـ»."""
    if scan.key(i).count(".") == 2:
        return _pointed(scan, i)
    if scan.number(i) is None or not apart(scan, i):
        return None
    mark = scan.key(i + 1)
    if mark not in _MARKS and _kashida(scan, i):
        return _digits(scan, i, (i, i + 1, i + 2))
    if mark not in _MARKS or scan.key(i + 3) != mark:
        return None
    if not _tight(scan, i, i + 5) and not (mark == "/" and len(scan.key(i + 4)) == 4):  # «8/ 2/ 1433»
        return None
    return _digits(scan, i, (i, i + 2, i + 4))


def _pointed(scan: Scan, i: int) -> Match | None:
    """«12.08.2015», one token."""
    parts = scan.key(i).split(".")
    if not all(part.isdigit() and len(part) <= 4 for part in parts) or len(parts[0] + parts[1] + parts[2]) < 6:
        return None
    period, last = _three(scan, (int(parts[0]), int(parts[1]), int(parts[2])), i + 1)
    return Match(i, last, scan.tokens.starts[i], scan.tokens.ends[last - 1], period, "numeric") if period else None


def _kashida(scan: Scan, i: int) -> bool:
    """«3 ـ 12 ـ 2024»: a lengthening stroke for a dash, which is no token."""
    tokens = scan.tokens
    if i + 2 >= scan.stop or scan.number(i + 1) is None or scan.number(i + 2) is None:
        return False
    return all(TATWEEL in tokens.text[tokens.ends[k] : tokens.starts[k + 1]] for k in (i, i + 1))


def _digits(scan: Scan, i: int, at: tuple[int, int, int]) -> Match | None:
    a, b, c = (scan.number(k) for k in at)
    if a is None or b is None or c is None:
        return None
    period, last = _three(scan, (a, b, c), at[2] + 1)
    if period is None or not _ends(scan, last):
        return None
    return Match(i, last, scan.tokens.starts[i], scan.tokens.ends[last - 1], period, "numeric")


def _tight(scan: Scan, i: int, last: int) -> bool:
    return last <= scan.stop and all(not scan.tokens.gap(k) for k in range(i + 1, last))


def apart(scan: Scan, i: int) -> bool:
    """True where no stroke is glued before token i: «10:15-09» splits at the clock, «1/2/3/2020» at nothing."""
    if i == 0 or scan.tokens.gap(i) or scan.tokens.words[i - 1].kind != "punct":
        return True
    return scan.keys[i - 1] not in "/.\\" and not (
        scan.keys[i - 1] in "-–" and i > 1 and scan.number(i - 2) is not None and not clock_before(scan, i)
    )


def clock_before(scan: Scan, i: int) -> bool:
    """True where a clock time and a stroke are glued before token i: «10:15-09 أغسطس»."""
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


def numeric_dated(scan: Scan, i: int) -> Match | None:
    """«بتاريخ 12/8»: a day and month in digits, where the word before says they are a date."""
    return numeric_short(scan, i) if scan.key(i + 1) == "/" and scan.key(i - 1) in context("says_date") else None


def numeric_short(scan: Scan, i: int) -> Match | None:
    """«21/09», «22-4», «4.22» in a string: day first, unless only the second can be one."""
    mark = scan.key(i + 1)
    a, b = scan.number(i), scan.number(i + 2)
    key = scan.key(i)
    if a is None and key.count(".") == 1 and len(key) <= 5:  # one token: a decimal by its looks
        left, right = key.split(".")
        return (
            _short(scan, i, i + 1, int(left), int(right))
            if left.isdigit() and right.isdigit() and scan.key(i - 1) == "في"
            else None
        )
    if (
        a is None
        or b is None
        or mark not in _MARKS
        or not _tight(scan, i, i + 3)
        or not apart(scan, i)
        or not _ends(scan, i + 3)
    ):
        return None
    return _short(scan, i, i + 3, a, b)


def _short(scan: Scan, i: int, last: int, a: int, b: int) -> Match | None:
    dom, number = (a, b) if 1 <= b <= 12 else (b, a)
    if not (1 <= dom <= 31 and 1 <= number <= 12) or scan.reference is None or scan.has(last, "noon"):
        return None
    name = Month(number, "gregorian", i, last, scan.tokens.starts[i], True)
    return dated(scan, i, scan.tokens.starts[i], dom, name, Tail(last), "numeric-short")


def numeric_month(scan: Scan, i: int) -> Match | None:
    """«3/2015», «2015/3», «2015.3»: a month and its year."""
    key = scan.key(i)
    a, b, last = scan.number(i), scan.number(i + 2), i + 3
    if a is None and len(key) == 6 + (key[-2:-1].isdigit()) and key[4:5] == "." and key.replace(".", "").isdigit():
        a, b, last = int(key[:4]), int(key[5:]), i + 1
    elif scan.key(i + 1) not in _MARKS or not _tight(scan, i, i + 3) or not apart(scan, i) or not _ends(scan, i + 3):
        return None
    if a is None or b is None:
        return None
    number, year = (a, b) if b > 999 else (b, a)
    if not (1 <= number <= 12 and 1900 <= year <= 2100):
        return None
    return Match(i, last, scan.tokens.starts[i], scan.tokens.ends[last - 1], month(year, number), "numeric-month")
