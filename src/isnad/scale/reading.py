"""One input to a document or a failure: nothing a page holds can end the run."""

from __future__ import annotations

from isnad.errors import InputError, IsnadError
from isnad.inputs import read_input
from isnad.records import Document
from isnad.scale.failures import Failure, Kind
from isnad.scale.limits import OutOfTime, within
from isnad.scale.tasks import Item


def outcome(item: Item, seconds: float | None = None, shard: int = 0, number: int = 0) -> Document | Failure:
    """The document of an input, or why there is none."""
    name = (item.where if isinstance(item, IsnadError) else item.name) or "?"
    try:
        if isinstance(item, IsnadError):
            raise item
        with within(seconds):
            return read_input(item)
    except IsnadError as error:
        kind: Kind = "time" if isinstance(error, OutOfTime) else "input" if isinstance(error, InputError) else "defect"
        return Failure(name=name, kind=kind, what=error.what, hint=error.hint, shard=shard, item=number)
    except MemoryError:
        what, hint = "needs more memory than allowed", "Raise the limit, or split the page."
        return Failure(name=name, kind="memory", what=what, hint=hint, shard=shard, item=number)
    except Exception as defect:  # noqa: BLE001  one bad record never stops a run
        what = f"a defect of Isnad: {type(defect).__name__}: {defect}"
        hint = "Please report it with the page."
        return Failure(name=name, kind="defect", what=what, hint=hint, shard=shard, item=number)
