"""The publication day of a page: as metadata give it, else as a line of the page states it.

The day is the one printed: a moment such as `2020-08-24T22:30:00Z` stands for 2020-08-24, whatever the reader's zone.
"""

from __future__ import annotations

import re
from datetime import date

from isnad.arabic.fold import fold

_MONTHS = (
    "يناير|كانون الثاني|جانفي", "فبراير|شباط|فيفري", "مارس|اذار|آذار", "ابريل|نيسان|افريل", "مايو|ايار|ماي|ماى",
    "يونيو|يونيه|حزيران|جوان", "يوليو|يوليه|تموز|جويليه|يوليوز", "اغسطس|اب|اوت|غشت", "سبتمبر|ايلول|شتنبر",
    "اكتوبر|تشرين الاول", "نوفمبر|تشرين الثاني|نونبر", "ديسمبر|كانون الاول|دجنبر",
)  # fmt: skip
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = {fold(name): i for i, names in enumerate(_MONTHS, 1) for name in names.split("|")} | {
    name: i for i, name in enumerate(_ENGLISH, 1)
}
_NAMED = (
    "(?:"
    + "|".join(sorted((n for n in _NUMBER if not n.isascii()), key=len, reverse=True))
    + r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?)"
)
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_FORMS = (
    ("ymd", re.compile(rf"(?<!\d){_YEAR[:-6]}\s?[-/.]\s?(\d\d?)\s?[-/.]\s?(\d\d?)(?!\d)")),
    ("ymd", re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6})?(?!\d)")),
    ("dmy", re.compile(rf"(?<!\d)(\d\d?)\s?[-/.\\]\s?(\d\d?)\s?[-/.\\]\s?{_YEAR}")),
    ("dMy", re.compile(rf"(?<!\d)(\d\d?)(?:st|nd|rd|th)?\s*(?:من\s+)?[-/,]?\s*({_NAMED})\s*(?:[/(]\s*{_NAMED}\s*\)?)?\s*[-/,،]?\s*{_YEAR}")),
    ("Mdy", re.compile(rf"(?<!\w)({_NAMED})\s+(\d\d?)(?:st|nd|rd|th)?\s*[,،]?\s+{_YEAR}")),
)  # fmt: skip


def days(text: str) -> list[tuple[int, str]]:
    """Every full date written in `text`: its offset in the folded text and its ISO day, in order.

    >>> days("الخميس 09 أغسطس/آب 2023"), days("٢٠٢٦-٠٧-٠٧T١٤:٣٠"), days("7 / 3 / 2019")
    ([(7, '2023-08-09')], [(0, '2026-07-07')], [(0, '2019-03-07')])
    """
    folded = fold(text[:400]).lower()
    found = []
    for form, pattern in _FORMS:
        for match in pattern.finditer(folded):
            if (day := _day(form, match)) is not None:
                found.append((match.start(), day))
    return sorted(found)


def day_of(text: str | None) -> str | None:
    """The first full date written in `text`, as an ISO day."""
    found = days(text) if text else []
    return found[0][1] if found else None


def _day(form: str, match: re.Match[str]) -> str | None:
    a, b, c = match.group(1, 2, 3)
    if form == "ymd":
        year, month, day = int(a), int(b), int(c)
    elif form == "dmy":
        day, month, year = int(a), int(b), int(c)
        if month > 12 >= day:  # written month first
            day, month = month, day
    elif form == "dMy":
        day, month, year = int(a), _month(b), int(c)
    else:
        month, day, year = _month(a), int(b), int(c)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return _NUMBER.get(name) or _NUMBER.get(name[:3], 0)
