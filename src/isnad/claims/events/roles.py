"""What a noun can be in an event: who uses force, who speaks and decides, people, and what is neither.

The words stand in `event_parties.tsv`, by class.
"""

from __future__ import annotations

from functools import cache

import msgspec

from isnad.arabic.fold import fold
from isnad.claims.casualties.words import lexicon as harm_lexicon
from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.words import F
from isnad.claims.events.words import cut
from isnad.claims.sources.kinds import head_of
from isnad.lexicon.nisba import nationality
from isnad.lexicon.tables import read_table


class PartyRow(msgspec.Struct, frozen=True):
    """A line of `event_parties.tsv`."""

    kind: str
    word: str
    example: str = ""


@cache
def words_of(kind: str) -> frozenset[str]:
    """The folded words of a class, without article.

    >>> "جيش" in words_of("force")
    True
    """
    return frozenset(fold(row.word) for row in read_table("event_parties", PartyRow) if row.kind == kind)


def bare(key: str) -> str:
    """A folded word without its article."""
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


def stem(c: Clauses, k: int) -> str:
    """The stem of token k, without proclitics and article."""
    return bare(cut(c.tokens.words[k]).stem)


_POWERS = frozenset(("military", "police", "armed_group", "court", "ministry", "government"))


def acts(c: Clauses, k: int) -> bool:
    """True of a head that uses force or power: army, police, gunmen, aircraft, authorities."""
    if stem(c, k) in words_of("force"):
        return True
    group = c.group_at.get(k)
    return group is not None and group.kind in _POWERS


def speaks(c: Clauses, k: int) -> bool:
    """True where the phrase at token k can decide and speak: a person, a body, a country, a head of people."""
    while c.flags(k) & (F.PUNCT | F.QUANT | F.DEM) and k + 1 < c.n:
        k += 1
    if k in c.people or k in c.group_at or k in c.place_at or acts(c, k):
        return True
    word = c.tokens.words[k]
    if word.kind == "latin":
        return True
    head = head_of(word)
    if head is not None:
        return head.kind not in ("document",)
    return is_people(c, k) or nationality(c.keys[k]) is not None or stem(c, k) in words_of("body")


_MASCULINE = frozenset(("العراق", "لبنان", "الاردن", "اليمن", "المغرب", "السودان", "الصومال", "اليابان", "الفاتيكان"))


def gender_of(c: Clauses, k: int) -> str | None:
    """The gender of a noun by its shape or the lists; None where it does not tell."""
    key = c.keys[k]
    if k in c.people or c.tokens.words[k].kind != "arabic":
        return None
    if k in c.place_at and c.place_at[k].kind == "country":
        return "m" if key in _MASCULINE else "f"
    if key.endswith("ه") and c.tokens.words[k].surface[-1] == "\u0629":
        return "f"
    head = head_of(c.tokens.words[k])
    if head is not None and head.number == "s" and head.kind in ("official", "person"):
        return head.gender
    return None


def is_people(c: Clauses, k: int) -> bool:
    """True of a noun of people, a number that counts them, a named person."""
    word = c.tokens.words[k]
    if k in c.people or word.kind == "number":
        return True
    key = word.key
    if key.startswith("الم") and len(key) > 6 and key.endswith(("ون", "ين")):  # المنتجين
        return True
    lex = harm_lexicon().of(word)
    return lex is not None and bool(lex.people or lex.counted)


def opens(c: Clauses, k: int) -> bool:
    """True where a clause opens with its subject: definite, a name, a number, people, a head."""
    key = c.keys[k]
    if key.startswith("ال") or k in c.people or k in c.group_at or k in c.place_at or k in c.quotes.opening:
        return True
    if head_of(c.tokens.words[k]) is not None or is_people(c, k) or acts(c, k) or c.flags(k) & (F.DEM | F.QUANT):
        return True
    if cut(c.tokens.words[k]).enc:
        return True
    return c.tokens.words[k].kind == "latin" or stem(c, k) in words_of("body")
