"""Figures of harm beside an event: bounds of what its own article tells, never a sum."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from isnad.records import Casualty


class Bounds(NamedTuple):
    """The lowest and the highest figure told; None where none is. `one`: the figure, where every telling agrees."""

    low: int | None = None
    high: int | None = None

    @property
    def one(self) -> int | None:
        """The only figure told."""
        return self.low if self.low == self.high else None


def bounds(counts: Iterable[Casualty], effect: str, *victims: str) -> Bounds:
    """The bounds of an effect; with `victims`, of those counts alone whose people are one of these."""
    told = [c for c in counts if c.effect == effect and (not victims or set(victims) & set(c.victims))]
    figures = [int(n) for c in told for n in (c.min, c.max) if n is not None]
    return Bounds(min(figures), max(figures)) if figures else Bounds()
