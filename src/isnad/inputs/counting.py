"""How many pages the inputs hold, where that is known without reading them: for the time that is left."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from glob import glob, has_magic
from pathlib import Path

from isnad.errors import IsnadError
from isnad.inputs.folders import walk
from isnad.inputs.kinds import kind_of

_CHUNK = 1 << 20


def count_pages(names: Iterable[str], kind: str | None = None) -> int | None:
    """The number of pages, about (blank lines of a table count); None where nothing short of reading says it."""
    total = 0
    for name in names:
        found = _of_name(name, kind)
        if found is None:
            return None
        total += found
    return total


def _of_name(name: str, kind: str | None) -> int | None:
    if name == "-":
        return None
    path = Path(name)
    paths = map(Path, glob(name, recursive=True)) if has_magic(name) and not path.exists() else [path]
    total = 0
    for each in paths:
        files = [f for f in walk(each) if not isinstance(f, IsnadError)] if each.is_dir() else [each]
        for file in files:
            found = _of_file(file, kind if not each.is_dir() and kind else kind_of(file))
            if found is None:
                return None
            total += found
    return total


def _of_file(path: Path, kind: str) -> int | None:
    """Pages of one file; compressed and archived records are not counted, that would be reading them."""
    if kind == "page":
        return 1
    try:
        if kind in ("jsonl", "csv") and path.suffix != ".gz":
            with path.open("rb") as file:
                return sum(block.count(b"\n") for block in iter(lambda: file.read(_CHUNK), b"")) - (kind == "csv")
        if kind == "parquet":
            import pyarrow.parquet as pq

            return int(pq.read_metadata(path).num_rows)
        if kind == "archive" and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return len(archive.infolist())
    except (OSError, ValueError, ImportError, zipfile.BadZipFile):
        return None
    return None
