from __future__ import annotations

from isnad.draft import Draft
from isnad.records import Statement


def find_statements(draft: Draft) -> tuple[Statement, ...]:
    """The statements of an article."""
    return ()
