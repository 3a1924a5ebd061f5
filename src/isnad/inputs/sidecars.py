"""What is known of a file and stands beside it: `NAME.meta.json`, or its line in the folder's `metadata.jsonl`.

    {"published": "2024-11-29", "outlet": "…", "url": "https://…", "encoding": "windows-1256"}

A line of `metadata.jsonl` says which file it is about in `file`. The file's own sidecar outranks the folder's line.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from isnad.inputs.days import day_or_note
from isnad.inputs.entry import Input

SUFFIX = ".meta.json"
FOLDER_FILE = "metadata.jsonl"
_FIELDS = ("outlet", "url", "encoding")


def with_sidecar(item: Input) -> Input:
    """The input with what its sidecar says; a sidecar that cannot be read leaves a note."""
    if item.path is None:
        return item
    said: dict[str, Any] = dict(_of_folder(item.path.parent).get(item.path.name, {}))
    notes: tuple[str, ...] = ()
    own = item.path.with_name(item.path.name + SUFFIX)
    if os.path.isfile(own):  # unlike `own.is_file()`, false where the folder may not be looked into
        found = _parsed(own)
        said.update(found or {})
        notes = () if found is not None else (f"its sidecar {own.name} is not a JSON object: not used",)
    return described(item._replace(notes=notes), said) if said or notes else item


def described(item: Input, said: dict[str, Any]) -> Input:
    """The input with the given fields (published, outlet, url, encoding); those that are no text are passed over."""
    day, notes = day_or_note(said.get("published"))
    texts = {name: said[name] for name in _FIELDS if isinstance(said.get(name), str) and said[name].strip()}
    return item._replace(published=day, notes=(*item.notes, *notes), **texts)


@lru_cache(maxsize=64)
def _of_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """The lines of a folder's `metadata.jsonl` by file name; lines that are no objects are passed over."""
    lines: dict[str, dict[str, Any]] = {}
    try:
        with (folder / FOLDER_FILE).open(encoding="utf-8", errors="replace") as file:
            for line in file:
                said = _object(line)
                if said and isinstance(said.get("file"), str):
                    lines[said["file"]] = said
    except OSError:
        return {}
    return lines


def _parsed(path: Path) -> dict[str, Any] | None:
    try:
        return _object(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeError):
        return None


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
