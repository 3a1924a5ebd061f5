"""The days written in a page's metadata and stamps.

Machine forms (ISO, compact, dotted, day first) are read here; dates in words, by the reader of Arabic dates. The day is
the one printed: a moment such as `2020-08-24T22:30:00Z` stands for 2020-08-24, whatever the reader's zone.
"""

from __future__ import annotations

import re
from datetime import date

from isnad.arabic.fold import fold
from isnad.mentions.dates import dates

_LENGTH = 400  # characters of a stamp that are read
_YMD = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.]\s?(\d\d?)\s?[-/.]\s?(\d\d?)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6})?(?!\d)"),
)
_DMY = re.compile(r"(?<!\d)(\d\d?)\s?[-/.\\]\s?(\d\d?)\s?[-/.\\]\s?((?:19|20)\d\d)(?!\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def days(text: str) -> list[str]:
    """Every full date written in `text`, as ISO days, in order; those in figures alone before those in words.

    >>> days("الخميس 09 أغسطس/آب 2023"), days("٢٠٢٦-٠٧-٠٧T١٤:٣٠"), days("17.03.2022 | 04:51 GMT")
    (['2023-08-09'], ['2026-07-07'], ['2022-03-17'])
    """
    folded = fold(text[:_LENGTH])
    if not any(map(str.isdigit, folded)):
        return []
    found = [(m.start(), _iso(m[1], m[2], m[3])) for pattern in _YMD for m in pattern.finditer(folded)]
    found += [(m.start(), _day_first(m[1], m[2], m[3])) for m in _DMY.finditer(folded)]
    figures = [day for _, day in sorted(found) if day]
    words = text[:_LENGTH].replace(
        "الساعة", "|"
    )  # the hour says nothing of the day, nor may it take the year for its own
    return figures or [d.value[:10] for d in dates(words) if d.value and _DAY.match(d.value)]


def day_of(text: str | None) -> str | None:
    """The first full date written in `text`, as an ISO day."""
    return next(iter(days(text)), None) if text else None


def _day_first(day: str, month: str, year: str) -> str:
    """Day before month, as Arabic sites write, unless only the other order is a date."""
    return _iso(year, month, day) or _iso(year, day, month)


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
