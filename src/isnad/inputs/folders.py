"""Files and folders of pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from isnad.errors import IsnadError, Unreadable
from isnad.inputs.entry import Input
from isnad.inputs.kinds import FOLDER_KINDS, PAGE_SUFFIXES, kind_of
from isnad.inputs.sidecars import with_sidecar


def page(path: Path, name: str) -> Input:
    """One file, with its sidecar."""
    return with_sidecar(Input(name, path))


def walk(folder: Path) -> Iterator[Path | IsnadError]:
    """The files of a folder and its folders, sorted, links to folders not followed; errors in their place.

    Hidden files are passed over, and files whose ending is not one of text, HTML or a container of pages. Tables
    (JSONL, CSV, Parquet) are read only when named: which of their columns holds the text is the caller's to say.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as cause:
        what = f"the folder cannot be listed ({cause.strerror})"
        yield Unreadable(what, where=str(folder), hint="Check its permissions.")
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(path)
        elif path.suffix.lower() in PAGE_SUFFIXES or kind_of(path) in FOLDER_KINDS:
            yield from _file(path)


def _file(path: Path) -> Iterator[Path | IsnadError]:
    """A file of a folder; what is none (a pipe, a socket, a device) would keep the run waiting for ever."""
    if os.path.isfile(path) or not os.path.exists(path):  # where looking is refused, opening says so
        yield path
    elif not os.path.isdir(path):
        hint = "Name it by itself if it is meant to be read."
        yield Unreadable("a pipe, a socket or a device, not a file", where=str(path), hint=hint)
