"""Days that count from the reference: اليوم، مساء أمس الخميس، ليلة أول من أمس، الليلة."""

from __future__ import annotations

from isnad.mentions.calendar import Period, day, shift_days
from isnad.mentions.dates.scan import CLOSING, Found, Match, Scan
from isnad.mentions.dates.units import matched
from isnad.mentions.numerals import ordinal_at
from isnad.mentions.numerals.context import context


class Lead:
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
    lead = Lead(scan, i)
    word = scan.get(lead.at, "relative")
    if word is None or (lead.at > i and word.pro):
        return None
    if not scan.bare and scan.key(word.first).endswith("الغد") and word.last == word.first + 1 and lead.at == i:
        return None  # the morrow, as in «رجال الغد»
    if scan.key(word.last) == "الحاجه":  # «بأمس الحاجة»
        return None
    today = word.term.value == 0
    if today and not _is_today(scan, word, lead.at > i):
        return None
    start = word.start if lead.start < 0 else lead.start
    last, weekday = apposed(scan, word.last)
    period = day(shift_days(scan.reference, int(word.term.value))) if scan.reference else None
    counted = period
    if period is not None and weekday is not None:
        period = nearest(period, weekday, 1 if int(word.term.value) <= 0 else 3)
    match = matched(scan, i, start, last, period, "relative-day", "relative" if weekday is None else "weekday")
    if weekday is None or period is None or counted is None or word.term.value not in (0, -1):
        return match
    return match._replace(shift=(period.first - counted.first).days)


def _is_today(scan: Scan, word: Found, led: bool) -> bool:
    """False where «اليوم» is the day of a count, a daily, or another day: «اليوم الـ202», «طوال اليوم», «ذلك اليوم»."""
    before, after = scan.key(word.first - 1), scan.key(word.last)
    if not scan.bare and before in context("not_today_quoted"):
        return False
    if (
        before in context("not_today")
        or after in ("ال", "الذي", "نفسه", "ذاته", "الواحد", "العالمي", "الدولي", "الوطني", "السابع")
        or scan.get(word.last, "modifier")
    ):
        return False
    if word.pro == "ل" and not scan.bare:
        return False
    return scan.bare or led or not _counted_day(scan, word.last)


def _counted_day(scan: Scan, i: int) -> bool:
    said = ordinal_at(scan.tokens, i, scan.stop) if i < scan.stop and scan.tokens.words[i].kind == "arabic" else None
    return (said is not None and said.definite and not said.pro) or scan.number(i) is not None


def apposed(scan: Scan, i: int) -> tuple[int, int | None]:
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


def tonight(scan: Scan, i: int) -> Match | None:
    """«الليلة», «هذا المساء», «الليلة الماضية»."""
    word = scan.get(i, "tonight")
    if word is None:
        return None
    period = day(shift_days(scan.reference, int(word.term.value))) if scan.reference else None
    last, named = apposed(scan, word.last)
    if named is not None and period is not None:
        period = nearest(period, named)
    return matched(scan, i, word.start, last, period, "tonight", "relative")
