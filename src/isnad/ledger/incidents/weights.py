"""How much a term tells: rare words of the reports seen so far weigh more (inverse document frequency)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt
from typing import TypeAlias

Likeness: TypeAlias = tuple[float, tuple[str, ...]]

_PRIOR = 8  # reports' worth of doubt, so that the first few reports make no word rare


class Weights:
    """Counts of reports by term; `add` as reports come, in any order."""

    def __init__(self, reports: int = 0, counts: Iterable[tuple[str, int]] = ()) -> None:
        self.reports = reports
        self.counts: Counter[str] = Counter(dict(counts))
        self._last: tuple[Iterable[str], Iterable[str], Likeness] | None = None

    def add(self, terms: Iterable[str]) -> None:
        """Count one report's terms."""
        self.reports += 1
        self._last = None
        self.counts.update(terms)

    def of(self, term: str) -> float:
        """Weight of a term, above 0."""
        return log((self.reports + 2 * _PRIOR) / (self.counts[term] + 1)) if self.reports else 1.0

    def likeness(self, a: Iterable[str], b: Iterable[str]) -> Likeness:
        """Cosine of two sets of terms, 0 to 1, and the shared ones, weightiest first."""
        if self._last is not None and self._last[0] is a and self._last[1] is b:
            return self._last[2]
        found = self._likeness(set(a), set(b))
        self._last = a, b, found
        return found

    def _likeness(self, mine: set[str], theirs: set[str]) -> Likeness:
        shared = sorted(mine & theirs, key=lambda t: (-self.of(t), t))
        if not shared:
            return 0.0, ()
        norm = sqrt(self._square(mine) * self._square(theirs))
        return self._square(shared) / norm, tuple(shared)

    def rarest(self, terms: Iterable[str], n: int) -> tuple[str, ...]:
        """The `n` weightiest terms."""
        return tuple(sorted(set(terms), key=lambda t: (-self.of(t), t))[:n])

    def _square(self, terms: Iterable[str]) -> float:
        return sum(self.of(t) ** 2 for t in terms)
