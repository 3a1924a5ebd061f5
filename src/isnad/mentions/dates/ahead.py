"""Whether the clause around a date looks ahead: «سيصل السبت», «من المقرر أن تبدأ الأحد»."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from isnad.arabic.fold import fold
from isnad.arabic.tokens import Tokens, Word
from isnad.lexicon.tables import read_table
from isnad.mentions.numerals.context import context

_BEHIND, _BEYOND = 18, 8  # tokens before and after that a clause's verb may stand away from its date
_ENDS = frozenset('.؛؟!:«»"')


class AheadRow(msgspec.Struct, frozen=True):
    """A line of `date_ahead.tsv`."""

    kind: Literal["cue", "not"]
    forms: tuple[str, ...]
    example: str = ""


@lru_cache(maxsize=1)
def _lexicon() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = read_table("date_ahead", AheadRow)
    cues = {fold(form) for row in rows if row.kind == "cue" for form in row.forms}
    return frozenset(cues | {"و" + cue for cue in cues}), tuple(
        fold(form) for row in rows if row.kind == "not" for form in row.forms
    )


@lru_cache(maxsize=1 << 14)
def _future_key(key: str) -> bool:
    cues, others = _lexicon()
    if key in cues:
        return True
    bare = key[1:] if key[:1] in "وف" and key[1:2] == "س" else key
    return len(bare) >= 4 and bare[0] == "س" and bare[1] in "يتن" and not bare.startswith(others)


def _future(word: Word) -> bool:
    return word.kind == "arabic" and _future_key(word.key)


def looks_ahead(tokens: Tokens, i: int, first: int, stop: int) -> bool:
    """True where the clause that holds token i, within the run `[first, stop)`, has a word that looks ahead.

    What begins the content of a report or a clause of its own («أن»، «الذي») parts it from what stands before.
    """
    return _behind(tokens, i, first) or _beyond(tokens, i, stop)


def _behind(tokens: Tokens, i: int, first: int) -> bool:
    words, keys, complements = tokens.words, tokens.keys, context("complement")
    for j in range(i - 1, max(first, i - _BEHIND) - 1, -1):
        if _future(words[j]):
            return True
        if keys[j] in complements:  # «من المقرر أن تبدأ الأحد»
            return j > first and _future(words[j - 1])
        if keys[j] in _ENDS:
            return False
    return False


def _beyond(tokens: Tokens, i: int, stop: int) -> bool:
    words, keys, complements = tokens.words, tokens.keys, context("complement")
    commas = 0
    for j in range(i + 1, min(stop, i + _BEYOND)):
        if keys[j] in _ENDS or keys[j] in complements:
            return False
        commas += keys[j] == "،"
        if commas > 1 or (commas and j > i + 2):
            return False
        if _future(words[j]):
            return True
    return False
