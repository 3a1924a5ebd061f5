"""Lengths of time and repetitions in a string: ثلاثة أيام، ساعة ونصف، كل أسبوعين. Articles' dates leave them out."""

from __future__ import annotations

from isnad.mentions.dates.ago import amount_at
from isnad.mentions.dates.scan import Match, Scan
from isnad.mentions.numerals import cardinal_at
from isnad.mentions.numerals.numeral import tidy

_LETTERS = {
    "year": ("Y", False), "month": ("M", False), "week": ("W", False), "day": ("D", False), "night": ("D", False),
    "hour": ("H", True), "minute": ("M", True), "second": ("S", True),
}  # fmt: skip
_LEADS = frozenset(["لمده", "مده", "طوال", "طيله", "خلال"])
_WHOLE = frozenset(["كامل", "كامله", "واحد", "واحده", "بكامله", "باكمله"])


def iso_duration(amounts: list[tuple[str, float]]) -> str | None:
    """ISO 8601 of so many of each unit, units summed; decades and centuries are years.

    >>> iso_duration([("day", 2), ("hour", 0.25)])
    'P2DT0.25H'
    """
    totals: dict[str, float] = {}
    for unit, count in amounts:
        times = {"decade": 10, "century": 100}.get(unit)
        unit, count = ("year", count * times) if times else ("day" if unit == "night" else unit, count)
        totals[unit] = totals.get(unit, 0) + count
    days = "".join(f"{tidy(totals[u])}{c}" for u, (c, t) in _LETTERS.items() if not t and u in totals)
    hours = "".join(f"{tidy(totals[u])}{c}" for u, (c, t) in _LETTERS.items() if t and u in totals)
    return f"P{days}" + (f"T{hours}" if hours else "") if days or hours else None


def duration(scan: Scan, i: int) -> Match | None:
    """«30 يوماً», «ساعتين ونصف», «شهر و20 أسبوعاً», «يوم كامل», «طوال العام»."""
    whole = _throughout(scan, i)
    if whole is not None:
        return whole
    first = _piece(scan, i)
    if first is None:
        return None
    amounts, last, start, alone = first
    while (more := _more(scan, last)) is not None:
        amounts, last, alone = amounts + more[0], more[1], False
    if alone and not _shown(scan, i, last):
        return None
    known = [(unit, count) for unit, count in amounts if count is not None]
    value = iso_duration(known) if len(known) == len(amounts) else None
    return Match(i, last, start, scan.tokens.ends[last - 1], None, "duration", "absolute", "duration", value, False)


_Amounts = list[tuple[str, float | None]]


def _piece(scan: Scan, i: int) -> tuple[_Amounts, int, int, bool] | None:
    """One unit with its number at token i: amounts, one past, first character, and whether it is a bare singular."""
    unit = scan.get(i, "unit")
    if unit is not None and not unit.term.definite:
        amount = amount_at(scan, i) if not unit.pro else _attached(scan, i)
        if amount is None or amount[1] is None:
            return None
        last = amount[2] + (scan.key(amount[2]) in _WHOLE)
        alone = unit.term.number == "sg" and last == unit.last
        return [(amount[0], amount[1])], last, unit.start, alone
    few = scan.get(i, "few")
    if few is not None and (named := scan.get(few.last, "unit")) is not None and not named.term.definite:
        return [(str(named.term.value), None)], named.last, few.start, False
    number = cardinal_at(scan.tokens, i, scan.stop) if i < scan.stop else None
    if number is None or number.first != i or number.value < 0:
        return None
    named = scan.get(number.last, "unit")
    if named is None or named.pro or (named.term.definite and number.kind != "fraction"):
        return None
    half = _half_after(scan, named.last)
    value = number.value + 0.5 if half else number.value
    return [(str(named.term.value), value)], half or named.last, number.start, False


def _half_after(scan: Scan, at: int) -> int:
    """One past «ونصف» or «و نصف» at token `at`, with the unit it may name again; 0 where there is none."""
    k = at + (scan.key(at) == "و")
    if scan.key(k) not in (("نصف", "النصف") if k > at else ("ونصف", "والنصف")):
        return 0
    unit = scan.get(k + 1, "unit")
    return unit.last if unit is not None and unit.term.definite and not unit.pro else k + 1


def _attached(scan: Scan, i: int) -> tuple[str, float | None, int] | None:
    """A unit with «ل» or «و» before it: «ليوم كامل», «ويومين»."""
    unit = scan.get(i, "unit")
    if unit is None or unit.term.weak:
        return None
    count = {"sg": 1.0, "du": 2.0}.get(unit.term.number)
    half = scan.key(unit.last) in ("ونصف", "والنصف")
    return str(unit.term.value), (count + 0.5 if half else count) if count else None, unit.last + half


def _more(scan: Scan, at: int) -> tuple[_Amounts, int] | None:
    """A further piece after «و» or a comma."""
    linked = scan.key(at) in ("و", "،")
    k = at + linked
    linked = linked or (scan.key(k)[:1] == "و" and len(scan.key(k)) > 1)
    if not linked or k >= scan.stop:
        return None
    unit = scan.get(k, "unit")
    if unit is not None and (unit.pro in ("", "و")) and not unit.term.definite:
        amount = _attached(scan, k)
        return ([(amount[0], amount[1])], amount[2]) if amount else None
    number = cardinal_at(scan.tokens, k, scan.stop)
    if number is None or number.pro not in ("", "و") or number.first != k:
        return None
    named = scan.get(number.last, "unit")
    if named is None or named.pro or named.term.definite:
        return None
    return [(str(named.term.value), number.value)], named.last


def _shown(scan: Scan, i: int, last: int) -> bool:
    """True where a lone singular is a length: the whole phrase, or after «لمدة»."""
    return scan.stop - scan.first <= 3 or scan.key(i - 1) in _LEADS or scan.key(last) in _WHOLE


def _throughout(scan: Scan, i: int) -> Match | None:
    """«طوال الأسبوع»: one."""
    if scan.key(i) not in ("طوال", "طيله"):
        return None
    unit = scan.get(i + 1, "unit")
    if unit is None or unit.term.number != "sg" or unit.pro or scan.has(unit.last, "modifier"):
        return None
    value = iso_duration([(str(unit.term.value), 1)])
    return Match(i, unit.last, scan.tokens.starts[i], unit.end, None, "duration", "absolute", "duration", value, False)


def repeated(scan: Scan, i: int) -> Match | None:
    """«كل يوم», «كل ثلاثة أسابيع», «كل يوم اثنين», «أيام الاثنين», «أسبوعياً»."""
    often = scan.get(i, "often")
    if often is not None:
        return _set(scan, i, often.last, often.start, iso_duration([(str(often.term.value), 1)]))
    days = scan.key(i) in ("ايام",) and scan.get(i + 1, "weekday")
    if days:
        return _set(scan, i, days.last, scan.tokens.starts[i], f"XXXX-WXX-{int(days.term.value) + 1}")
    every = scan.get(i, "every")
    if every is None:
        return None
    at = every.last + (scan.key(every.last) == "يوم" and bool(scan.get(every.last + 1, "weekday_bare", "weekday")))
    named = scan.get(at, "weekday_bare", "weekday")
    if named is not None:
        return _set(scan, i, named.last, every.start, f"XXXX-WXX-{int(named.term.value) + 1}")
    amount = amount_at(scan, every.last)
    if amount is None or amount[1] is None:
        return None
    return _set(scan, i, amount[2], every.start, iso_duration([(amount[0], amount[1])]))


def _set(scan: Scan, i: int, last: int, start: int, value: str | None) -> Match:
    return Match(i, last, start, scan.tokens.ends[last - 1], None, "set", "absolute", "set", value, False)
