"""Headline form: «فلان: كذا» — a speaker, a colon, and what was said, without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.arabic.sentences import Sentence
from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.phrase import phrase
from isnad.claims.clauses.words import F
from isnad.claims.sources.chains import carriers
from isnad.claims.sources.kinds import HUMAN, head_of
from isnad.claims.speakers.ranges import Range
from isnad.claims.speakers.resolve import entity
from isnad.claims.statements.extent import Content, direct, trimmed
from isnad.records import Statement

if TYPE_CHECKING:
    from isnad.claims.statements.records import Teller

_LONGEST_SPEAKER = 14


def headline(teller: Teller, sentence: Sentence, reported: bool) -> list[Statement]:
    """The statement of a headline in this form, if it is one. `reported`: a cue of the headline has content."""
    c = teller.c
    colon = _colon(c, sentence)
    if colon is None or reported:
        return []
    who = _speaker(c, sentence, colon)
    if who is None:
        return []
    said = _said(c, colon + 1, sentence.last)
    if said is None:
        return []
    known = entity(c, who, None, teller.memory)
    carried = _carriers(c, who[1], colon)
    return [teller.statement(said, -1, who, known, carriers(c, carried, teller.memory), "speech.headline")]


def _colon(c: Clauses, s: Sentence) -> int | None:
    for k in range(s.first + 1, min(s.last - 2, s.first + _LONGEST_SPEAKER)):
        if c.roles[k].flags & F.COLON:
            return k
        if c.roles[k].flags & (F.STOP | F.NEG | F.COMP):
            return None
    return None


def _speaker(c: Clauses, s: Sentence, colon: int) -> Range | None:
    """The phrase before the colon, where it can speak."""
    first, last = phrase(c, s.first, colon)
    if first >= last or (c.cues[first] and c.cues[first][0].value.kind == "verb") or c.roles[first].flags & F.PREP:
        return None
    if any(c.cues[k] and c.cues[k][0].value.kind == "verb" and k >= last for k in range(first, colon)):
        return None
    if any(c.roles[k].flags & F.DASH and (c.tokens.gap(k) or c.tokens.gap(k + 1)) for k in range(first, colon)):
        return None  # «سالم الراوي - النهر - الوادي: …»: who wrote it, and where
    if s.kind == "title" and _carriers(c, last, colon):
        return (first, last)
    if _is_country(c, first):
        return None
    if s.kind == "title" and _speaks_later(c, first, last):
        return (first, last)
    head = head_of(c.tokens.words[first])
    full = s.kind == "title"
    if first in c.people or (
        head is not None and head.kind in HUMAN and any(k in c.people for k in range(first, last))
    ):
        return (first, last)
    if head is not None and full:
        return (first, last)
    if first in c.group_at and full:
        return (first, last)
    return (first, last) if full and _capital(c, first, last) else None


def _is_country(c: Clauses, first: int) -> bool:
    """True where a country's name heads the line: a label of the story, not its speaker."""
    start = c.tokens.starts[first]
    return any(p.start == start and p.kind == "country" for p in c.draft.places[:12])


def _speaks_later(c: Clauses, first: int, last: int) -> bool:
    """True where the article goes on to report the words of the same name."""
    if last - first > 4:
        return False
    named = c.keys[first:last]
    return any(named == c.keys[i + 1 : i + 1 + last - first] for i, hits in enumerate(c.cues) if hits)


def _capital(c: Clauses, first: int, last: int) -> bool:
    """A capital alone speaks for its government."""
    from isnad.claims.sources.kinds import is_capital

    return last - first == 1 and is_capital(c.tokens.words[first])


def _carriers(c: Clauses, first: int, colon: int) -> tuple[Range, ...]:
    for k in range(first, colon):
        if c.keys[k] == "ل":
            return (phrase(c, k + 1, colon),)
    return ()


def _said(c: Clauses, first: int, last: int) -> Content | None:
    quote = c.quotes.opening.get(first)
    if quote is not None and quote.after >= last - 1:
        return direct(c, quote)
    a, b = trimmed(c, first, last)
    if b - a < 2:
        return None
    quoted = any(k in c.quotes.opening and c.quotes.opening[k].length > 1 for k in range(a, b))
    return Content(((a, b),), "mixed" if quoted else "indirect", last)
