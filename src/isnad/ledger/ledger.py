"""`Ledger`: documents and what they report, at rest in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

from isnad.errors import LedgerReadOnly, UsageError
from isnad.ledger.connect import Mode, connect, refresh, translated
from isnad.ledger.ids import parts
from isnad.ledger.incidents.update import settle, update
from isnad.ledger.insert import Ready
from isnad.ledger.reader import Reader
from isnad.ledger.respan import respan
from isnad.ledger.store import NOTHING, Given, Outcome, Store, prepare
from isnad.ledger.taken import take
from isnad.ledger.verdicts import Decision, Verdict, decide, undone
from isnad.records import Document

BATCH = 1000  # documents a transaction holds at most
_SECONDS = 5.0  # and how long it waits for more of them


class Ledger(Reader):
    """One ledger file. For one thread at a time; opening another costs a millisecond.

    >>> import tempfile, isnad
    >>> with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/news.ledger", mode="rwc") as ledger:
    ...     ledger.add(isnad.read("قال شهود إن «الطريق مغلق».")).action, len(ledger)
    ('added', 1)
    """

    def __init__(self, link: sqlite3.Connection, path: Path, mode: Mode) -> None:
        super().__init__(link, path)
        self.mode = mode
        self._open = True
        self._store = Store(link)

    @classmethod
    def open(cls, path: str | PathLike[str], mode: Mode = "ro", *, patience: float = 30.0) -> Ledger:
        """Open a ledger: `ro` to read, `rw` to write too, `rwc` to make it where there is none.

        `patience`: seconds to wait for another writer before `LedgerBusy`. Readers never wait. Raises a `LedgerError`
        that names the file and the way out when it is missing, damaged, another program's, newer, or read-only.
        """
        where = Path(path)
        return cls(connect(where, mode, patience=patience), where, mode)

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
        return self.add_given(((document, given) for document in documents), batch=batch)

    def add_given(self, pairs: Iterable[tuple[Document, Given]], *, batch: int = BATCH) -> Iterator[Outcome]:
        """Store many, each with what its reader was told."""
        self._for_writing()
        waiting: list[Ready] = []
        since = monotonic()
        for document, given in pairs:
            waiting.append(prepare(document, given))
            if len(waiting) >= batch or monotonic() - since > _SECONDS:
                yield from self._put(waiting)
                waiting, since = [], monotonic()
        if waiting:
            yield from self._put(waiting)

    def remove(self, document: str) -> bool:
        """Take out a document with its records; decisions stay. False where the ledger has none of that id."""
        self._for_writing()
        with translated(self.path):
            return self._store.remove(document)

    def decide(
        self, record: str, verdict: Verdict, *, name: str, field: str | None = None, value: Any = None,
        other: str | None = None, note: str | None = None,
    ) -> Decision:  # fmt: skip
        """Append a decision of `name` about a record: `accept`, `reject`; `edit` gives a `field` another `value` (of
        `span`: the right words of the article, or their `start` and `end`);
        `same` and `different` are about a record and an `other`.

        Raises `UsageError` for a record or a field that does not exist.
        """
        if verdict == "edit" and field == "span":
            value = self._respan(record, value)
        return self._decide(
            Decision(
                key=0,
                record=record,
                verdict=verdict,
                name=name,
                time="",
                field=field,
                value=value,
                other=other,
                note=note,
            )
        )

    def _respan(self, record: str, value: Any) -> dict[str, Any]:
        at = parts(record)
        document = self.document(at.document) if at is not None else None
        if at is None or document is None:
            raise UsageError("no such record", where=record, hint="`isnad query` shows the ids.")
        return respan(document, at, value)

    def undo(self, record: str, *, name: str) -> Decision:
        """Undo the last decision about a record that still stands; `UsageError` where none does."""
        self._for_writing()
        with translated(self.path), self._store.transaction():
            decision = decide(self._link, undone(self._link, record, name))
            settle(self._link)
            return decision

    def take_decisions(self, decisions: list[dict[str, Any]]) -> int:
        """Append decisions made in another ledger, as they were, but for those already here; how many were new."""
        self._for_writing()
        with translated(self.path), self._store.transaction():
            taken = take(self._link, decisions)
            settle(self._link)
            return taken

    def link(self) -> int:
        """Place the reports of articles added since with the incidents they tell of; how many articles were read.

        What is settled stays as it is. Costs about a millisecond an article.
        """
        self._for_writing()
        with translated(self.path):
            return update(self._link, self._store.transaction)

    def same(self, one: str, other: str, *, name: str, note: str | None = None) -> Decision:
        """Decide that two claims, articles or incidents tell of one incident; `undo` withdraws it."""
        return self._of_two(one, other, "same", name, note)

    def different(self, one: str, other: str, *, name: str, note: str | None = None) -> Decision:
        """Decide that two claims, articles or incidents do not tell of one incident."""
        return self._of_two(one, other, "different", name, note)

    def _of_two(self, one: str, other: str, verdict: Verdict, name: str, note: str | None) -> Decision:
        return self.decide(self.anchor(one), verdict, other=self.anchor(other), name=name, note=note)

    def close(self) -> None:
        """Close the file, as often as one likes; a ledger can also be used as a context manager."""
        if self._open and self.mode != "ro":
            refresh(self._link)
        self._open = False
        self._link.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _put(self, waiting: list[Ready]) -> list[Outcome]:
        with translated(self.path):
            return self._store.put(waiting)

    def _decide(self, decision: Decision) -> Decision:
        self._for_writing()
        with translated(self.path), self._store.transaction():
            made = decide(self._link, decision)
            if made.other is not None:
                settle(self._link)
            return made

    def _for_writing(self) -> None:
        if self.mode == "ro":
            raise LedgerReadOnly(
                "the ledger was opened for reading", where=str(self.path), hint="Open it with mode rw."
            )
