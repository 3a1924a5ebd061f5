"""Checking a ledger: what SQLite can tell, what the tables must agree on, and every offset against its text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from isnad.errors import IsnadError
from isnad.ledger.ids import Namer
from isnad.ledger.rows import claim_rows
from isnad.ledger.stored import unpack
from isnad.ledger.terms import article_terms
from isnad.records import Document


class Fault(NamedTuple):
    """Something wrong: the check that found it, where, and what is to be done."""

    check: str
    what: str
    hint: str


_AGAIN = "Add the page again; `isnad remove` it first if that does not help."
_RESTORE = "Restore a copy of the ledger."


def faults(link: sqlite3.Connection) -> Iterator[Fault]:
    """Everything that is wrong with a ledger, one after the other; nothing when it is whole."""
    for check in _CHECKS:
        yield from check(link)


def _pages(link: sqlite3.Connection) -> Iterator[Fault]:
    for (line,) in link.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Fault("pages", str(line), _RESTORE)


def _references(link: sqlite3.Connection) -> Iterator[Fault]:
    for table, row, parent, _ in link.execute("PRAGMA foreign_key_check"):
        yield Fault("references", f"{table} row {row} points to nothing in {parent}", _RESTORE)


_POINTING = (
    ("articles", "outlet"), ("claims", "speaker"), ("claims", "actor"), ("claims", "recipient"), ("claims", "place"),
    ("claims", "outlet"), ("sources", "name"), ("mentions", "name"),
)  # fmt: skip


def _names(link: sqlite3.Connection) -> Iterator[Fault]:
    """Numbers of names that lead nowhere."""
    for table, column in _POINTING:
        lost = f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT key FROM names)"  # noqa: S608
        (count,) = link.execute(lost).fetchone()
        if count:
            yield Fault("names", f"{count} rows of {table} name a {column} that is not there", _RESTORE)


def _search(link: sqlite3.Connection) -> Iterator[Fault]:
    """The search index: whole in itself, with rows for all articles and no others."""
    try:
        link.execute("INSERT INTO search (search) VALUES ('integrity-check')")  # a command of FTS5; it stores nothing
    except sqlite3.OperationalError as cause:
        if cause.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY):
            raise
    except sqlite3.DatabaseError as cause:
        yield Fault("search", f"the search index is damaged ({cause})", _RESTORE)
    lost = "SELECT id FROM articles WHERE key NOT IN (SELECT rowid FROM search)"
    for (name,) in link.execute(lost):
        yield Fault("search", f"article {name} is not in the search index", _AGAIN)
    spare = "SELECT rowid FROM search WHERE rowid NOT IN (SELECT key FROM articles)"
    for (key,) in link.execute(spare):
        yield Fault("search", f"the search index holds row {key}, which is no article", _RESTORE)


def _copies(link: sqlite3.Connection) -> Iterator[Fault]:
    spare = "SELECT DISTINCT article FROM bands WHERE article NOT IN (SELECT key FROM articles)"
    for (key,) in link.execute(spare):
        yield Fault("copies", f"the table of near-duplicates holds row {key}, which is no article", _RESTORE)


def _documents(link: sqlite3.Connection) -> Iterator[Fault]:
    for key, name, text, record in link.execute("SELECT key, id, text, record FROM documents ORDER BY key"):
        try:
            document = unpack(text, record)  # compares every span with the text
        except IsnadError as error:
            yield Fault("offsets", f"document {name}: {error.what}", _AGAIN)
            continue
        yield from _rows(link, key, name, document)


def _rows(link: sqlite3.Connection, key: int, name: str, document: Document) -> Iterator[Fault]:
    """The tables of a document against its record."""
    namer = Namer(name)
    sql = "SELECT number, key FROM articles WHERE document = ?"
    keys: dict[int, int] = dict(link.execute(sql, (key,)).fetchall())
    if sorted(keys) != list(range(1, len(document.articles) + 1)):
        yield Fault("rows", f"document {name} has other articles than its record", _AGAIN)
        return
    for number, article in enumerate(document.articles, 1):
        told = {(r.id, r.start, r.end, r.text) for r, _, _ in claim_rows(article, namer)}
        held = set(link.execute('SELECT id, start, "end", text FROM claims WHERE article = ?', (keys[number],)))
        if told != held:
            yield Fault("rows", f"article {name}:{number} has other claims than its record", _AGAIN)
        folded = link.execute("SELECT folded FROM search WHERE rowid = ?", (keys[number],)).fetchone()
        if folded is not None and folded[0] != " ".join(article_terms(document.text, article)):
            yield Fault("search", f"article {name}:{number} is indexed by other words than its own", _AGAIN)


_CHECKS: tuple[Callable[[sqlite3.Connection], Iterator[Fault]], ...] = (
    _pages,
    _references,
    _names,
    _search,
    _copies,
    _documents,
)
