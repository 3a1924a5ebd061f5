"""The inputs named on a command line: files, every readable file of a folder, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from isnad.errors import IsnadError, Unreadable

SUFFIXES = frozenset({"", ".txt", ".text", ".htm", ".html", ".xhtml"})


class Input(NamedTuple):
    """Something to read: `name` is what people call it; `data` is None where the path is to be opened."""

    name: str
    path: Path | None
    data: bytes | None = None


def gather(names: tuple[str, ...]) -> Iterator[Input | IsnadError]:
    """What the names stand for, folders sorted and walked without following links; errors in their place.

    Hidden files, and files of a folder whose ending is not one of text or HTML, are passed over.
    """
    for name in names:
        if name == "-":
            yield Input("-", None, sys.stdin.buffer.read())
            continue
        path = Path(name)
        if path.is_dir():
            yield from _walk(path)
        else:
            yield Input(name, path)


def _walk(folder: Path) -> Iterator[Input | IsnadError]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as cause:
        what = f"the folder cannot be listed ({cause.strerror})"
        yield Unreadable(what, where=str(folder), hint="Check its permissions.")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif entry.suffix.lower() in SUFFIXES and not entry.is_dir():
            yield Input(str(entry), entry)
