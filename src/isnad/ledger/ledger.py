"""`Ledger`: documents and what they report, at rest in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from time import monotonic
from types import TracebackType

from isnad.errors import LedgerReadOnly
from isnad.ledger.check import Fault, faults
from isnad.ledger.connect import Mode, connect, translated
from isnad.ledger.insert import Ready
from isnad.ledger.store import NOTHING, Given, Outcome, Store, prepare
from isnad.ledger.stored import to_json, unpack
from isnad.records import Document
from isnad.versions import versions

BATCH = 256  # documents a transaction holds at most
_SECONDS = 2.0  # and how long it waits for more of them


class Ledger:
    """One ledger file. For one thread at a time; opening another costs a millisecond.

    >>> import tempfile, isnad
    >>> with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/news.ledger", mode="rwc") as ledger:
    ...     ledger.add(isnad.read("قال شهود إن «الطريق مغلق».")).action, len(ledger)
    ('added', 1)
    """

    def __init__(self, link: sqlite3.Connection, path: Path, mode: Mode) -> None:
        self._link, self.path, self.mode = link, path, mode
        self._store = Store(link)

    @classmethod
    def open(cls, path: str | PathLike[str], mode: Mode = "ro", *, patience: float = 30.0) -> Ledger:
        """Open a ledger: `ro` to read, `rw` to write too, `rwc` to make it where there is none.

        `patience`: seconds to wait for another writer before `LedgerBusy`. Readers never wait. Raises a `LedgerError`
        that names the file and the way out when it is missing, damaged, another program's, newer, or read-only.
        """
        where = Path(path)
        return cls(connect(where, mode, patience=patience), where, mode)

    # --- writing -----------------------------------------------------------------------------------------------------

    def add(self, document: Document, given: Given = NOTHING) -> Outcome:
        """Store a document, durable when this returns.

        The same bytes read to the same records are `unchanged`; read to others (a newer engine, another date), they
        are `replaced`, and what people decided about the records stays with those that tell the same words.
        """
        return next(self.add_all([document], given))

    def add_all(
        self, documents: Iterable[Document], given: Given = NOTHING, *, batch: int = BATCH
    ) -> Iterator[Outcome]:
        """Store many, in batches: each outcome comes when its document is durable, never before."""
        self._for_writing()
        waiting: list[Ready] = []
        since = monotonic()
        for document in documents:
            waiting.append(prepare(document, given))
            if len(waiting) >= batch or monotonic() - since > _SECONDS:
                yield from self._put(waiting)
                waiting, since = [], monotonic()
        if waiting:
            yield from self._put(waiting)

    def _put(self, waiting: list[Ready]) -> list[Outcome]:
        with translated(self.path):
            return self._store.put(waiting)

    def remove(self, document: str) -> bool:
        """Take out a document with its records; decisions stay. False where the ledger has none of that id."""
        self._for_writing()
        with translated(self.path):
            return self._store.remove(document)

    def _for_writing(self) -> None:
        if self.mode == "ro":
            raise LedgerReadOnly(
                "the ledger was opened for reading", where=str(self.path), hint="Open it with mode rw."
            )

    # --- reading -----------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        """How many documents it holds."""
        with translated(self.path):
            return int(self._link.execute("SELECT count(*) FROM documents").fetchone()[0])

    def __contains__(self, document: str) -> bool:
        return self._row(document) is not None

    def document(self, document: str) -> Document | None:
        """The document of an id, as it was stored."""
        row = self._row(document)
        return unpack(*row) if row else None

    def documents(self) -> Iterator[Document]:
        """Every document, in the order they were added; others may write meanwhile."""
        for text, record in self._records():
            yield unpack(text, record)

    def lines(self) -> Iterator[bytes]:
        """Every document as one line of JSON, without its newline: `Document.from_json` reads it."""
        for text, record in self._records():
            yield to_json(text, record)

    def has(self, sha256: str, given: Given = NOTHING) -> str | None:
        """Id of the document of these bytes, when it was read by this very engine, told the same: no need to read."""
        v = versions()
        sql = """
          SELECT d.id FROM documents d JOIN versions v ON v.key = d.versions
          WHERE d.id = ? AND d.sha256 = ? AND d.given = ? AND v.engine = ? AND v.rules = ? AND v.data = ?
        """
        with translated(self.path):
            values = (sha256[:16], sha256, given.to_json(), v.engine, v.rules, v.data)
            row = self._link.execute(sql, values).fetchone()
        return row[0] if row else None

    def _row(self, document: str) -> tuple[str, bytes] | None:
        with translated(self.path):
            sql = "SELECT text, record FROM documents WHERE id = ?"
            row: tuple[str, bytes] | None = self._link.execute(sql, (document,)).fetchone()
        return row

    def _records(self) -> Iterator[tuple[str, bytes]]:
        """Texts and records by pages of keys, so that no reading holds the write-ahead log open for long."""
        last = 0
        while True:
            with translated(self.path):
                sql = "SELECT key, text, record FROM documents WHERE key > ? ORDER BY key LIMIT 100"
                rows = self._link.execute(sql, (last,)).fetchall()
            if not rows:
                return
            for last, text, record in rows:  # noqa: B007
                yield text, record

    def check(self) -> Iterator[Fault]:
        """Everything that is wrong with the file, one after the other; nothing when it is whole."""
        with translated(self.path):
            yield from faults(self._link)

    # --- the file ----------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the file; a ledger can also be used as a context manager."""
        self._link.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
