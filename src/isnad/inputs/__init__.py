"""The inputs named on a command line, whatever they are, as one stream of pages.

Files, folders, globs, standard input, tables (JSONL, CSV, Parquet), WARC, feeds, ZIP and tar archives. An input that
cannot be read is an error in its place in the stream, never the end of it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from glob import glob, has_magic
from pathlib import Path

from isnad.errors import IsnadError
from isnad.inputs.entry import Input, read_input
from isnad.inputs.folders import page, walk
from isnad.inputs.kinds import KINDS, kind_of
from isnad.reading.source import MAX_BYTES

__all__ = ["KINDS", "Input", "gather", "read_input"]


def gather(
    names: Iterable[str], *, kind: str | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Input | IsnadError]:
    """What the names stand for, in their order; errors in their place.

    A name is a file, a folder, a glob, or `-` for standard input. `kind`, a key of `KINDS`, overrules the ending of
    every named file; `columns` says which column of a table holds what (`isnad.inputs.tables.FIELDS`).
    """
    for name in names:
        if name == "-":
            yield from _standard_input(kind or "page", columns)
            continue
        for path in _paths(name):
            if os.path.isdir(path):
                for entry in walk(path):
                    if isinstance(entry, IsnadError):
                        yield entry
                    else:
                        yield from opened(entry, str(entry), kind_of(entry))
            else:
                yield from opened(path, name if path == Path(name) else str(path), kind or kind_of(path), columns)


def opened(path: Path, name: str, kind: str, columns: Mapping[str, str] | None = None) -> Iterator[Input | IsnadError]:
    """The inputs of one file of a kind."""
    if kind == "page":
        yield page(path, name)
    elif kind == "warc":
        from isnad.inputs.warc import read_warc

        yield from read_warc(path, name)
    elif kind == "feed":
        from isnad.inputs.feeds import read_feed

        yield from read_feed(path, name)
    elif kind == "archive":
        from isnad.inputs.archives import read_archive

        yield from read_archive(path, name)
    else:
        from isnad.inputs.tables import read_table

        yield from read_table(path, name, kind, columns)


def _paths(name: str) -> Iterator[Path]:
    """The name's own path, or the paths that a glob stands for, sorted."""
    path = Path(name)
    if has_magic(name) and not os.path.exists(path):
        yield from map(Path, sorted(glob(name, recursive=True)))
    else:
        yield path


def _standard_input(kind: str, columns: Mapping[str, str] | None) -> Iterator[Input | IsnadError]:
    """Standard input as a page, or as a container of one of the kinds, kept in a temporary file while it is read."""
    if kind == "page":
        yield Input("-", None, sys.stdin.buffer.read(MAX_BYTES + 1))
        return
    import shutil
    import tempfile

    with tempfile.NamedTemporaryFile(prefix="isnad-", suffix=KINDS[kind][0]) as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
        copy.flush()
        yield from opened(Path(copy.name), "-", kind, columns)
