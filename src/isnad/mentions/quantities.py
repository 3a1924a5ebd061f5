from __future__ import annotations

from isnad.draft import Draft
from isnad.records import Quantity


def find_quantities(draft: Draft) -> tuple[Quantity, ...]:
    """The quantities of an article."""
    return ()
