"""Which language a text is in: its script, and its commonest small words.

Persian, Urdu, Kurdish and Pashto share the letters of Arabic but not its small words, and seldom its article ال.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from isnad.arabic.chars import LETTERS, PRESENTATION
from isnad.arabic.fold import fold
from isnad.lexicon.tables import read_table

_SAMPLE = 2_500
_ARABIC = re.compile(f"[{LETTERS}{PRESENTATION}]+")
_WORD = re.compile(r"[^\W\d_]+")
_NEIGHBOURS = re.compile(
    "[\u067e\u0686\u0698\u06a9\u06af\u06cc\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2\u06d5\u06ce\u06c6\u06b5\u0695\u0681\u0685\u0696\u069a\u06bc\u06d0]"
)
_LEAST_ARABIC = 0.2


class Language(msgspec.Struct, frozen=True):
    """A language by its small words; `script` is "arabic" or "latin"."""

    code: str
    name: str
    script: str
    words: tuple[str, ...]
    example: str = ""


class Verdict(NamedTuple):
    """The language found (ISO 639; "und" where it is in no language of the list) and its English name."""

    code: str
    name: str


@lru_cache(maxsize=1)
def _languages() -> tuple[tuple[Language, frozenset[str]], ...]:
    rows = read_table("languages", Language)
    return tuple((row, frozenset(fold(word) if row.code == "ar" else word for word in row.words)) for row in rows)


def sample(text: str) -> str:
    """Up to three stretches of a text, enough to tell its language: cost does not grow with its length."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def arabic_share(text: str) -> float:
    """The share of a text's words that are common Arabic ones or begin with the article; 0.0 for no words.

    >>> arabic_share("قال شهود في المدينة إن الطريق مغلق") > 0.5, arabic_share("the road is closed")
    (True, 0.0)
    """
    words = _WORD.findall(fold(sample(text)))
    common = _languages()[0][1]
    return sum(1 for word in words if word in common or _has_article(word)) / len(words) if words else 0.0


def _has_article(word: str) -> bool:
    return len(word) > 4 and word.startswith(("ال", "وال", "بال", "لل", "فال"))


def find_language(text: str) -> Verdict:
    """The language of a text. Arabic is presumed where the script is Arabic and no other language claims it."""
    part = sample(text)
    letters = sum(map(len, _WORD.findall(part)))
    arabic = sum(map(len, _ARABIC.findall(part)))
    if not letters:
        return Verdict("und", "no language")
    script = "arabic" if arabic >= _LEAST_ARABIC * letters else "latin"
    if script == "arabic" and len(_NEIGHBOURS.findall(part)) < 0.01 * arabic:
        return Verdict("ar", "Arabic")  # no letter of its neighbours: nothing to weigh
    words = _WORD.findall(part.lower())
    scores = []
    for row, known in _languages():
        if row.script == script:
            hits = sum(
                1
                for word in words
                if word in known or (row.code == "ar" and (fold(word) in known or _has_article(fold(word))))
            )
            scores.append((hits, row))
    hits, best = max(scores, key=lambda scored: scored[0])
    if hits < max(1, 0.05 * len(words)):
        return Verdict("ar", "Arabic") if script == "arabic" else Verdict("und", "an unknown language")
    return Verdict(best.code, best.name)
