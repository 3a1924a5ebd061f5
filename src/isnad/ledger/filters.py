"""What to choose from a ledger: the filters, and the pieces of SQL that choosing is made of."""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from isnad.errors import UsageError

Kind: TypeAlias = Literal["statement", "casualty", "event", "article"]
Decided: TypeAlias = Literal["accept", "reject", "edit", "undecided"]
Bounds: TypeAlias = tuple[float, float, float, float]
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """All that are set must hold. Names are found by any of their words in any spelling.

    `type`: effects of casualties, types of events, modes of statements; any of them. `since`, `until`: the days the
    claim may mean (ISO dates); `published_since`, `published_until`: the article's. `text`: words of the article, as
    `search` takes them. `source`: anyone in the chain. `copies`: false leaves out articles told in another's words.
    `bbox`: west, south, east and north of where it happened, in degrees.
    """

    place: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    type: tuple[str, ...] = ()
    outlet: str | None = None
    speaker: str | None = None
    source: str | None = None
    actor: str | None = None
    status: str | None = None
    scope: str | None = None
    cause: str | None = None
    text: str | None = None
    document: str | None = None
    article: str | None = None
    decided: Decided | None = None
    bbox: Bounds | None = None
    copies: bool = True

    def given(self) -> dict[str, Any]:
        """The filters that are set."""
        values = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: v for name, v in values.items() if v not in (None, (), "") and (name != "copies" or not v)}


class Condition(NamedTuple):
    """Something a row must fulfil: `test` is SQL that is true of it.

    `seek`, where there is one, is a SELECT of the keys of all rows that fulfil it, and perhaps others, by an index.
    Each has its values, bound to its marks.
    """

    test: str
    values: tuple[Any, ...] = ()
    seek: str | None = None
    sought: tuple[Any, ...] = ()


def day(value: str) -> str:
    """An ISO day, month or year; `UsageError` for anything else."""
    if not _DAY.fullmatch(value):
        raise UsageError(f"{value!r} is no date", hint="Write it as 2024-11-29, 2024-11 or 2024.")
    return value


def through(value: str) -> str:
    """What sorts after every day of an ISO day, month or year, and before the day after it."""
    return day(value) + "~"  # follows digits and the hyphen in ASCII
