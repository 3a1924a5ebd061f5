"""Sentences: runs of tokens inside one block, ended by a stop and its closing quotes, or by a line break.

`STAYS` lists what a stop may be besides an end: «د. محمد», «أ.د. سالم», a list's «1.», an ellipsis in a title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from isnad.arabic.chars import CLOSE_QUOTES, SENTENCE_END
from isnad.arabic.fold import fold
from isnad.arabic.tokens import Tokens
from isnad.lexicon.tables import read_table
from isnad.records import Block, BlockKind

READABLE: frozenset[BlockKind] = frozenset({"title", "deck", "heading", "body"})
_STOPS = frozenset(SENTENCE_END)
_CLOSERS = frozenset(CLOSE_QUOTES) | {")", "]"} | _STOPS
_GOES_ON = frozenset("،؛,;:")  # «من أنت؟»، ثم خرج
_NO_ARABIC = frozenset(("latin", "number"))
_BREAK = re.compile(r"[\n\r\x0b\x0c\u2028\u2029\x85]")


class Abbreviation(msgspec.Struct, frozen=True):
    """A row of abbreviations.tsv: those of agencies end a sentence as words do, those of titles stand before a name."""

    form: str
    kind: Literal["agency", "title", "other"]
    example: str


@lru_cache(maxsize=1)
def _no_titles() -> frozenset[str]:
    return frozenset(fold(row.form) for row in read_table("abbreviations", Abbreviation) if row.kind != "title")


class Letter(msgspec.Struct, frozen=True):
    """A row of letter_names.tsv."""

    letter: str
    forms: tuple[str, ...]
    example: str


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    return frozenset(fold(form) for row in read_table("letter_names", Letter) for form in row.forms)


class Sentence(NamedTuple):
    """Tokens `[first, last)`; `block` is the index of its block in the layout, `kind` that block's kind."""

    first: int
    last: int
    block: int
    kind: BlockKind


def split(
    text: str, blocks: Iterable[Block], readable: frozenset[BlockKind] = READABLE
) -> tuple[Tokens, tuple[Sentence, ...]]:
    """The tokens of the readable blocks, and their sentences in the order of the text."""
    tokens = Tokens(text, 0, 0)
    sentences: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind in readable:
            first = len(tokens)
            tokens.extend(block.start, block.end)
            tokens.keys.extend(w.key for w in tokens.words[first:])
            cuts = sorted({*_breaks(tokens, first, block), *_stops(tokens, first, block.kind), len(tokens)})
            for last in cuts:
                if last > first:
                    sentences.append(Sentence(first, last, index, block.kind))
                    first = last
    return tokens, tuple(sentences)


def _breaks(tokens: Tokens, first: int, block: Block) -> Iterator[int]:
    """The tokens that open a line."""
    for match in _BREAK.finditer(tokens.text, block.start, block.end):
        yield bisect_left(tokens.starts, match.start(), first)


def _stops(tokens: Tokens, first: int, kind: BlockKind) -> Iterator[int]:
    """The tokens that follow a stop and the quotes and brackets it closes."""
    keys, n = tokens.keys, len(tokens)
    found = [i for i in range(first, n) if keys[i][0] in _STOPS]
    reached = first
    for i in found:
        if i < reached or any(stays(tokens, i, first, kind) for _, stays in STAYS):
            continue
        reached = i + 1
        while reached < n and keys[reached] in _CLOSERS and not tokens.gap(reached):
            reached += 1
        if reached == n or keys[reached] not in _GOES_ON:
            yield reached


def _title_ellipsis(tokens: Tokens, i: int, first: int, kind: BlockKind) -> bool:
    """«الهدنة.. ماذا بعد؟»: an ellipsis in a headline."""
    return kind == "title" and (len(tokens.keys[i]) > 1 or tokens.keys[i] == "…")


def _initial(tokens: Tokens, i: int, first: int, kind: BlockKind) -> bool:
    """«د. محمد»، «قال أ. ن.»: a single letter before the stop; not the era of a year («1445هـ.»)."""
    if tokens.keys[i] != "." or i == first or len(tokens.keys[i - 1]) > 1 or tokens.words[i - 1].kind == "punct":
        return False
    return tokens.words[i - 1].kind != "number" and (i - 1 == first or tokens.words[i - 2].kind != "number")


def _abbreviation(tokens: Tokens, i: int, first: int, kind: BlockKind) -> bool:
    """«م.س. غوبتا»، «U.S. قال»: letters joined by stops, before a name."""
    if tokens.keys[i] != "." or i == first:
        return False
    before = tokens.keys[i - 1]
    return len(before) > 2 and before[1] == "." and before[-2] == "." and before not in _no_titles()


def _letter_names(tokens: Tokens, i: int, first: int, kind: BlockKind) -> bool:
    """«سي.إن.إن»: names of Latin letters, no space between them."""
    if tokens.keys[i] != "." or i == first or i + 1 >= len(tokens) or tokens.gap(i + 1):
        return False
    return all(tokens.words[j].kind == "arabic" and len(tokens.keys[j]) <= 3 for j in (i - 1, i + 1))


def _spelled_initial(tokens: Tokens, i: int, first: int, kind: BlockKind) -> bool:
    """«إم. كيه. الراوي»: the name of a Latin letter; after a company's last one «و» opens a sentence."""
    if tokens.keys[i] != "." or i == first or tokens.keys[i - 1] not in _letters():
        return False
    several = i - 2 > first and tokens.keys[i - 2] == "." and tokens.keys[i - 3] in _letters()
    glued = several and not tokens.gap(i - 1)  # «بي.بي.سي.» ends a sentence as words do
    return not glued and not (several and i + 1 < len(tokens) and tokens.keys[i + 1].startswith("و"))


def _list_number(tokens: Tokens, i: int, first: int, kind: BlockKind) -> bool:
    """«1. وقف النار»: the number of a list's item, first in its line."""
    if tokens.keys[i] != "." or i == first or tokens.words[i - 1].kind != "number" or len(tokens.keys[i - 1]) > 2:
        return False
    start = tokens.starts[i - 1]
    return i - 1 == first or _BREAK.search(tokens.text, tokens.ends[i - 2], start) is not None


def _inside_name(tokens: Tokens, i: int, first: int, kind: BlockKind) -> bool:
    """«Node.2»: Latin letters or digits on both sides, no space. Before an Arabic word it is a stop: «قال.وأضاف»."""
    if tokens.keys[i] != "." or i == first or i + 1 >= len(tokens) or tokens.gap(i + 1):
        return False
    return tokens.words[i + 1].kind in _NO_ARABIC and tokens.words[i - 1].kind in _NO_ARABIC


STAYS: tuple[tuple[str, Callable[[Tokens, int, int, BlockKind], bool]], ...] = (
    ("title-ellipsis", _title_ellipsis),
    ("initial", _initial),
    ("abbreviation", _abbreviation),
    ("letter-names", _letter_names),
    ("spelled-initial", _spelled_initial),
    ("list-number", _list_number),
    ("inside-name", _inside_name),
)
