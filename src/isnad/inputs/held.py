"""Documents that were read before and are held in a file: another ledger, or JSON lines that one was exported to."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from isnad.errors import IsnadError, Unreadable
from isnad.records import SCHEMA, Document

_SQLITE = b"SQLite format 3\0"
_GZIP = b"\x1f\x8b"
_MARK = f'"schema":"{SCHEMA.partition("/")[0]}'.encode()
_DECISION = b'{"schema":"isnad.decision/'
_LOOK = 1 << 20


def held_documents(name: str) -> Iterator[Document | IsnadError] | None:
    """The documents of a ledger or of exported JSON lines, errors in their place; None for any other file."""
    path = Path(name)
    if not os.path.isfile(path):
        return None
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
        if head == _SQLITE:
            return _of_ledger(path)
        return read_lines(path) if _is_export(path, head) else None
    except (OSError, EOFError, zlib.error):
        return None  # whoever opens it as a page says why it cannot be


def read_lines(path: Path) -> Iterator[Document | IsnadError]:
    """The document of each line, an error in the place of one that is none; `path:line` names it."""
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
    try:
        with gzip.open(path) if packed else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip() and not line.startswith(_DECISION):
                    yield _document(line, f"{path}:{number}")
    except (OSError, EOFError, zlib.error) as cause:
        yield Unreadable(f"the lines end before their end ({cause})", where=str(path), hint="Export them again.")


def _document(line: bytes, where: str) -> Document | IsnadError:
    try:
        return Document.from_json(line)
    except IsnadError as error:
        return error.at(where)


def _of_ledger(path: Path) -> Iterator[Document | IsnadError]:
    from isnad.ledger.ledger import Ledger

    with Ledger.open(path) as ledger:
        yield from ledger.documents()


def _is_export(path: Path, head: bytes) -> bool:
    if head[:2] == _GZIP:
        with gzip.open(path) as lines:
            return _MARK in lines.readline(_LOOK)
    if head[:1] != b"{":
        return False
    with path.open("rb") as lines:
        return _MARK in lines.readline(_LOOK)
