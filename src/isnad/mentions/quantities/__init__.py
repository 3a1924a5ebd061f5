"""Quantities: numbers with their bounds, units and counted nouns."""

from __future__ import annotations

from isnad.mentions.quantities.find import find_quantities
from isnad.mentions.quantities.strings import quantities

__all__ = ["find_quantities", "quantities"]
