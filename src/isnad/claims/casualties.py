from __future__ import annotations

from isnad.draft import Draft
from isnad.records import Casualty


def find_casualties(draft: Draft) -> tuple[Casualty, ...]:
    """The casualties of an article."""
    return ()
