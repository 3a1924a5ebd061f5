"""Tables made ahead: what word lists come to once they are inflected, so that the first page need not wait for it.

A table is stored with a digest of all it was made from, lists and code. Where that is not what stands there now, it is
made anew in memory: a stale table is never used. `scripts/build_tables.py` writes them; a test says when one is old.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from importlib.resources import files
from typing import Generic, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")


class _Stored(msgspec.Struct):
    digest: str
    table: msgspec.Raw


class Built(NamedTuple, Generic[T]):
    """A table of `lexicon/built`: its name, its type, the lists and modules it is made from, and how it is made."""

    name: str
    kind: object
    lists: tuple[str, ...]
    modules: tuple[str, ...]
    make: Callable[[], T]

    def load(self) -> T:
        """The table, from its file where that is not stale, else made anew."""
        try:
            stored = msgspec.msgpack.decode(zlib.decompress(_file(self.name)), type=_Stored)
            if stored.digest == self.digest():
                return msgspec.msgpack.decode(stored.table, type=self.kind)  # type: ignore[no-any-return]
        except (OSError, zlib.error, msgspec.MsgspecError):  # no file, or a damaged one
            pass
        return self.make()

    def encode(self) -> bytes:
        """The file of the table, made anew."""
        table = msgspec.Raw(msgspec.msgpack.encode(self.make()))
        return zlib.compress(msgspec.msgpack.encode(_Stored(self.digest(), table)), 9)

    def digest(self) -> str:
        """Digest of the lists and the code that the table is made from; `OSError` where the code is not there."""
        total = hashlib.sha256()
        root = files("isnad")
        for name in self.lists:
            total.update(root.joinpath("lexicon", "data", f"{name}.tsv").read_bytes())
        for module in self.modules:
            total.update(root.joinpath(*module.split(".")[:-1], f"{module.rpartition('.')[2]}.py").read_bytes())
        return total.hexdigest()


def _file(name: str) -> bytes:
    return files("isnad.lexicon").joinpath("built", f"{name}.bin").read_bytes()
