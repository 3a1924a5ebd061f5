"""Credits: the parentheses that close a caption, lines of agencies alone, and the captions they prove."""

from __future__ import annotations

import re

from isnad.reading.lines import LONG, Line, bare
from isnad.reading.names import parts
from isnad.reading.page_words import lists

_CREDIT = 80
_TAIL = 40
_DASH = re.compile(r"\s+[-–—ـ/|]\s+(?=\S+(?:\s\S+){0,2}$)")
_AND_VERB = 4
"""Letters of «وتشهد», less one: و before an imperfect verb; nouns in وت or وي are shorter or rare."""
_CREDIT_TAIL = re.compile(r"\(((?:[^()]|\([^()]*\)){1,70})\)[\s.]*$")
_PLAYER = re.compile(r"[\s|]*(?:[a-z]+(?:-[a-z]+)+\s*)?(?:\d{1,2}:)?\d{1,2}:\d{2}$|\s[a-z]+(?:-[a-z]+)+$")
_SPLIT_CREDIT = re.compile(r"\s*[-–—/|،,+:«»\"“”()]\s*|\s+و(?=\S)|\s+عبر\s+|\s+عن\s+|\s+على\s+|\s+من\s+")


def player(text: str) -> int:
    """Where the label of a video player («play-circle 00:32») begins at the end of a line; its length for none."""
    found = _PLAYER.search(text, max(0, len(text) - 40))
    return found.start() if found else len(text)


def credit_of(text: str) -> tuple[str, bool] | None:
    """What stands in the parentheses that close a line, and whether it is a known credit.

    >>> credit_of("جنود عند المعبر (أرشيفية - رويترز)")
    ('أرشيفية - رويترز', True)
    """
    if ")" not in text[-_TAIL:]:
        return None
    tail = _CREDIT_TAIL.search(text, max(0, len(text) - 90), player(text))
    return (tail[1], is_credit(tail[1])) if tail else None


def is_credit(words: str) -> bool:
    """True where any part of a parenthesis is a credit of the list."""
    known = lists().credits
    return bare(words) in known or any(bare(part) in known for part in _SPLIT_CREDIT.split(words) if part)


def opens_as_text(line: Line) -> bool:
    """True where the first word is one that opens paragraphs and never captions: «وقال»، «كما»، «وتشهد»."""
    first = line.bare.partition(" ")[0]
    return first in lists().openers or (len(first) > _AND_VERB and first[0] == "و" and first[1] in "تين")


def is_caption(line: Line) -> bool:
    """A picture's caption: a label that says so, or no stop and a known credit in parentheses at its end."""
    if line.bare.startswith(lists().caption_cues):
        return True
    if not 12 <= len(line.text) < LONG or line.paragraph or opens_as_text(line):
        return False
    found = credit_of(line.text)
    if found is None:
        return _is_archived(line)
    return found[1] and len(line.text) - len(found[0]) > 10


def _is_archived(line: Line) -> bool:
    """True where a dash parts a line from the word for an archive's picture: «… - أرشيفية»."""
    shown = _DASH.split(line.text)
    return len(shown) == 2 and bare(shown[1]) in lists().archive and shown[0].count(" ") >= 2


def is_agency_credit(line: Line) -> bool:
    """A line of agencies alone, with or without «المصدر:»."""
    if len(line.text) >= _CREDIT:
        return False
    found = parts(line)
    known = lists()
    if len(found) > 1 and ":" in line.text and found[0] in known.credit_cues:
        return True
    if not found or (len(found) > 1 and any(part in known.cities for part in found)):
        return False
    return all(part in known.agencies or part in known.outlets for part in found)
