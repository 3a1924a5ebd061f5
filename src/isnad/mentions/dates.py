from __future__ import annotations

from isnad.draft import Draft
from isnad.records import Date


def find_dates(draft: Draft) -> tuple[Date, ...]:
    """The dates of an article."""
    return ()
