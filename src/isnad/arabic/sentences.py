"""Sentences: runs of tokens inside one block, ended by a stop and its closing quotes, or by a line break.

Not ends: the stop of an abbreviation («د. محمد»، «م.س. غوبتا»), an ellipsis inside a headline, a stop inside a number.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from isnad.arabic.chars import CLOSE_QUOTES
from isnad.arabic.tokens import Tokens
from isnad.records import Block, BlockKind

READABLE: frozenset[BlockKind] = frozenset({"title", "deck", "heading", "body"})
_STOPS = frozenset(".!?؟…۔")
_CLOSERS = frozenset(CLOSE_QUOTES) | {")", "]"}


class Sentence(NamedTuple):
    """Tokens `[first, last)`; `block` is the index of its block in the layout, `paragraph` counts blocks read so far."""

    first: int
    last: int
    block: int
    kind: BlockKind


def split(text: str, blocks: Iterable[Block], readable: frozenset[BlockKind] = READABLE) -> tuple[Tokens, tuple[Sentence, ...]]:
    """The tokens of the readable blocks, and their sentences in the order of the text."""
    tokens = Tokens(text, 0, 0)
    sentences: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind in readable:
            first = len(tokens)
            tokens.extend(block.start, block.end)
            tokens.keys.extend(w.key for w in tokens.words[first:])
            sentences += [Sentence(a, b, index, block.kind) for a, b in _cut(tokens, first, block.kind)]
    return tokens, tuple(sentences)


def _cut(tokens: Tokens, first: int, kind: BlockKind) -> Iterable[tuple[int, int]]:
    i, n = first, len(tokens)
    while i < n:
        start, i = i, _end(tokens, i, n, kind)
        yield start, i


def _end(tokens: Tokens, i: int, n: int, kind: BlockKind) -> int:
    """One past the last token of the sentence that begins at token i."""
    text = tokens.text
    while i < n:
        i += 1
        if i < n and "\n" in text[tokens.ends[i - 1] : tokens.starts[i]]:
            return i
        if tokens.words[i - 1].kind == "punct" and tokens.keys[i - 1][0] in _STOPS and _is_stop(tokens, i - 1, kind):
            while i < n and tokens.keys[i] in _CLOSERS | _STOPS and not tokens.gap(i):
                i += 1
            return i
    return n


def _is_stop(tokens: Tokens, i: int, kind: BlockKind) -> bool:
    """True where the stop at token i ends a sentence."""
    if kind == "title" and len(tokens.keys[i]) > 1:
        return False
    if tokens.keys[i] != ".":
        return True
    before = tokens.words[i - 1] if i else None
    if before is not None and len(before.key) == 1 and before.kind != "punct":  # an initial or a title: د.
        return False
    after = tokens.words[i + 1] if i + 1 < len(tokens) else None
    # Some outlets set no space after a stop; two Latin words or digits around it are one name or number.
    return after is None or tokens.gap(i + 1) or after.kind in ("arabic", "punct")
