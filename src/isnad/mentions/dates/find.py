"""Finding the dates of a string or an article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from isnad.arabic.tokens import Tokens
from isnad.draft import Draft
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
    """The dates of an article, resolved against its publication date."""
    found: list[Date] = []
    for sentence in draft.sentences:
        scan = Scan(draft.tokens, sentence.first, sentence.last, draft.published)
        found += [_record(draft.text, match) for match in _matches(scan) if match.news]
    return tuple(found)


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
            yield match
            i = match.last


def _record(text: str, match: Match) -> Date:
    record: Date = Date.of(
        text, match.start, match.end, value=match.iso(), kind=match.kind, basis=match.basis, rule=f"dates.{match.rule}"
    )
    return record
