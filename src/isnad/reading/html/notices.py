"""Paragraphs that are the house's own and not the story's: rights, rules for comments, cookies, subscriptions."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad.arabic.fold import fold
from isnad.lexicon.tables import read_table


def is_notice(text: str) -> bool:
    """Whether a paragraph is the house's own: rights, rules for comments, cookies, subscriptions."""
    folded = fold(text).lower()
    return any(all(phrase in folded for phrase in phrases) for phrases in _notices())


class _Notice(msgspec.Struct, frozen=True):
    phrases: tuple[str, ...]
    example: str = ""


@lru_cache(maxsize=1)
def _notices() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(p).lower() for p in row.phrases) for row in read_table("page_notices", _Notice))
