"""Finding the phrases of a word list in tokens: whole tokens, longest first, proclitics allowed before the first word.

A trie over folded words. Most words open no phrase: that is known once for each spelling, so a look-up at a token costs
one dictionary access.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from isnad.arabic.chars import LETTERS
from isnad.arabic.clitics import Reading, readings
from isnad.arabic.fold import fold
from isnad.arabic.tokens import Tokens, Word, tokenize

Value = TypeVar("Value")
_PLAIN = re.compile(f"[{LETTERS} ]+")


class Node(Generic[Value]):
    """A point in the trie: what may follow, and the values of the phrases that end here."""

    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, Node[Value]] = {}
        self.values: tuple[Value, ...] = ()


class Hit(NamedTuple, Generic[Value]):
    """Tokens `[first, last)` spell a phrase; `start`, `end` are its characters, after the proclitics in `pro`."""

    first: int
    last: int
    start: int
    end: int
    pro: str
    values: tuple[Value, ...]


class Phrases(Generic[Value]):
    """An index of phrases. `proclitics` are the strings that may be attached before the first word ("" always may)."""

    def __init__(
        self,
        entries: Iterable[tuple[str, Value]],
        *,
        proclitics: Iterable[str] = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"),
    ) -> None:
        self._root: Node[Value] = Node()
        self._pros = frozenset(proclitics) | {""}
        self._heads: dict[Word, tuple[tuple[Reading, Node[Value]], ...]] = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: str, value: Value) -> None:
        """Add one phrase; the same phrase may have several values."""
        node = self._root
        for key in _keys(phrase):
            following = node.next.get(key)
            if following is None:
                following = node.next[key] = Node()
            node = following
        if node is not self._root and value not in node.values:
            node.values = (*node.values, value)
            self._heads.clear()

    def at(self, tokens: Tokens, i: int, stop: int | None = None) -> Hit[Value] | None:
        """The longest phrase that begins at token i and ends before token `stop`; whole words before cut ones."""
        heads = self._heads.get(tokens.words[i])
        if heads is None:
            heads = self._open(tokens.words[i])
        if not heads:
            return None
        best: Hit[Value] | None = None
        stop = len(tokens) if stop is None else stop
        keys = tokens.keys
        for reading, node in heads:
            j, here, found = i + 1, node, (i + 1, node) if node.values else None
            while j < stop and (following := here.next.get(keys[j])) is not None:
                here, j = following, j + 1
                if here.values:
                    found = (j, here)
            if found and (best is None or found[0] > best.last):
                start = tokens.starts[i] + (tokens.words[i].at(reading.cut) if reading.cut else 0)
                best = Hit(i, found[0], start, tokens.ends[found[0] - 1], reading.pro, found[1].values)
        return best

    def find(self, tokens: Tokens, first: int = 0, last: int | None = None) -> Iterator[Hit[Value]]:
        """Phrases in tokens `[first, last)`, leftmost longest, not overlapping."""
        after, last = first, len(tokens) if last is None else last
        for i, known in enumerate(map(self._heads.get, tokens.words[first:last]), first):
            if (known is None or known) and i >= after and (hit := self.at(tokens, i, last)):
                yield hit
                after = hit.last

    def _open(self, word: Word) -> tuple[tuple[Reading, Node[Value]], ...]:
        heads = tuple(
            (reading, node)
            for reading in readings(word.key)
            if not reading.enc and reading.pro in self._pros and (node := self._root.next.get(reading.stem)) is not None
        )
        if len(self._heads) > 1 << 17:  # a stream of a million articles must not grow it without bound
            self._heads.clear()
        self._heads[word] = heads
        return heads


def _keys(phrase: str) -> list[str]:
    """The folded tokens of a phrase; one of letters and spaces alone, as most are, needs no tokenizer."""
    if _PLAIN.fullmatch(phrase):
        return fold(phrase).split()
    return [token.key for token in tokenize(phrase)]
