"""The units of work: a shard of inputs, in order, cut from the stream by size."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from isnad.errors import IsnadError
from isnad.inputs import Input

Item = Input | IsnadError
SHARD_DOCUMENTS = 200
SHARD_BYTES = 4 << 20


class Task(NamedTuple):
    """Inputs that one worker reads in one go: a shard, or a piece of one that killed a worker."""

    shard: int
    """Number of the shard in the stream, from 0."""
    first: int
    """Number of the first item within its shard."""
    items: tuple[Item, ...]
    attempts: int = 0

    @property
    def key(self) -> str:
        """Sixteen hex digits that stand for these very inputs: names and contents (of a file: its size and time)."""
        digest = hashlib.sha256()
        for item in self.items:
            digest.update(_identity(item))
        return digest.hexdigest()[:16]

    def part(self, start: int, end: int) -> Task:
        """The piece with the items `start` up to `end` of this one."""
        return Task(self.shard, self.first + start, self.items[start:end])


def shards(
    items: Iterable[Item], documents: int = SHARD_DOCUMENTS, size: int = SHARD_BYTES, *, first: int = 0
) -> Iterator[Task]:
    """The stream cut into shards of so many documents or bytes; the same stream is always cut in the same places."""
    number, shard, weight = first, list[Item](), 0
    for item in items:
        shard.append(item)
        weight += _weight(item)
        if len(shard) >= documents or weight >= size:
            yield Task(number, 0, tuple(shard))
            number, shard, weight = number + 1, [], 0
    if shard:
        yield Task(number, 0, tuple(shard))


def _weight(item: Item) -> int:
    if isinstance(item, IsnadError):
        return 0
    if item.data is not None:
        return len(item.data)
    try:
        return item.path.stat().st_size if item.path else 0
    except OSError:
        return 0


def _identity(item: Item) -> bytes:
    if isinstance(item, IsnadError):
        return str(item).encode("utf-8", "replace") + b"\0"
    said = repr(item._replace(data=None)).encode("utf-8", "replace")
    if item.data is not None:
        data = item.data.encode("utf-8", "surrogatepass") if isinstance(item.data, str) else item.data
        return said + hashlib.sha256(data).digest()
    try:
        stat = item.path.stat() if item.path else None
    except OSError:
        stat = None
    return said + (f"{stat.st_size}.{stat.st_mtime_ns}".encode() if stat else b"\0")
