"""What of a run is done: a file of JSON lines beside the parts, so that an interrupted run goes on where it was.

The first line says what run it is; each other line is one shard whose parts are on disk. A line is written and synced
only after its parts are; a line that was cut by a crash is dropped.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from isnad.errors import FormatError, UsageError
from isnad.scale.failures import Failure


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is: its inputs and everything its output depends on."""

    inputs: tuple[str, ...]
    form: str
    engine: str
    options: str = ""


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """A shard that is done: `parts` are file names in their order, `documents` how many they hold."""

    shard: int
    key: str
    parts: tuple[str, ...]
    documents: int
    failures: tuple[Failure, ...] = ()


class Manifest:
    """The manifest of a folder of parts, made or taken up again."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.path = folder / "manifest.jsonl"
        self.shards: dict[int, Shard] = {}
        found = self._lines()
        if found:
            self._take_up(found, run)
        self._out = self.path.open("ab")
        if not found:
            self._write(msgspec.json.encode(run))
            sync_folder(folder)

    def done(self, shard: int, key: str) -> bool:
        """Whether the shard of that number was done from the very same inputs."""
        found = self.shards.get(shard)
        return found is not None and found.key == key

    def add(self, shard: Shard) -> None:
        """Write down a shard whose parts are on disk."""
        self.shards[shard.shard] = shard
        self._write(msgspec.json.encode(shard))

    def keep(self, count: int) -> list[Shard]:
        """The shards of the run, in order; those beyond so many belong to inputs that are there no more."""
        return [self.shards[n] for n in sorted(self.shards) if n < count]

    def close(self) -> None:
        """Close the file."""
        self._out.close()

    def _lines(self) -> list[bytes]:
        """The whole lines; what a crash left after the last one is cut off."""
        if not self.path.exists():
            return []
        data = self.path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            with self.path.open("r+b") as file:
                file.truncate(whole)
        return data[:whole].splitlines()

    def _take_up(self, lines: list[bytes], run: Run) -> None:
        try:
            before = msgspec.json.decode(lines[0], type=Run)
            shards = [msgspec.json.decode(line, type=Shard) for line in lines[1:]]
        except msgspec.MsgspecError as cause:
            hint = "Remove the folder to begin anew."
            raise FormatError(f"not the manifest of a batch ({cause})", where=str(self.path), hint=hint) from cause
        if before != run:
            hint = "Finish it with the same inputs, options and version, or pass --restart to begin anew."
            raise UsageError("another run was begun here and not finished", where=str(self.path.parent), hint=hint)
        self.shards = {shard.shard: shard for shard in shards}

    def _write(self, line: bytes) -> None:
        self._out.write(line + b"\n")
        self._out.flush()
        os.fsync(self._out.fileno())


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """A file that is there whole or not at all, also after a power cut."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # not every system opens folders
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
