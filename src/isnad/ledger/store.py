"""Writing: documents in, replaced, out; each batch one transaction, whole or not at all."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from isnad.errors import FormatError
from isnad.ledger import carry, copies
from isnad.ledger.ids import document_id, document_sha256
from isnad.ledger.insert import Inserter, Ready
from isnad.ledger.stored import pack, same
from isnad.records import Document

Action: TypeAlias = Literal["added", "replaced", "unchanged"]


class Outcome(NamedTuple):
    """What became of a document that was to be stored: `id` names it, `uri` is where it was found."""

    id: str
    action: Action
    uri: str | None = None


class Given(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the reader of a page was told besides its bytes: another date makes another reading."""

    published: tuple[str, ...] = ()
    encoding: str | None = None
    outlet: str | None = None
    media_type: str | None = None

    def to_json(self) -> str:
        """As it is kept beside the document."""
        return msgspec.json.encode(self).decode()


NOTHING = Given()


def prepare(document: Document, given: Given = NOTHING) -> Ready:
    """Work out all that needs no ledger; `FormatError` where the text cannot be kept."""
    try:
        document.text.encode()
    except UnicodeEncodeError as cause:
        hint = "Read the page again with `isnad read`."
        raise FormatError("the text holds half a character (a lone surrogate)", hint=hint) from cause
    name, sha256 = document_id(document), document_sha256(document)
    return Ready(document, name, sha256, given.to_json(), pack(document))


def renamed(ready: Ready) -> Ready:
    """The same, under an id made of its bytes and of where it was found."""
    uri = ready.document.source.uri
    name = hashlib.sha256(f"{ready.sha256} {uri}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    document = msgspec.structs.replace(ready.document, id=name)
    return ready._replace(document=document, id=name, record=pack(document))


class Store:
    """The writing side of a ledger, over one connection."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link
        self._inserter = Inserter(link)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; waits for another writer as long as the connection was told to."""
        self._link.execute("BEGIN IMMEDIATE")
        self._inserter.names.forget()
        try:
            yield
            self._link.execute("COMMIT")
        except BaseException:
            if self._link.in_transaction:
                self._link.execute("ROLLBACK")
            raise

    def put(self, batch: Sequence[Ready]) -> list[Outcome]:
        """Store a batch in one transaction."""
        with self.transaction():
            return [self._put(ready) for ready in batch]

    def _put(self, ready: Ready) -> Outcome:
        uri, now = ready.document.source.uri, _now()
        row = self._held(ready.id)
        if row is not None and self._is_other_report(row[0], row[4], ready):
            ready = renamed(ready)
            row = self._held(ready.id)
        if row is None:
            self._inserter.write([(ready, now, now)])
            return Outcome(ready.id, "added", uri)
        key, record, given, added, first_uri = row
        self._also(key, uri, first_uri, now)
        if same(record, ready.record):
            if given != ready.given:
                self._link.execute("UPDATE documents SET given = ? WHERE key = ?", (ready.given, key))
            return Outcome(ready.id, "unchanged", uri)
        self._replace(key, ready, added, first_uri, now)
        return Outcome(ready.id, "replaced", uri)

    def _held(self, document: str) -> Any:
        sql = "SELECT key, record, given, added, uri FROM documents WHERE id = ?"
        return self._link.execute(sql, (document,)).fetchone()

    def _is_other_report(self, key: int, uri: str | None, ready: Ready) -> bool:
        """The same bytes found elsewhere, of another outlet or day: another report, not to be lost in the first."""
        if uri is None or ready.document.source.uri in (None, uri):
            return False
        sql = """
          SELECT o.name, nullif(a.published, '') FROM articles a LEFT JOIN names o ON o.key = a.outlet
          WHERE a.document = ? ORDER BY a.number
        """
        told = [(a.outlet or None, a.published) for a in ready.document.articles]
        return self._link.execute(sql, (key,)).fetchall() != told

    def _replace(self, key: int, ready: Ready, added: str, uri: str | None, now: str) -> None:
        decided = carry.decided(self._link, ready.id)
        elsewhere = self._link.execute("SELECT uri, added FROM also_at WHERE document = ?", (key,)).fetchall()
        self._take(key)
        self._inserter.write([(ready, added, now)])
        sql = "INSERT OR IGNORE INTO also_at (document, uri, added) SELECT key, ?, ? FROM documents WHERE id = ?"
        self._link.executemany(sql, [(other, when, ready.id) for other, when in elsewhere])
        if uri is not None and uri != ready.document.source.uri:
            self._link.execute(sql, (uri, added, ready.id))
        carry.carry(self._link, decided)

    def _also(self, key: int, uri: str | None, first: str | None, now: str) -> None:
        if uri is not None and uri != first:
            sql = "INSERT OR IGNORE INTO also_at (document, uri, added) VALUES (?, ?, ?)"
            self._link.execute(sql, (key, uri, now))

    def remove(self, document: str) -> bool:
        """Take a document out, with its records; decisions about them stay. False where there is none of that id."""
        with self.transaction():
            row = self._link.execute("SELECT key FROM documents WHERE id = ?", (document,)).fetchone()
            if row is not None:
                self._take(row[0])
        return row is not None

    def _take(self, key: int) -> None:
        for (article,) in self._link.execute("SELECT key FROM articles WHERE document = ?", (key,)).fetchall():
            copies.part(self._link, article)
            self._link.execute("DELETE FROM search WHERE rowid = ?", (article,))
        self._link.execute("DELETE FROM documents WHERE key = ?", (key,))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
