"""Organisations known by their head word: «وزارة الصحة», «حركة النور», «الجيش الوطني», «شركة Vesta»."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from isnad.arabic.fold import fold
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table
from isnad.mentions.likeness import likeness
from isnad.mentions.nationality import countries, country_of
from isnad.mentions.nounphrase import Head, extend
from isnad.mentions.view import View
from isnad.mentions.wordclass import AL, ARABIC, HEAD, ROLE, STOP
from isnad.mentions.wordlists import HeadRow, NotRow

# Kinds whose head takes a complement by ل: «المنظمة الدولية للهجرة».
_LAM = frozenset(("ngo", "un", "union", "other", "court", "agency", "parliament", "company", "ministry"))
# Adjectives of the moment: no part of a name.
_PASSING = frozenset(
    ("السابق", "السابقه", "الاسبق", "الحالي", "الحاليه", "الجديد", "الجديده", "الراحل", "المقبل", "المقبله", "المتطرف",
     "المتطرفه", "المتشدد", "المتشدده", "الارهابي", "الارهابيه")
)  # fmt: skip
# Heads that are also the name of an act or a thing when no proper name follows: «تنظيم الحفل»، «قضاء البلدة».
_ACTS = frozenset(("تنظيم", "قضاء", "جبهه", "نظام"))
_FREE = frozenset(("outlet", "agency", "company", "ngo", "armed_group", "party", "other"))


class Reach(NamedTuple):
    """Tokens `[first, last)` from character `start` name a body of this kind."""

    first: int
    last: int
    start: int
    kind: str
    country: str | None


@lru_cache(maxsize=1)
def head_words() -> dict[str, HeadRow]:
    """Heads by their folded spelling, without the article."""
    return {fold(row.head): row for row in read_table("group_heads", HeadRow)}


@lru_cache(maxsize=1)
def nots() -> Phrases[bool]:
    """Phrases that only look like organisations."""
    return Phrases((row.phrase, True) for row in read_table("group_nots", NotRow))


def head_at(seen: View, i: int, stop: int) -> Reach | None:
    """The body whose head is token i; None when the phrase names none («شركة محلية»)."""
    sense = seen.senses[i]
    if sense.whole & HEAD:
        key, cut = sense.key, 0
    else:
        key, cut = sense.stem, sense.cut
    definite = key.startswith("ال")
    row = head_words().get(key) or head_words().get(key[2:] if definite else "")
    if row is None:
        return None
    definite = definite and fold(row.head) != key
    if nots().at(seen.draft.tokens, i, stop):
        return None
    shape = Head(row.coordinates, loose=False, stops_at_names=False, lam=row.kind in _LAM)
    phrase = extend(seen, i, i + 1, stop, definite, shape)
    last = _foreign_tail(seen, phrase.core, stop, row) if phrase.proper else phrase.core
    while last > i + 1 and seen.keys[last - 1] in _PASSING:
        last -= 1
    if not _names(seen, i, last, row, definite, phrase.proper):
        return None
    start = seen.draft.tokens.starts[i] + cut
    return Reach(i, last, start, row.kind, country_of(seen, i, last))


def _foreign_tail(seen: View, last: int, stop: int, row: HeadRow) -> int:
    """Further words of a foreign name («صحيفة لوس أنجلوس تايمز»), then an adjective of nationality."""
    if row.kind not in _FREE:
        return last
    taken = 0
    while last < stop and taken < 3 and last not in seen.taken:
        bits, key = seen.senses[last].whole, seen.keys[last]
        latin = seen.draft.tokens.words[last].kind == "latin"
        plain = bits & ARABIC and not bits & (STOP | AL | ROLE | HEAD) and not seen.senses[last].pro
        if not latin and not (plain and likeness(key) >= 1.0):
            break
        last, taken = last + 1, taken + 1
    while last < stop and seen.keys[last] in countries() and seen.bits[last] & AL:
        last += 1
    return last


def _names(seen: View, first: int, last: int, row: HeadRow, definite: bool, proper: bool) -> bool:
    if last == first + 1:
        return definite and row.alone
    if definite:
        return True
    if fold(row.head) in _ACTS and (not proper or first + 1 in seen.places):
        return False
    if proper:
        return True
    return any(seen.bits[j] & AL for j in range(first + 1, last))
