"""Events in PLOVER's terms: none is read yet; the layer stands empty until its rules do."""

from __future__ import annotations

from isnad.draft import Draft
from isnad.records import Event


def find_events(draft: Draft) -> tuple[Event, ...]:
    """The events of an article."""
    return ()
