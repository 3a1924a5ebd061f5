"""The day a page says it was published: its stamps, else a date in the dateline that opens it."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.reading.lines import Line
from isnad.records import BlockKind


def stated(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> str | None:
    """The ISO date an article states, or null."""
    return None
