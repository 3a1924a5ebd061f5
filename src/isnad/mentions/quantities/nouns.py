"""The counted noun after a number, and duals that count by themselves («قتيلان» is two)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import msgspec

from isnad.arabic.clitics import readings
from isnad.arabic.fold import fold
from isnad.arabic.tokens import Tokens, Word
from isnad.lexicon.tables import read_table
from isnad.mentions.numerals import Numeral
from isnad.mentions.numerals.context import context
from isnad.mentions.numerals.duals import duals

_QUOTES = frozenset("\"«»”“'")


class _Noun(msgspec.Struct, frozen=True):
    """The part of a noun table that duals need; other columns are read by their own stage."""

    noun: str
    plural: tuple[str, ...] = ()
    category: str = ""
    kind: str = ""
    effect: str = ""
    sure: str = ""
    example: str = ""


class Noun(NamedTuple):
    """A noun at token `first`; characters `[start, end)`."""

    first: int
    start: int
    end: int
    key: str


@lru_cache(maxsize=1)
def _duals() -> frozenset[str]:
    forms: set[str] = set()
    for table in ("count_nouns", "victim_nouns", "harm_nouns"):
        for row in read_table(table, _Noun):
            if row.kind in ("", "counted"):
                noun = fold(row.noun)
                if len(noun) > 2:  # «أمين» is no two mothers
                    forms.update(fold(form) for form in _dual_forms(row.noun) if fold(form) != noun)
    return frozenset(forms)


def _dual_forms(noun: str) -> tuple[str, ...]:
    """Free forms, and those before a genitive where they cannot be another word's («جنديا» is one soldier)."""
    nominative, oblique, construct, _ = duals(noun)
    return (nominative, oblique, construct) if noun.endswith("ة") else (nominative, oblique)


_known: dict[Word, int] = {}


def dual_cut(word: Word) -> int:
    """Where the dual noun in a word begins, after its proclitics; -1 where the word is none.

    Forms that the sound plural shares («مدنيين») are duals for no reader of one word, and are left out.
    """
    cut = _known.get(word)
    if cut is None:
        if len(_known) > 1 << 17:
            _known.clear()
        cut = _known[word] = _dual_cut(word) if word.kind == "arabic" else -1
    return cut


@lru_cache(maxsize=1)
def _plurals() -> frozenset[str]:
    rows = [row for table in ("victim_nouns", "harm_nouns") for row in read_table(table, _Noun)]
    sound = {fold(row.noun) + "ين" for row in rows if "ون" in row.plural or _participle(fold(row.noun))}
    return frozenset(sound | {fold(plural) for row in rows for plural in row.plural})


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    forms = {"شخص", "اشخاص", "فرد", "افراد", "عايله", "اسره", "اسر", "عايلات"}
    for table in ("count_nouns", "victim_nouns", "harm_nouns"):
        for row in read_table(table, _Noun):
            noun = fold(row.noun)
            forms.update((noun, *map(fold, row.plural), f"{noun[:-1] if noun.endswith('ه') else noun}ات"))
    return frozenset(forms | {f"{form}ا" for form in forms})


def is_counted(key: str) -> bool:
    """True for a noun that news counts, in the singular or the plural: «شخصاً», «جرحى», «غارات»."""
    return key in _counted() or key in _plurals()


def _participle(noun: str) -> bool:
    """True for the shape of a participle, whose sound plural anybody may form («الزائرين»): فاعل، م…"""
    return (len(noun) == 4 and noun[1] == "ا") or (len(noun) > 3 and noun[0] == "م" and not noun.endswith("ه"))


def _dual_cut(word: Word) -> int:
    key = word.key
    if not key.endswith(("ان", "ين", "تا")) or len(key) < 5:
        return -1
    known = _duals()
    for reading in readings(key):
        stem = reading.stem.removeprefix("ال")
        if stem in context("no_dual"):
            return -1
        if not reading.enc and "ا" not in reading.pro and stem in known and stem not in _plurals():
            return reading.cut
    return -1


def noun_after(tokens: Tokens, i: int, stop: int) -> Noun | None:
    """The noun counted by a number that ends before token i: «40 فلسطينياً», «20 من طلاب», «بضع عشرات» من …»."""
    j = i
    while j < stop and tokens.keys[j] in _QUOTES:
        j += 1
    if j < stop and tokens.keys[j] == "من":
        j += 1
        while j < stop and tokens.keys[j] in _QUOTES:
            j += 1
    if j >= stop or tokens.words[j].kind != "arabic" or tokens.keys[j] in context("no_noun"):
        return None
    key = tokens.keys[j]
    if key.startswith(("لل", "بال", "كال", "فال")):  # «ويندوز 10 للحواسيب», «القرار 317 بالإجماع»
        return None
    if key.startswith("و") and not key.startswith(_waw_nouns()):  # «27 وتوقيف عدد»: the clause goes on
        return None
    return Noun(j, tokens.starts[j], tokens.ends[j], key)


@lru_cache(maxsize=1)
def _waw_nouns() -> tuple[str, ...]:
    return tuple(context("waw_noun"))


def _owned(key: str) -> bool:
    """«أولادها الثلاثة»: definite by the pronoun it ends in."""
    return len(key) > 4 and key.endswith(("ها", "هم", "هما", "نا"))


def noun_before(tokens: Tokens, number: Numeral, first: int) -> Noun | None:
    """The noun before a number that agrees with it as an adjective: «قتيل واحد», «الدول الثلاث», «الرهائن الـ20»."""
    i = number.first - 1
    alone = number.value in (1, 2) and not number.digits and number.last == number.first + 1
    definite = number.definite
    if number.digits and i > first and tokens.keys[i] == "ال":
        definite, i = True, i - 1
    if i < first or tokens.words[i].kind != "arabic" or tokens.keys[i] in context("no_noun") or number.pro:
        return None
    if definite and not tokens.keys[i].startswith(("ال", "لل", "بال", "وال")) and not _owned(tokens.keys[i]):
        return None
    if not definite and (not alone or (number.value == 2 and not tokens.keys[i].endswith(("ين", "ان")))):
        return None
    return Noun(i, tokens.starts[i], tokens.ends[i], tokens.keys[i])
