"""The words a report is told in, as terms: search terms without endings of number and gender; what kind they tell of.

Words that every report may use (`report_words.tsv`, particles) are no terms. The endings cut are those of light
stemming (Larkey, Ballesteros and Connell 2002), after this package's own segmentation of clitics.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

import msgspec

from isnad.arabic.tokens import Tokens, Word, word
from isnad.arabic.vocabulary import function_words
from isnad.ledger.terms import term
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table

Sort: TypeAlias = Literal["manner", "target", "after"]

_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا")
_SHORTEST = 3


class ReportWord(msgspec.Struct, frozen=True):
    """A row of `report_words.tsv`."""

    word: str


class KindRow(msgspec.Struct, frozen=True):
    """A row of `incident_kinds.tsv`."""

    kind: str
    sort: Sort
    words: tuple[str, ...]


class AnniversaryRow(msgspec.Struct, frozen=True):
    """A row of `anniversaries.tsv`."""

    phrase: str
    example: str


def looks_back(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """True where a stretch of text says that it looks back on another year.

    >>> looks_back("عام على انهيار الجسر", [(0, 20)])
    True
    """
    return any(next(iter(_anniversaries().find(Tokens(text, start, end))), None) for start, end in spans)


@lru_cache(maxsize=1)
def _anniversaries() -> Phrases[bool]:
    return Phrases((row.phrase, True) for row in read_table("anniversaries", AnniversaryRow))


def terms(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The terms of `text[start:end]`, each once, in order.

    >>> terms("قُتل ثلاثة في انهيار المنجم وإغلاق منجمين")
    ('انهيار', 'منجم', 'اغلاق')
    """
    found = dict.fromkeys(_stem(w) for w in Tokens(text, start, end).words if w.kind == "arabic")
    return tuple(t for t in found if t)


@lru_cache(maxsize=1 << 12)
def kinds(found: tuple[str, ...]) -> dict[Sort, frozenset[str]]:
    """The kinds of incident that terms tell of, by sort.

    >>> kinds(terms("انهيار منجم"))["manner"] == {"collapse", "mine"}
    True
    """
    told = [kind for t in found if (kind := _kinds().get(t))]
    return {sort: frozenset(kind for s, kind in told if s == sort) for sort in get_args(Sort)}


def cut(key: str) -> str:
    """A term without endings.

    >>> cut("قطارين"), cut("مدنيه")
    ('قطار', 'مدن')
    """
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST:
            key = key[: -len(ending)]
    return key


@lru_cache(maxsize=1 << 16)
def _stem(found: Word) -> str | None:
    whole = term(found)
    bare = cut(whole)
    return None if len(bare) < 2 or whole in _common() or bare in _common() else bare


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    keys = {term(word(row.word)) for row in read_table("report_words", ReportWord)} | set(function_words())
    return frozenset(keys | {cut(key) for key in keys})


@lru_cache(maxsize=1)
def _kinds() -> dict[str, tuple[Sort, str]]:
    return {
        cut(term(word(w))): (row.sort, row.kind) for row in read_table("incident_kinds", KindRow) for w in row.words
    }
