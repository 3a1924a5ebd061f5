"""Words by which a line of a page tells its function at once: they open comments, tags, credits, skip links."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

import msgspec

from isnad.arabic.fold import fold
from isnad.lexicon.tables import read_table

Role: TypeAlias = Literal["comments", "tags", "photo", "skip", "end", "nobody"]
_LONGEST = 60  # characters of a line that are looked at


class _Row(msgspec.Struct, frozen=True):
    role: Role
    phrase: str
    example: str = ""


@cache
def openings(role: Role) -> tuple[str, ...]:
    """The folded phrases of a role."""
    return tuple(fold(row.phrase).lower() for row in read_table("page_openings", _Row) if row.role == role)


def opens(text: str, role: Role) -> bool:
    """Whether a line begins with a phrase of the role.

    >>> opens("التعليقات (4)", "comments"), opens("مصدر الصورة: وكالة النهر", "photo")
    (True, True)
    """
    return fold(text[:_LONGEST]).lower().startswith(openings(role))
