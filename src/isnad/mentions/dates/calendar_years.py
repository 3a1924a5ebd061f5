"""Years: عام 2007، نهاية سنة 1999، سنة ألفين وعشرة، (2013)."""

from __future__ import annotations

from isnad.mentions.calendar import Period, hijri_day, month, shift_days, years
from isnad.mentions.dates.numeric import apart
from isnad.mentions.dates.parts import Year, said_year, year_at
from isnad.mentions.dates.scan import Found, Match, Scan
from isnad.mentions.numerals.context import context
from isnad.mentions.quantities.distractors import is_label
from isnad.mentions.quantities.hedges import hedge_before
from isnad.mentions.quantities.nouns import is_counted


def year_said(scan: Scan, i: int) -> Match | None:
    """«عام 2007», «نهاية سنة 1999», «العام المقبل 2016», «عامي 2014 و2015», «سنة ألفين وعشرة»."""
    border = scan.get(i, "border")
    if border and (bare := year_at(scan, border.last)) is not None and scan.number(border.last) is not None:
        return _bordered(scan, i, border, bare)  # «نهاية 2007»
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
    if scan.key(last) == "/" and not opened and (second := year_at(scan, last + 1)) is not None:
        last, period = second.last, _two_years(found, second)  # «بداية العام الدراسي 2016/2017»
    if period is None or _before_christ(scan, last):
        return None
    if border:
        period = year_edge(str(border.term.value), period)
    start = border.start if border else word.start
    return Match(i, last, start, scan.tokens.ends[last - 1], period, "year")


def _bordered(scan: Scan, i: int, border: Found, found: Year) -> Match | None:
    period = year_period(found)
    if period is None or _counts(scan, border.last):
        return None
    period = year_edge(str(border.term.value), period)
    return Match(i, found.last, border.start, scan.tokens.ends[found.last - 1], period, "year")


def year_period(found: Year) -> Period | None:
    """The days of a year of either calendar."""
    if found.calendar == "gregorian":
        return years(found.year)
    first, after = hijri_day(found.year, 1, 1), hijri_day(found.year + 1, 1, 1)
    if first is None or after is None:
        return None
    return Period(first, shift_days(after, -1), "day")


def _two_years(first: Year, second: Year) -> Period | None:
    low, high = year_period(first), year_period(second)
    return low.to(high) if low and high and second.year == first.year + 1 else None


def year_edge(where: str, whole: Period) -> Period:
    """The end of a year is its December, its beginning its January; its middle and rest stay the year."""
    if whole.grain != "year" or whole.first.year != whole.last.year:
        return whole
    number = {"first": 1, "last": 12}.get(where)
    return month(whole.first.year, number) if number else whole


def bare_year(scan: Scan, i: int) -> Match | None:
    """«في 2010», «(2013)», «حرب 2006»: four digits that a word or brackets show to be a year."""
    key = scan.key(i)
    number = scan.number(i)
    if number is not None and 1300 <= number <= 1500:
        return _hijri_year(scan, i)
    if number is None or len(key) != 4 or not 1900 <= number <= 2100:
        return None
    hedged = hedge_before(scan.tokens, i, scan.first) is not None and scan.key(i - 1) != "حدود"  # «حدود 1967»
    if not apart(scan, i) or _counts(scan, i) or hedged:
        return None
    before, after = scan.key(i - 1), scan.key(i + 1)
    bracketed = before == "(" and after == ")"
    anno = scan.get(i + 1, "anno")
    opening = scan.get(i - 2, "from")  # «اعتباراً من 2011»
    opened = opening is not None and opening.last == i
    event = 1945 <= number <= 2045 and _of_an_event(scan, i)
    listed = before == "و" and 1900 <= (scan.number(i - 2) or 0) <= 2100  # «عام 2019 و2020»
    sure = (
        bracketed
        or listed
        or opened
        or event
        or before in context("before_year")
        or anno
        or (scan.bare and scan.stop - scan.first <= 2)
    )
    if not (sure or (1945 <= number <= 2045 and _of_a_thing(scan, i))):
        return None
    last = anno.last if anno else i + 1
    return Match(i, last, scan.tokens.starts[i], scan.tokens.ends[last - 1], years(number), "bare-year")


def _before_christ(scan: Scan, i: int) -> bool:
    return (scan.key(i) == "قبل" and scan.key(i + 1).startswith("الميلاد")) or scan.key(i) == "ق.م"


def _hijri_year(scan: Scan, i: int) -> Match | None:
    """«1436هـ»."""
    found = year_at(scan, i)
    if found is None or not found.explicit or found.calendar != "hijri" or not apart(scan, i):
        return None
    period = year_period(found)
    start, end = scan.tokens.starts[i], scan.tokens.ends[found.last - 1]
    return Match(i, found.last, start, end, period, "hijri-year") if period else None


def _of_a_thing(scan: Scan, i: int) -> bool:
    """«انتخابات 2020 التي»: after a word that takes no number, and before one that is not counted."""
    if i <= scan.first or scan.tokens.words[i - 1].kind != "arabic" or scan.key(i - 1) in context("no_noun"):
        return False
    if not scan.tokens.gap(i) or is_label(scan.key(i - 1)) or hedge_before(scan.tokens, i, scan.first) is not None:
        return False
    after = scan.tokens.words[i + 1] if i + 1 < scan.stop else None
    if after is None or after.kind == "punct":
        return after is None or after.key in ("،", ".", "؛", ")", "»", '"', "؟", "!")
    return after.kind == "arabic" and (after.key in context("year_follows") or after.key.startswith("و"))


def _of_an_event(scan: Scan, i: int) -> bool:
    """«مونديال قطر 2022», «حدود 1967»: after what is named by its year, with a word or two of its name between."""
    words = context("year_event")
    for j in range(i - 1, max(scan.first, i - 3) - 1, -1):
        if scan.tokens.words[j].kind != "arabic" or scan.key(j) in context("no_noun"):
            return False
        if scan.key(j).removeprefix("ال") in words or scan.key(j)[1:] in words:
            return not is_counted(scan.key(i + 1))
    return False


def _counts(scan: Scan, i: int) -> bool:
    """True where the digits count what follows: «في 2010 مدن» cannot be told, «2000 شخص» can."""
    k = i + 1
    if k >= scan.stop or scan.has(k, "anno"):
        return False
    if scan.key(k) in ("%", "/", "-", ":", ".") and not scan.tokens.gap(k) and scan.number(k + 1) is not None:
        return True
    return (
        scan.tokens.words[k].kind == "arabic" and not scan.tokens.words[k].key.startswith("و") and scan.has(k, "unit")
    )
