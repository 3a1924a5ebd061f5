"""Parts: the files a worker writes, one for each task, and how they are put together."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from isnad.errors import UsageError
from isnad.records import Document
from isnad.scale.failures import Failure
from isnad.scale.limits import Limits
from isnad.scale.manifest import sync_folder, write_whole
from isnad.scale.reading import outcome
from isnad.scale.tasks import Task
from isnad.scale.worker import Step

FORMS = {"jsonl": ".jsonl", "parquet": ".parquet", "ledger": ".jsonl"}
"""What a batch can write, and the ending of its parts."""


class Part(NamedTuple):
    """What a worker answers: the part's file name, how many documents it holds, and the inputs that gave none."""

    name: str
    documents: int
    failures: tuple[Failure, ...]


class WritePart:
    """The job of a worker of a batch: reads a task and writes its part, whole or not at all."""

    def __init__(self, folder: Path, form: str) -> None:
        self.folder, self.form = folder, form

    def __call__(self, task: Task, step: Step, limits: Limits) -> Part:
        """Read the task, write the part, say what it holds."""
        failures: list[Failure] = []
        documents: list[tuple[str, Document]] = []
        for number, item in enumerate(task.items):
            step(number)
            found = outcome(item, limits.seconds, task.shard, task.first + number)
            if isinstance(found, Failure):
                failures.append(found)
            else:
                documents.append((getattr(item, "name", "?"), found))
        name = f"part-{task.shard:07d}-{task.first:04d}-{task.key}{FORMS[self.form]}"
        (self._parquet if self.form == "parquet" else self._lines)(self.folder / name, documents)
        return Part(name, len(documents), tuple(failures))

    def _lines(self, path: Path, documents: list[tuple[str, Document]]) -> None:
        write_whole(path, (document.to_json() + b"\n" for _, document in documents))

    def _parquet(self, path: Path, documents: list[tuple[str, Document]]) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        from isnad.scale.columns import OUTPUT, to_batch

        sink = pa.BufferOutputStream()
        with pq.ParquetWriter(sink, OUTPUT, compression="zstd") as writer:
            if documents:
                writer.write_batch(to_batch(documents))
        write_whole(path, [sink.getvalue().to_pybytes()])


def read_lines(path: Path) -> Iterator[Document]:
    """The documents of a part of JSON lines."""
    decode = msgspec.json.Decoder(Document).decode
    with path.open("rb") as file:
        yield from map(decode, file)


def join(parts: Iterable[Path], output: Path, form: str) -> None:
    """Put the parts together, in their order, as one file that appears under its name only when it is whole."""
    unfinished = output.with_name(f".{output.name}.joining")
    try:
        if form == "parquet":
            _join_parquet(parts, unfinished)
        else:
            with unfinished.open("wb") as out:
                for part in parts:
                    with part.open("rb") as source:
                        shutil.copyfileobj(source, out, 1 << 20)
        with unfinished.open("rb") as whole:
            os.fsync(whole.fileno())
        unfinished.replace(output)
        sync_folder(output.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _join_parquet(parts: Iterable[Path], output: Path) -> None:
    import pyarrow.parquet as pq

    from isnad.scale.columns import OUTPUT

    with pq.ParquetWriter(output, OUTPUT, compression="zstd") as writer:
        for part in parts:
            with pq.ParquetFile(part) as source:
                for batch in source.iter_batches():
                    writer.write_batch(batch)


def need_arrow(form: str) -> None:
    """Raise `UsageError` where Parquet is asked for and pyarrow is not installed."""
    if form == "parquet":
        try:
            import pyarrow  # noqa: F401
        except ModuleNotFoundError:
            raise UsageError("writing Parquet needs pyarrow", hint="pip install 'isnad[arrow]'.") from None
