from __future__ import annotations

from isnad.draft import Draft
from isnad.records import Group


def find_groups(draft: Draft) -> tuple[Group, ...]:
    """The groups of an article."""
    return ()
