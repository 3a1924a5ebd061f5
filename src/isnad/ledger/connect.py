"""Opening a ledger file, and saying in people's words what SQLite refuses.

WAL and synchronous=FULL: readers work while a writer writes, and what was committed outlives a power cut.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import quote

from isnad.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerForeign,
    LedgerFull,
    LedgerMissing,
    LedgerReadOnly,
)
from isnad.ledger.migrate import migrate, recognise
from isnad.ledger.schema import VERSION

Mode: TypeAlias = Literal["ro", "rw", "rwc"]
_HEADER = b"SQLite format 3\0"
_CACHE = 128 * 1024  # kilobytes at most: the inner pages of the indexes of a million claims
_OLDEST = (3, 37, 0)  # STRICT tables


def connect(path: Path, mode: Mode, *, patience: float) -> sqlite3.Connection:
    """A connection to a ledger: `ro` reads, `rw` also writes, `rwc` also makes the file where there is none.

    `patience` is how many seconds to wait for another writer. Raises one of `LedgerError`.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        hint = "Use a Python whose sqlite3 module is linked with SQLite 3.37 or newer."
        raise LedgerError(f"SQLite {sqlite3.sqlite_version} is too old", hint=hint)
    _look(path, mode)
    with translated(path):
        link = _link(path, mode, patience)
        try:
            version = recognise(link, str(path))
            _prepare(link, mode)
            if mode != "ro":
                migrate(link, version, str(path))
            elif version < VERSION:  # brought to the present shape by one who may write, then read
                link.close()
                connect(path, "rw", patience=patience).close()
                link = _link(path, mode, patience)
                _prepare(link, mode)
        except BaseException:
            link.close()
            raise
    return link


def _look(path: Path, mode: Mode) -> None:
    """Refuse what is plainly no ledger before SQLite touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except FileNotFoundError:
        if mode != "rwc":
            raise LedgerMissing("no such ledger", where=str(path), hint="`isnad add` makes one.") from None
        if not path.parent.is_dir():
            hint = "Make the folder first."
            raise LedgerMissing("the folder does not exist", where=str(path.parent), hint=hint) from None
        return
    except OSError as cause:
        what = f"the ledger cannot be opened ({cause.strerror})"
        raise LedgerMissing(what, where=str(path), hint="Check the path and its permissions.") from cause
    if mode != "ro" and not os.access(path, os.W_OK):
        raise LedgerReadOnly(_UNWRITABLE, where=str(path), hint=_PERMIT)
    if head and head != _HEADER:
        hint = "Name another file; this one was left as it is."
        raise LedgerForeign("not a ledger: no SQLite database", where=str(path), hint=hint)


def _link(path: Path, mode: Mode, patience: float) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    try:
        link = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, cached_statements=512)
        link.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        beside = path.with_name(path.name + "-wal")
        if mode != "ro" or (beside.exists() and beside.stat().st_size):
            raise
        # A folder without write permission has no room for WAL's shared memory; a file at rest needs none.
        link = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
    return link


def _prepare(link: sqlite3.Connection, mode: Mode) -> None:
    link.execute("PRAGMA foreign_keys = ON")
    link.execute(f"PRAGMA cache_size = {-_CACHE:d}")
    link.execute("PRAGMA temp_store = MEMORY")
    link.execute("PRAGMA mmap_size = 1073741824" if mode == "ro" else "PRAGMA mmap_size = 0")
    if mode != "ro":
        if link.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            link.execute("PRAGMA journal_mode = WAL")
        link.execute("PRAGMA synchronous = FULL")


def refresh(link: sqlite3.Connection) -> None:
    """Fresh statistics, so that the likest index is used; not where others write or no room is left."""
    with suppress(sqlite3.OperationalError):
        link.execute("PRAGMA busy_timeout = 0")
        link.execute("PRAGMA analysis_limit = 2000")
        link.execute("PRAGMA optimize")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a `LedgerError` that names the file and the way out."""
    try:
        yield
    except sqlite3.Error as cause:
        raise _told(cause, str(path)) from cause


def _told(cause: sqlite3.Error, where: str) -> LedgerError:
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    kind, what, hint = _REFUSALS.get(code, (LedgerError, f"SQLite refused: {cause}", "What was there is intact."))
    return kind(what, where=where, hint=hint)


_UNWRITABLE = "the ledger cannot be written to"
_PERMIT = "Give write permission on the file and its folder, or work on a copy."
_ROOM = "Nothing of the last batch was kept, all before it is whole; make room and run the command again."
_DAMAGED = "Restore a copy, or save what can be read: `sqlite3 OLD .recover | sqlite3 NEW`, then `isnad check NEW`."
_REFUSALS: dict[int, tuple[type[LedgerError], str, str]] = {
    sqlite3.SQLITE_BUSY: (
        LedgerBusy,
        "another program is writing to the ledger",
        "Nothing was lost; run the command again when it is done.",
    ),
    sqlite3.SQLITE_LOCKED: (LedgerBusy, "the ledger is locked", "Run the command again."),
    sqlite3.SQLITE_FULL: (LedgerFull, "no room left to write the ledger", _ROOM),
    sqlite3.SQLITE_IOERR: (
        LedgerFull,
        "the ledger could not be read or written (disk full, a limit, or a fault)",
        _ROOM,
    ),
    sqlite3.SQLITE_CORRUPT: (LedgerDamaged, "the ledger is damaged", _DAMAGED),
    sqlite3.SQLITE_NOTADB: (LedgerDamaged, "the ledger is damaged: its first page is no database", _DAMAGED),
    sqlite3.SQLITE_READONLY: (
        LedgerReadOnly,
        _UNWRITABLE,
        _PERMIT,
    ),
    sqlite3.SQLITE_CANTOPEN: (
        LedgerMissing,
        "the ledger cannot be opened",
        "Check the path, and that its folder may be written to.",
    ),
    sqlite3.SQLITE_PERM: (LedgerReadOnly, "no permission for the ledger", "Check its permissions."),
}
