"""When an article was published: the day the caller gave, else the page's metadata, else what the page states."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeAlias

from isnad.errors import UsageError
from isnad.reading.lines import Line
from isnad.reading.names import dateline_end
from isnad.reading.stamps import says_published, says_updated
from isnad.records import BlockKind

Published: TypeAlias = str | date | Sequence[str | date | None] | None
_FULL_DAY = 10
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def given(published: Published) -> tuple[str | None, ...] | str | None:
    """The given days as ISO dates: one for every article of the page, one for each in order, or none.

    Raises `UsageError` for what is not a date. A moment gives its day as it is written, whatever its zone.
    """
    if published is None:
        return None
    if isinstance(published, str | date):
        return _day(published)
    return tuple(None if day is None else _day(day) for day in published)


def _day(value: str | date) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    try:
        return datetime.fromisoformat(value.strip()).date().isoformat()
    except (ValueError, AttributeError, TypeError) as cause:
        raise UsageError(f"{value!r} is not a date", hint="Write the day of publication as YYYY-MM-DD.") from cause


def check_count(days: tuple[str | None, ...], articles: int) -> None:
    """Raise `UsageError` where more days were given than the page has articles, unless it has none at all."""
    if articles and len(days) > articles:
        raise UsageError(
            f"{len(days)} publication dates given, but the page holds {articles} article{'s' if articles > 1 else ''}",
            hint="Give one date for each article, in the order of the page.",
        )


def stated(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> str | None:
    """The ISO day an article states of itself: its stamp of publication, its latest update, or its dateline."""
    stamps = [line.text for line, kind in zip(lines, kinds, strict=True) if kind == "dateline" and line.role == "stamp"]
    for chosen in (says_published, _is_bare, says_updated):
        for text in stamps:
            if chosen(text) and (day := full_day(text)):
                return day
    return _from_dateline(lines, kinds)


def full_day(text: str) -> str | None:
    """The first full date of a text as an ISO day, a Gregorian one before a Hijri one; null where there is none.

    >>> full_day("آخر تحديث: 10:15-09 أغسطس 2023 م ـ 22 مُحرّم 1445 هـ")
    '2023-08-09'
    """
    from isnad.mentions.dates import dates  # the mentions import the layout of pages, so not before a page has a date

    days = [found.value for found in dates(text) if found.value is not None and len(found.value) == _FULL_DAY]
    if not days:
        from isnad.reading.html.dates import day_of  # months in English and French

        days = [day] if (day := day_of(text)) else []
    return next((day for day in days if _FIRST_YEAR <= int(day[:4]) <= _LAST_YEAR), None)


def _is_bare(text: str) -> bool:
    return not says_published(text) and not says_updated(text)


def _from_dateline(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> str | None:
    """The full date in a dateline of its own, or in that of the first paragraph: «بيروت، 5 أغسطس 2020 (أ ف ب) -»."""
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "dateline" and line.role == "dateline":
            return full_day(line.text)
        if kind == "body":
            end = dateline_end(line.text)
            return full_day(line.text[:end]) if end and any(map(str.isdigit, line.text[:end])) else None
    return None
