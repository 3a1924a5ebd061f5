"""Words that stand beside numbers and dates and tell what they are: sets by role, from `number_context.tsv`."""

from __future__ import annotations

from functools import cache

import msgspec

from isnad.arabic.fold import fold
from isnad.errors import LexiconError
from isnad.lexicon.tables import read_table


class ContextRow(msgspec.Struct, frozen=True):
    """A line of `number_context.tsv`."""

    role: str
    forms: tuple[str, ...]
    example: str = ""


@cache
def context(role: str) -> frozenset[str]:
    """The folded words of a role; `LexiconError` where the table has no such role.

    >>> "صلاه" in context("prayer")
    True
    """
    found = frozenset(
        fold(form) for row in read_table("number_context", ContextRow) if row.role == role for form in row.forms
    )
    if not found:
        raise LexiconError(f"no words of role {role!r}", where="number_context.tsv")
    return found
