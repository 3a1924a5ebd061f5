"""Whether the clause around a date looks ahead: «سيصل السبت», «من المقرر أن تبدأ الأحد»."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from isnad.arabic.fold import fold
from isnad.arabic.tokens import Tokens, Word
from isnad.lexicon.tables import read_table
from isnad.mentions.numerals.context import context

_BEHIND, _NEAR, _BEYOND = 18, 8, 8  # tokens before and after that a clause's verb may stand away from its date
_ENDS = frozenset('.؛؟!:«»"')


class AheadRow(msgspec.Struct, frozen=True):
    """A line of `date_ahead.tsv`."""

    kind: Literal["cue", "hint", "not"]
    forms: tuple[str, ...]
    example: str = ""


@lru_cache(maxsize=3)
def _forms(kind: str) -> tuple[str, ...]:
    return tuple(fold(form) for row in read_table("date_ahead", AheadRow) if row.kind == kind for form in row.forms)


@lru_cache(maxsize=2)
def _words(kind: str) -> frozenset[str]:
    return frozenset(pro + form for form in _forms(kind) for pro in ("", "و"))


@lru_cache(maxsize=1 << 14)
def _future_key(key: str) -> bool:
    if key in _words("cue"):
        return True
    bare = key[1:] if key[:1] in "وف" and key[1:2] == "س" else key
    return len(bare) >= 4 and bare[0] == "س" and bare[1] in "يتن" and bare not in _not_future()


_ENDINGS = (
    "",
    "ا",
    "ه",
    "ها",
    "هم",
    "هن",
    "هما",
    "نا",
    "ي",
    "ين",
    "ون",
    "ان",
    "ات",
    "تين",
    "تان",
    "يه",
    "يا",
    "يين",
    "تي",
)
_ON_T = ("ه", "ها", "هم", "هن", "هما", "نا", "ك", "كم", "ي", "ين", "ان", "", "ا")  # what follows the ت of a feminine


@lru_cache(maxsize=1)
def _not_future() -> frozenset[str]:
    """Every form of the words that only look like a future verb: سيارة، سيارتهم، سياراتها."""
    found: set[str] = set()
    for form in _forms("not"):
        stem = form.removesuffix("ه")
        found.update(form + ending for ending in _ENDINGS)
        if stem != form or form.startswith("سيطر"):
            found.update(stem + t + ending for t in ("ت", "ات") for ending in _ON_T)
    return frozenset(found)


def _future(word: Word) -> bool:
    return word.kind == "arabic" and _future_key(word.key)


def _future_at(tokens: Tokens, j: int, first: int) -> bool:
    """True for a future verb at token j; what a noun like «مدينة» governs is a name, however it is spelled."""
    return _future(tokens.words[j]) and not (j > first and tokens.keys[j - 1] in context("construct"))


def looks_ahead(tokens: Tokens, i: int, first: int, stop: int) -> bool:
    """True where the clause that holds token i, within the run `[first, stop)`, has a word that looks ahead.

    What begins the content of a report or a clause of its own («أن»، «الذي») parts it from what stands before.
    """
    return _behind(tokens, i, max(first, i - _BEHIND), _ENDS, hints=True) or _beyond(tokens, i, stop)


def promised(tokens: Tokens, i: int, first: int) -> bool:
    """True where a verb or scheduling word shortly before token i looks ahead: what a date without a year asks for.

    Stricter than for weekdays, as the year it would change is far from the one it would change to.
    """
    return _behind(tokens, i, max(first, i - _NEAR), _ENDS | {"،"}, hints=False)


def _behind(tokens: Tokens, i: int, first: int, ends: frozenset[str], hints: bool) -> bool:
    words, keys, complements = tokens.words, tokens.keys, context("complement")
    for j in range(i - 1, first - 1, -1):
        maybe = keys[j][0] == "ي" and j > first and keys[j - 1] == "قد"  # «قد يخرج في نوفمبر»
        if maybe or _future_at(tokens, j, first) or (hints and keys[j] in _words("hint")):
            return True
        if keys[j] in complements:  # «من المقرر أن تبدأ الأحد»
            return j > first and _future(words[j - 1])
        if keys[j] in ends:
            return False
    return False


def _beyond(tokens: Tokens, i: int, stop: int) -> bool:
    keys, complements = tokens.keys, context("complement")
    commas = 0
    for j in range(i + 1, min(stop, i + _BEYOND)):
        if keys[j] in _ENDS or keys[j] in complements or keys[j] in context("told"):
            return False
        commas += keys[j] == "،"
        if commas > 1 or (commas and j > i + 2):
            return False
        if _future_at(tokens, j, 0):
            return True
    return False
