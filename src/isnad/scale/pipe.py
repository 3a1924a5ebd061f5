"""`isnad.pipe`: a stream of sources to a stream of documents, on as many cores as asked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from os import PathLike
from pathlib import Path
from typing import TypeAlias

import msgspec

from isnad.errors import IsnadError, UsageError
from isnad.inputs import Input
from isnad.records import Document
from isnad.scale.failures import Failure
from isnad.scale.limits import Limits
from isnad.scale.pool import Lost, Pool
from isnad.scale.reading import outcome
from isnad.scale.tasks import Item, Task, shards
from isnad.scale.worker import Step

Doc: TypeAlias = str | bytes | PathLike[str] | Input | IsnadError
OnError: TypeAlias = Callable[[Failure], None]

_log = logging.getLogger("isnad")
_SHARD = 32
_AHEAD = 4
"""Shards in hand for each worker: what may wait in memory for one that is slow."""


def pipe(
    docs: Iterable[Doc],
    *,
    workers: int = 1,
    ordered: bool = True,
    on_error: OnError | None = None,
    seconds: float | None = 60.0,
    memory: int | None = None,
) -> Iterator[Document]:
    """The documents of many sources, in their order unless `ordered` is False.

    `docs` are texts (str), bytes of pages, paths, or `isnad.inputs.Input` (a page with its day, outlet and address;
    `isnad.inputs.gather` makes them of folders, tables, WARC files and feeds). A source that gives no document is
    passed to `on_error` as a `Failure` (logged, without one), and the stream goes on. `workers` above 1 are processes
    of their own, started anew (spawn), so a script must guard its entry with `if __name__ == "__main__"`; one that
    dies or hangs is replaced and nothing is lost. `seconds` is the limit on a document; `memory` the bytes a worker
    may hold. No more than a few shards are ever held.

    >>> [len(document.articles) for document in pipe(["قال شهود إن «الطريق مغلق».", "أعلنت البلدية فتح الطريق."])]
    [1, 1]
    """
    if workers < 1:
        raise UsageError("workers must be 1 or more")
    report = on_error or _logged
    items = map(as_input, docs, count(1))
    alone = (outcome(item, seconds) for item in items)
    for result in alone if workers == 1 else _many(items, workers, ordered, Limits(seconds, memory)):
        if isinstance(result, Failure):
            report(result)
        else:
            yield result


def as_input(doc: Doc | object, number: int) -> Item:
    """A source as an input, named by its number where it has no name."""
    if isinstance(doc, Input | IsnadError):
        return doc
    if isinstance(doc, str | bytes):
        return Input(f"document {number}", None, doc)
    if isinstance(doc, PathLike):
        return Input(str(doc), Path(doc))
    return UsageError(f"not a text, bytes, a path or an Input: {type(doc).__name__}", where=f"document {number}")


def encode(task: Task, step: Step, limits: Limits) -> list[bytes | Failure]:
    """The job of a worker: each item's document as MessagePack, or its failure."""
    answers: list[bytes | Failure] = []
    for number, item in enumerate(task.items):
        step(number)
        result = outcome(item, limits.seconds, task.shard, task.first + number)
        answers.append(result if isinstance(result, Failure) else msgspec.msgpack.encode(result))
    return answers


def _many(items: Iterator[Item], workers: int, ordered: bool, limits: Limits) -> Iterator[Document | Failure]:
    order = _Order(ordered)
    decode = msgspec.msgpack.Decoder(Document).decode
    with Pool(encode, workers, limits) as pool:
        begun = order.counted(shards(items, _SHARD))
        for end in pool.run(begun, lambda: order.begun - order.released < workers * _AHEAD):
            answers = [end.failure] if isinstance(end, Lost) else end.answer
            for answer in order.release(end.task, answers):
                yield answer if isinstance(answer, Failure) else decode(answer)


class _Order:
    """Answers of the pieces of shards, held back until those before them have come."""

    def __init__(self, ordered: bool) -> None:
        self.ordered = ordered
        self.begun = self.released = 0
        self.sizes: dict[int, int] = {}
        self.held: dict[int, dict[int, list[bytes | Failure]]] = {}

    def counted(self, tasks: Iterator[Task]) -> Iterator[Task]:
        for task in tasks:
            self.begun += 1
            self.sizes[task.shard] = len(task.items)
            yield task

    def release(self, task: Task, answers: list[bytes | Failure]) -> Iterator[bytes | Failure]:
        self.held.setdefault(task.shard, {})[task.first] = answers
        while (shard := self._whole(task.shard)) is not None:
            pieces = self.held.pop(shard)
            del self.sizes[shard]
            self.released += 1
            for first in sorted(pieces):
                yield from pieces[first]

    def _whole(self, shard: int) -> int | None:
        """A shard whose items have all come: the next one in order, or any."""
        wanted = self.released if self.ordered else shard
        pieces = self.held.get(wanted)
        return wanted if pieces and sum(map(len, pieces.values())) == self.sizes[wanted] else None


def _logged(failure: Failure) -> None:
    _log.error("%s", failure.to_error())
