"""The publication day that a table, a feed or a sidecar states, in the writer's own time zone."""

from __future__ import annotations

import re
from datetime import date, datetime

_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?![\d-])")
_FIRST, _LAST = date(1800, 1, 1), date(2200, 1, 1)


def stated_day(value: object) -> str | None:
    """ISO day of a date, a datetime, an ISO 8601 or an RFC 2822 string; None when it is none of them.

    The day is the one written down, never shifted to UTC: an evening's news belongs to its own evening. Numbers are
    not read as days: nothing says whether they are years, seconds or milliseconds.

    >>> stated_day("Wed, 25 Nov 2026 01:10:00 +0300"), stated_day("2026-11-25T01:10:00+03:00"), stated_day("1764")
    ('2026-11-25', '2026-11-25', None)
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat() if _FIRST <= value < _LAST else None
    if not isinstance(value, str):
        return None
    from email.utils import parsedate_to_datetime  # slow to import, and most days are ISO

    iso = _ISO_DAY.match(value)
    try:
        day = date.fromisoformat(iso[1]) if iso else parsedate_to_datetime(value.strip()).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day.isoformat() if _FIRST <= day < _LAST else None


def day_or_note(value: object) -> tuple[str | None, tuple[str, ...]]:
    """The day, and a note where something stood there that is none."""
    if value is None or value == "":
        return None, ()
    day = stated_day(value)
    shown = str(value)[:40]
    return day, () if day else (f"the publication date that came with the page, {shown!r}, is no date: not used",)
