"""An input that gave no document: which, why, and what to do. Kept beside the output, so that nothing is lost."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from isnad.errors import IsnadError

Kind: TypeAlias = Literal["input", "defect", "time", "memory", "died", "hung"]


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the file of failures.

    `kind`: the input could not be read as a page, a defect of Isnad, its limits of time or memory, or the worker died
    or hung over it, alone and twice. `shard` and `item` say where in the stream it stood.
    """

    name: str
    kind: Kind
    what: str
    hint: str | None = None
    shard: int = 0
    item: int = 0

    def to_error(self) -> IsnadError:
        """The failure as an error."""
        return IsnadError(self.what, where=self.name, hint=self.hint)
