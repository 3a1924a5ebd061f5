"""Overlapping spans cut into flat pieces, so that nested and crossing highlights never break the text.

spans    a ────────────       pieces   [a] [a b] [b]
         b       ────────     in order, each with the marks that cover it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from isnad.records import Block


class Highlight(NamedTuple):
    """Characters `[start, end)` to be marked as `kind`; `id` names the record they belong to."""

    start: int
    end: int
    kind: str
    id: str


class Piece(NamedTuple):
    """Characters `[start, end)` covered by the same highlights throughout, outermost first."""

    start: int
    end: int
    over: tuple[Highlight, ...]


def cut(start: int, end: int, highlights: Iterable[Highlight]) -> Iterator[Piece]:
    """The pieces of `[start, end)`, in order, covering it whole; highlights are clipped to it."""
    inside = sorted((h for h in highlights if h.start < end and h.end > start), key=lambda h: (h.start, -h.end))
    edges = sorted({start, end, *(max(h.start, start) for h in inside), *(min(h.end, end) for h in inside)})
    active: list[Highlight] = []
    upcoming = 0
    for a, b in pairwise(edges):
        active = [h for h in active if h.end > a]
        while upcoming < len(inside) and inside[upcoming].start <= a:
            active.append(inside[upcoming])
            upcoming += 1
        yield Piece(a, b, tuple(active))


def share(blocks: Iterable[Block], highlights: Iterable[Highlight]) -> Iterator[tuple[Block, list[Highlight]]]:
    """Each block with the highlights that touch it: one pass over both, whatever their number."""
    ordered = sorted(highlights, key=lambda h: h.start)
    active: list[Highlight] = []
    upcoming = 0
    for block in blocks:
        active = [h for h in active if h.end > block.start]
        while upcoming < len(ordered) and ordered[upcoming].start < block.end:
            active.append(ordered[upcoming])
            upcoming += 1
        yield block, [h for h in active if h.end > block.start]
