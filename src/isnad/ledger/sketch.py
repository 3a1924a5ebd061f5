"""Near-duplicate articles: which of the articles held are told in the same words.

One-permutation MinHash (Li, Owen, Zhang 2012; empty bins filled from the next, Shrivastava and Li 2014) over runs of
`SHINGLE` search terms. `bands` of a few bins are looked up among those of the articles held (locality-sensitive
hashing); sketches then estimate how much two articles share. Cost for each article does not grow with the ledger.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

SHINGLE = 4
BINS = 64
BANDS, ROWS = 8, 3
FEWEST = 25  # runs; a shorter article is too like others of its kind
_MASK = (1 << 40) - 1
_EMPTY = 1 << 40
_hashes: dict[str, int] = {}
_MOST_KNOWN = 1 << 17


def shingles(terms: Sequence[str]) -> set[int]:
    """Hashes of the runs of terms."""
    a = [_hashes.get(t) or _hash(t) for t in terms]
    pairs = [w * 0x9E3779B1 + x & _MASK for w, x in pairwise(a)]
    return {p * 0x85EBCA6B + q >> 9 & _MASK for p, q in zip(pairs, pairs[2:], strict=False)}


def sketch(runs: set[int]) -> array[int] | None:
    """The least hash of each bin; None for an article too short to tell."""
    if len(runs) < FEWEST:
        return None
    bins = array("Q", [_EMPTY]) * BINS
    for run in runs:
        low = run & (BINS - 1)
        if run < bins[low]:
            bins[low] = run
    for i in range(BINS - 1, -BINS - 1, -1):  # twice round: the run of empty bins at the end borrows from the front
        if bins[i] == _EMPTY:
            bins[i] = bins[(i + 1) % BINS]
    return bins


def bands(bins: array[int]) -> list[int]:
    """Keys under which an article is looked up: its first bins, in threes."""
    found = []
    for band in range(BANDS):
        value = band
        for bin_ in bins[band * ROWS : band * ROWS + ROWS]:
            value = (value * 0x100000001B3 ^ bin_) & 0xFFFFFFFFFF
        found.append(value)
    return found


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimated share of runs two articles have in common (Jaccard), from their sketches; 0 where either has none."""
    return sum(map(int.__eq__, one, other)) / BINS


def share(one: set[int], other: set[int]) -> float:
    """Share of the shorter article's runs that the other has too."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _hash(term: str) -> int:
    if len(_hashes) >= _MOST_KNOWN:
        _hashes.clear()
    found = _hashes[term] = crc32(term.encode("utf-8", "surrogatepass")) | 1  # odd, so that none is 0
    return found
