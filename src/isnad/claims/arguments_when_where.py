"""The place, the date and the scope of each claim of an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from isnad.claims.arguments import Around, around
from isnad.draft import Draft
from isnad.records import PlaceRef

if TYPE_CHECKING:
    from isnad.claims.harm_records import Kept


class Setting(NamedTuple):
    """Where and when a claim happened, and whether it is of one incident or of a longer time."""

    place: PlaceRef | None
    date: str | None
    scope: Literal["incident", "cumulative"]


def settings(draft: Draft, kept: Sequence[Kept]) -> list[Setting]:
    """The setting of each claim, in their order."""
    return [Setting(None, None, "incident") for _ in kept]
