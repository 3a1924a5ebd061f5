"""Finding the dates of a string or an article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from isnad.arabic.tokens import Tokens
from isnad.draft import Draft
from isnad.mentions.arguments import checked_direction, checked_reference, checked_text
from isnad.mentions.calendar import Period, shift_days
from isnad.mentions.dates.clock import clock_then_day, range_then_day, with_clock
from isnad.mentions.dates.rules import STRING_RULES, longest, starts
from isnad.mentions.dates.scan import Match, Scan
from isnad.records import Date


def dates(text: str, reference: date | str | None = None, prefer: Literal["past", "future"] = "past") -> list[Date]:
    """The calendar expressions of any string, with their values; `reference` is the day relative ones count from.

    A `datetime` as reference also resolves hours and minutes («قبل ساعتين»); a string is read as YYYY-MM-DD.

    Kinds: date, daterange, time, datetime, timerange, duration, set. `prefer` says which way an expression that names
    no year or week looks: «past», the nearest at or before the reference; «future», the nearest after it. `UsageError`
    where an argument is none of these.

    >>> [d.value for d in dates("اجتماع في 9 أغسطس/آب 2023")]
    ['2023-08-09']
    >>> [d.value for d in dates("الجمعة", "2024-11-26")], [d.value for d in dates("الجمعة", "2024-11-26", "future")]
    (['2024-11-22'], ['2024-11-29'])
    """
    tokens = Tokens(checked_text(text))
    scan = Scan(tokens, 0, len(tokens), checked_reference(reference), checked_direction(prefer), bare=True)
    return [_record(text, match) for match in in_string(scan)]


def in_string(scan: Scan) -> Iterator[Match]:
    """The matches of a string, days and the times beside them taken together."""
    last = scan.first
    for i in starts(scan, STRING_RULES):
        match = longest(scan, i, STRING_RULES) if i >= last else None
        if match is not None:
            match = _with_time(scan, i, match)
            _remember(scan, match)
            yield match
            last = match.last


def _with_time(scan: Scan, i: int, match: Match) -> Match:
    if match.kind == "timerange" and match.rule == "clock-range":
        at = scan.skip(match.last, "،", "في")
        day = longest(scan, at) if at < scan.stop else None
        return range_then_day(match, day) if day is not None else match
    if match.kind == "time" and match.rule == "clock":
        at = match.last
        while scan.key(at) in ("،", ",", "في", "من"):
            at += 1
        day = longest(scan, at) if at < scan.stop else None
        single = day is not None and day.period is not None and day.period.first == day.period.last
        return clock_then_day(scan, i, match, day) if day is not None and single else match
    return with_clock(scan, match) if match.kind == "date" else match


def find_dates(draft: Draft) -> tuple[Date, ...]:
    """The dates of an article, resolved against its publication date.

    Where the article calls another day than that «today» («اليوم (الاثنين)» in a Tuesday's paper), it was written on
    that day, and is resolved against it. Left out: bare durations and clock times.
    """
    matches = _in_article(draft, draft.published)
    written = _written(draft.published, matches)
    if written != draft.published:
        matches = _in_article(draft, written)
    return tuple(_record(draft.text, match) for match in matches if match.news)


def _in_article(draft: Draft, reference: date | None) -> list[Match]:
    found: list[Match] = []
    said: date | None = None
    told: Period | None = None
    for sentence in draft.sentences:
        scan = Scan(draft.tokens, sentence.first, sentence.last, reference)
        scan.said, scan.last = said, told
        found += _matches(scan)
        said, told = scan.said, scan.last
    return found


def _written(published: date | None, matches: list[Match]) -> date | None:
    """The day the article calls today, by its «اليوم الاثنين» and «أمس الأحد» where they all say so."""
    shifts = {match.shift for match in matches if match.shift is not None}
    if published is None or len(shifts) != 1:
        return published
    return shift_days(published, shifts.pop())


def _matches(scan: Scan) -> Iterator[Match]:
    last = scan.first
    for i in starts(scan):
        match = longest(scan, i) if i >= last else None
        if match is not None:
            _remember(scan, match)
            yield match
            last = match.last


_LONG_PAST = 2  # years: an event of so long ago is told in its own year, not in that of the article


def _remember(scan: Scan, match: Match) -> None:
    if match.period is not None and match.period.first.year == match.period.last.year:
        scan.last = match.period
    if match.basis == "absolute" and match.period is not None and scan.reference is not None:
        first, last = match.period.first, match.period.last
        past = first.year == last.year and last.year <= scan.reference.year - _LONG_PAST
        since = scan.key(match.first - 1) in ("منذ", "مذ")  # «الأدنى منذ فبراير 2010» tells of now
        scan.told = match.period if past and not since else None
    if match.period is not None and match.period.grain == "day" and match.period.first == match.period.last:
        scan.said = match.period.first


def _record(text: str, match: Match) -> Date:
    value = match.iso()
    kind = "daterange" if match.kind == "date" and value is not None and "/" in value else match.kind
    record: Date = Date.of(
        text, match.start, match.end, value=value, kind=kind, basis=match.basis, rule=f"dates.{match.rule}"
    )
    return record
