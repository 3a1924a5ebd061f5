"""Small words around a count of people, from `count_words.tsv`, by folded form."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from isnad.arabic.fold import fold
from isnad.lexicon.tables import read_table
from isnad.records import Victim

CountWordKind = Literal[
    "partitive", "alone", "one", "two", "one_of", "nobody", "other", "trailer", "opener", "function"
]


class CountWordRow(msgspec.Struct, frozen=True):
    """A row of `count_words.tsv`."""

    word: str
    kind: tuple[CountWordKind, ...]
    example: str = ""


class CountWords(NamedTuple):
    """The folded words of each kind; the comments of the table say what the kinds are."""

    partitive: frozenset[str]
    alone: frozenset[str]
    one: frozenset[str]
    two: frozenset[str]
    one_of: frozenset[str]
    nobody: frozenset[str]
    other: frozenset[str]
    trailer: frozenset[str]
    opener: frozenset[str]
    function: frozenset[str]


@lru_cache(maxsize=1)
def count_words() -> CountWords:
    """The words of the table; read once."""
    rows = read_table("count_words", CountWordRow)
    return CountWords(*(frozenset(fold(r.word) for r in rows if kind in r.kind) for kind in CountWords._fields))


class BodyRow(msgspec.Struct, frozen=True):
    """A row of `victim_bodies.tsv`."""

    body: str
    category: Victim
    example: str = ""


@lru_cache(maxsize=1)
def bodies() -> dict[str, Victim]:
    """Bodies whose members a number counts («ستة من الشرطة»), by folded form; read once."""
    return {fold(row.body): row.category for row in read_table("victim_bodies", BodyRow)}
