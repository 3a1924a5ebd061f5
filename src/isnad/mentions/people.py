from __future__ import annotations

from isnad.draft import Draft
from isnad.records import Person


def find_people(draft: Draft) -> tuple[Person, ...]:
    """The people of an article."""
    return ()
