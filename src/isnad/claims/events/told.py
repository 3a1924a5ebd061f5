"""An event as the rules find it, before its place, its day and its other tellings are known."""

from __future__ import annotations

from typing import NamedTuple

from isnad.claims.events.licence import Status
from isnad.claims.events.parties import Ref
from isnad.claims.events.scene import Trigger
from isnad.claims.events.words import Entry


class Told(NamedTuple):
    """One telling of an event. `last`: the token after its clause; `definite`: a noun that refers back."""

    trigger: Trigger
    entry: Entry
    status: Status
    actor: Ref | None
    recipient: Ref | None
    last: int
    rule: str
    vouched: int = 1
    definite: bool = False

    @property
    def i(self) -> int:
        """The token of the trigger."""
        return self.trigger.i
