"""Lines that say when: stamps of publication and revision, bare dates, the times of a live page's entries."""

from __future__ import annotations

import re

from isnad.reading.lines import Line, bare
from isnad.reading.page_words import lists

_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:ص|م|AM|PM|am|pm)?(?:\s*(?:GMT|UTC|بتوقيت\s.{3,20}|غرينتش|جرينتش))?$"
)
_DAY = re.compile(
    r"[\s(\[]*(?:\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4})(?!\d)"
)


def is_stamp(line: Line) -> bool:
    """A line of publication: «نُشر: …»، «آخر تحديث: …», or a bare date."""
    words = line.bare.split()
    if len(line.text) > 120 or _DIGIT.search(line.text) is None:
        return False
    if not words:
        return bool(_DAY.match(line.text))
    known = lists()
    for size in (4, 3, 2, 1):
        if " ".join(words[:size]) in known.stamp_cues and known.stamp_words.issuperset(words[size:]):
            return True
    return len(words) <= 12 and known.stamp_words.issuperset(words)


def says_published(text: str) -> bool:
    """True for a stamp that opens with a word of publication: «نُشر: …»."""
    return _opens_with(text, lists().published)


def says_updated(text: str) -> bool:
    """True for a stamp that opens with a word of revision: «آخر تحديث: …»."""
    return _opens_with(text, lists().updated)


def _opens_with(text: str, phrases: frozenset[str]) -> bool:
    words = bare(text).split()
    return any(" ".join(words[:size]) in phrases for size in range(1, 5))


def is_clock(line: Line) -> bool:
    """The time of an entry: «14:35»، «10:20 بتوقيت غرينتش»."""
    return line.text[0].isdigit() and len(line.text) < 40 and bool(_CLOCK.match(line.text))
