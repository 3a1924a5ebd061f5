"""Finding the dates of a string or an article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from isnad.arabic.tokens import Tokens
from isnad.draft import Draft
from isnad.mentions.calendar import shift_days
from isnad.mentions.dates.rules import longest
from isnad.mentions.dates.scan import Match, Scan
from isnad.mentions.numerals import atoms
from isnad.records import Date


def dates(text: str, reference: date | None = None, prefer: Literal["past", "future"] = "past") -> list[Date]:
    """The calendar expressions of any string, with their values; `reference` is the day relative ones count from.

    Kinds: date, daterange, time, datetime, timerange, duration, set. `prefer` says which way an expression that names
    no year or week looks: «past», the nearest at or before the reference; «future», the nearest after it.

    >>> [d.value for d in dates("اجتماع في 9 أغسطس/آب 2023")]
    ['2023-08-09']
    """
    tokens = Tokens(text)
    scan = Scan(tokens, 0, len(tokens), reference, prefer, bare=True)
    return [_record(text, match) for match in _matches(scan)]


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
    for sentence in draft.sentences:
        scan = Scan(draft.tokens, sentence.first, sentence.last, reference)
        scan.said = said
        found += _matches(scan)
        said = scan.said
    return found


def _written(published: date | None, matches: list[Match]) -> date | None:
    """The day the article calls today, by its «اليوم الاثنين» and «أمس الأحد» where they all say so."""
    shifts = {match.shift for match in matches if match.shift is not None}
    if published is None or len(shifts) != 1:
        return published
    return shift_days(published, shifts.pop())


def _matches(scan: Scan) -> Iterator[Match]:
    i = scan.first
    words = scan.tokens.words
    while i < scan.stop:
        word = words[i]
        triggered = word.kind == "number" or scan.hit(i) is not None or bool(atoms(word))
        match = longest(scan, i) if triggered else None
        if match is None:
            i += 1
        else:
            if match.period is not None and match.period.grain == "day" and match.period.first == match.period.last:
                scan.said = match.period.first
            yield match
            i = match.last


def _record(text: str, match: Match) -> Date:
    record: Date = Date.of(
        text, match.start, match.end, value=match.iso(), kind=match.kind, basis=match.basis, rule=f"dates.{match.rule}"
    )
    return record
