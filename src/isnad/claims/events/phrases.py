"""Noun phrases around an event: where one ends and the next begins, and what preposition joins them.

قصفت [طائرات إسرائيلية] [مواقع للجيش] [ب المدفعية] [في ريف دمشق]
      np                 np            pp           pp
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.words import F, word_set
from isnad.claims.events.extent import counted, definite, is_finite, is_purpose, noun_phrase
from isnad.claims.events.prepositions import preposition
from isnad.claims.events.words import particles, read

_MOST_PARTS = 9
_REACH = 45  # tokens after a word in which its arguments stand


class Part(NamedTuple):
    """Tokens `[first, last)`; `prep` is what joins them ("" for a bare noun phrase); `start` their first character."""

    prep: str
    first: int
    last: int
    start: int


def parts(c: Clauses, i: int, stop: int, *, relative: bool = False) -> list[Part]:
    """The noun phrases and prepositional phrases from token i on, to the end of the clause or token `stop`."""
    found: list[Part] = []
    j, stop = i, min(stop, i + _REACH)
    while j < stop and len(found) < _MOST_PARTS:
        flags = c.roles[j].flags
        if c.keys[j] == "علي" and j + 1 < c.n and c.keys[j + 1] in particles("at-least"):
            j += 2
            continue
        if c.dates.get(j, j) > j:
            j = c.dates[j]
        elif flags & F.REL and found and not relative:
            j = _past_relative(c, j, stop)
        elif _ends_clause(c, j, bool(found)):
            break
        elif flags & F.PUNCT and j not in c.quotes.opening:
            j = _past_bracket(c, j, stop) if flags & F.OPEN else j + 1
        elif (
            c.keys[j] in word_set("pronoun") | particles("resumptive")
            or flags & (F.TIME | F.ADVERB | F.SELF)
            or (j == i and flags & F.KANA)
        ):
            j += 1
        else:
            part = part_at(c, j, stop)
            if part is None:
                j += 1
            else:
                found.append(part)
                j = max(part.last, j + 1)
    return found


def parted(c: Clauses, found: list[Part], by: frozenset[str]) -> list[Part]:
    """The phrases, cut where one of the prepositions `by` stands inside: «القوات | من البلدة»."""
    out: list[Part] = []
    for part in found:
        out.extend(_parted(c, part, by))
    return out


def _parted(c: Clauses, part: Part, by: frozenset[str]) -> Iterator[Part]:
    for k in range(part.first + 1, part.last):
        joined = preposition(c, k)
        if joined is None or joined[0] not in by or joined[1] >= part.last or k in c.group_at:
            continue
        if joined[0] != "ل" or "الي" in by or definite(c, part.first, k - 1):  # «قاعدة لقوات …» is one phrase
            yield part._replace(last=k)
            yield from _parted(c, Part(joined[0], joined[1], part.last, joined[2]), by)
            return
    yield part


def part_at(c: Clauses, j: int, stop: int) -> Part | None:
    """The phrase that begins at token j; None where none does."""
    joined = preposition(c, j) if j not in counted(c) else None
    if joined is not None:
        prep, first, start = joined
        if prep == "ل" and first == j and is_purpose(c, j):
            prep = "كي"  # «لتفقد الأضرار»: what for
        if first >= stop or c.roles[first].flags & (F.COMP | F.REL | F.STOP | F.COLON):
            return None
        _, last = noun_phrase(c, first, stop)
        return Part(prep, first, max(last, first + 1), start)
    first, last = noun_phrase(c, j, stop)
    return Part("", first, last, c.tokens.starts[first]) if last > first else None


def _ends_clause(c: Clauses, j: int, inside: bool) -> bool:
    flags = c.roles[j].flags
    if flags & (F.COMP | F.STOP | F.COLON | F.CONJ | F.NEG | F.REL | F.KANA):
        return True
    if flags & F.BREAK and preposition(c, j) is None:
        return True
    if c.keys[j] in ("من", "ومن") and j + 1 < c.n and c.keys[j + 1] in particles("closer"):
        return True
    if inside and c.cues[j] and c.cues[j][0].value.kind in ("verb", "participle") and not _noun_like(c, j):
        return True
    word = c.tokens.words[j]
    if inside and any(h.value.kind == "participle" for h in read(word)):
        return True
    return bool(flags & F.VERB and j not in c.people) or is_finite(word) or c.keys[j] in particles("closer")


def _noun_like(c: Clauses, j: int) -> bool:
    return any("nominal" in h.value.traits for h in c.cues[j])


def _past_relative(c: Clauses, j: int, stop: int) -> int:
    for k in range(j + 1, stop):
        if c.roles[k].flags & (F.COMMA | F.DASH):
            return k + 1
        if c.roles[k].flags & F.STOP:
            return k
    return stop


def _past_bracket(c: Clauses, j: int, stop: int) -> int:
    for k in range(j + 1, min(stop, j + 10)):
        if c.roles[k].flags & F.CLOSE:
            return k + 1
    return j + 1
