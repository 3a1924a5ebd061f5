from __future__ import annotations

from isnad.draft import Draft
from isnad.records import Place


def find_places(draft: Draft) -> tuple[Place, ...]:
    """The places of an article."""
    return ()
