"""`isnad batch`: archives of pages to one file of documents or a ledger, on all cores, resumable.

Inputs are cut into shards; a worker writes each as a part beside the output (write, sync, rename), then the manifest
says that it is done. Parts are put together in the order of the inputs when all are there. A run that was interrupted,
killed or cut off goes on where it was when it is started again; ids are hashes of contents and parts are named by
theirs, so that nothing is lost and nothing is there twice.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from isnad.errors import UsageError
from isnad.inputs import gather
from isnad.inputs.counting import count_pages
from isnad.scale.limits import Limits
from isnad.scale.manifest import Manifest, Run, Shard, write_whole
from isnad.scale.parts import Part, WritePart, join, need_arrow, read_lines
from isnad.scale.pool import Lost, Pool
from isnad.scale.tasks import SHARD_DOCUMENTS, Task, shards
from isnad.versions import versions


class Progress(NamedTuple):
    """Where a run stands: items read in this run, those read before, seconds since it began, items in all if known."""

    documents: int
    failures: int
    skipped: int
    seconds: float
    total: int | None = None

    @property
    def rate(self) -> float:
        """Items a second."""
        return (self.documents + self.failures) / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take at this rate; None where the number of items is not known."""
        if self.total is None or not self.rate:
            return None
        return max(0, self.total - self.documents - self.failures - self.skipped) / self.rate


class Summary(NamedTuple):
    """What a run gave: documents in the output, inputs that gave none, deaths of workers seen."""

    documents: int
    failures: int
    resumed: int
    deaths: int
    seconds: float


def batch(
    names: Iterable[str],
    output: Path,
    *,
    form: str | None = None,
    workers: int = 1,
    kind: str | None = None,
    columns: Mapping[str, str] | None = None,
    limits: Limits = Limits(),  # noqa: B008  a constant
    shard: int = SHARD_DOCUMENTS,
    restart: bool = False,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
) -> Summary:
    """Read everything the names stand for (`isnad.inputs.gather`) and write it to `output`.

    `form`: jsonl, parquet or ledger; by the ending of `output` where it is not said. While it runs, `OUTPUT.parts/`
    holds the parts and the manifest; inputs that gave no document are written to `OUTPUT.failures.jsonl`, one
    `Failure` a line. Raises `UsageError` when another run was begun at this output, unless `restart` says to drop it.
    """
    names = tuple(names)
    form = form or form_of(output)
    need_arrow(form)
    folder = output.with_name(f"{output.name}.parts")
    if restart:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    said = versions()
    options = f"{kind or ''};{sorted((columns or {}).items())};{shard}"
    run = Run(inputs=names, form=form, engine=f"{said.engine} {said.rules} {said.data}", options=options)
    work = _Batch(folder, Manifest(folder, run), output, form, on_progress)
    work.total = count_pages(names, kind)
    try:
        work.read(shards(gather(names, kind=kind, columns=columns), shard), workers, limits)
        return work.finish()
    finally:
        work.manifest.close()


def form_of(output: Path) -> str:
    """jsonl, parquet or ledger, by the ending of a name."""
    endings = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
    endings |= dict.fromkeys((".ledger", ".db", ".sqlite", ".sqlite3"), "ledger")
    form = endings.get(output.suffix.lower())
    if form is None:
        hint = "End its name in .jsonl, .parquet or .ledger, or say --format."
        raise UsageError("no telling what to write", where=str(output), hint=hint)
    return form


class _Batch:
    """One run: what is open, what is done."""

    def __init__(
        self, folder: Path, manifest: Manifest, output: Path, form: str, on_progress: Callable[[Progress], None]
    ) -> None:
        self.folder, self.manifest, self.output, self.form = folder, manifest, output, form
        self.on_progress = on_progress
        self.total: int | None = None
        self.keys: dict[int, tuple[str, int]] = {}
        self.open: dict[int, dict[int, Part]] = {}
        self.count = self.resumed = self.read_now = self.failed_now = self.deaths = 0
        self.began = time.monotonic()
        self.sink = _LedgerSink(output) if form == "ledger" else None

    def read(self, stream: Iterator[Task], workers: int, limits: Limits) -> None:
        with Pool(WritePart(self.folder, self.form), workers, limits) as pool:
            for end in pool.run(self._undone(stream)):
                lost = Part("", 0, (end.failure,)) if isinstance(end, Lost) else end.answer
                self._close(end.task, lost)
            self.deaths = pool.deaths

    def finish(self) -> Summary:
        """Put the parts together and clear them away."""
        done = self.manifest.keep(self.count)
        failures = [failure for shard in done for failure in shard.failures]
        if self.sink is None:
            join((self.folder / part for shard in done for part in shard.parts), self.output, self.form)
        else:
            self.sink.close()
        beside = self.output.with_name(f"{self.output.name}.failures.jsonl")
        if failures:
            write_whole(beside, (msgspec.json.encode(failure) + b"\n" for failure in failures))
        else:
            beside.unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        seconds = time.monotonic() - self.began
        return Summary(sum(shard.documents for shard in done), len(failures), self.resumed, self.deaths, seconds)

    def _undone(self, stream: Iterator[Task]) -> Iterator[Task]:
        for task in stream:
            self.count += 1
            key = task.key
            if self.manifest.done(task.shard, key):
                self.resumed += len(task.items)
                continue
            self.keys[task.shard] = key, len(task.items)
            yield task

    def _close(self, task: Task, part: Part) -> None:
        """A task ended; when it was the last of its shard, the shard is done."""
        pieces = self.open.setdefault(task.shard, {})
        pieces[task.first] = part
        self.read_now += part.documents
        self.failed_now += len(part.failures)
        key, size = self.keys[task.shard]
        if sum(piece.documents + len(piece.failures) for piece in pieces.values()) == size:
            del self.keys[task.shard], self.open[task.shard]
            self._commit(task.shard, key, [pieces[first] for first in sorted(pieces)])
        seconds = time.monotonic() - self.began
        self.on_progress(Progress(self.read_now, self.failed_now, self.resumed, seconds, self.total))

    def _commit(self, shard: int, key: str, pieces: list[Part]) -> None:
        names = tuple(piece.name for piece in pieces if piece.documents)
        if self.sink is not None:
            self.sink.add(self.folder / name for name in names)
        failures = tuple(failure for piece in pieces for failure in piece.failures)
        documents = sum(piece.documents for piece in pieces)
        self.manifest.add(Shard(shard=shard, key=key, parts=names, documents=documents, failures=failures))


class _LedgerSink:
    """Parts into a ledger, each shard durable before the manifest says so; adding one twice changes nothing."""

    def __init__(self, path: Path) -> None:
        from isnad.ledger import Ledger

        self.ledger = Ledger.open(path, mode="rwc")

    def add(self, parts: Iterable[Path]) -> None:
        for part in parts:
            for _outcome in self.ledger.add_all(read_lines(part)):
                pass
            part.unlink()

    def close(self) -> None:
        self.ledger.close()
