"""Rows of documents into the tables, many at once. Every call runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from isnad.ledger.copies import Copies
from isnad.ledger.ids import Namer, article_id
from isnad.ledger.names import Names
from isnad.ledger.rows import ClaimRow, Where, claim_rows, mention_rows
from isnad.ledger.terms import article_terms
from isnad.records import Article, Document

_CLAIM_COLUMNS = (
    *(f'"{name}"' for name in (*ClaimRow._fields, *Where._fields)),
    "key",
    "article",
    "published",
    "outlet",
)


def _insert(table: str, *columns: str) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608


_DOCUMENT = _insert(
    "documents",
    "key", "id", "sha256", "uri", "media_type", "added", "read", "versions", "given", "text", "record",
)  # fmt: skip
_ARTICLE = _insert(
    "articles",
    "key", "id", "document", "number", "start", '"end"', "title", "published", "published_basis", "outlet", "words",
    "sketch", "copy_of", "similarity",
)  # fmt: skip
_SEARCH = _insert("search", "rowid", "folded")
_CLAIM = _insert("claims", *_CLAIM_COLUMNS)
_SOURCE = _insert("sources", "claim", "position", "name", "kind", "start", '"end"')
_MENTION = _insert(
    "mentions", "article", "kind", "name", "times", "country", "geonameid", "lat", "lon", "precision"
)  # fmt: skip


class Ready(NamedTuple):
    """A document about to be stored, with all that was worked out for it outside the transaction."""

    document: Document
    id: str
    sha256: str
    given: str
    record: bytes


class Inserter:
    """Collects the rows of a batch, then writes them table by table."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link
        self.names = Names(link)
        self.copies = Copies(link)

    def write(self, batch: Iterable[tuple[Ready, str, str]]) -> None:
        """Store documents, each with the times it was added and read; none of them may be there yet."""
        document = self._next("documents")
        for ready, added, read in batch:
            source = ready.document.source
            row = (
                document, ready.id, ready.sha256, source.uri, source.media_type, added, read,
                self._versions(ready.document), ready.given, ready.document.text, ready.record,
            )  # fmt: skip
            self._link.execute(_DOCUMENT, row)
            self._articles(document, ready)
            document += 1

    def _articles(self, document: int, ready: Ready) -> None:
        key, claim = self._next("articles"), self._next("claims")
        namer = Namer(ready.id)
        for number, article in enumerate(ready.document.articles, 1):
            self._article(key, document, article_id(ready.id, number), number, article, ready.document.text)
            claim = self._claims(key, claim, article, namer)
            self._mentions(key, article)
            key += 1

    def _article(self, key: int, document: int, name: str, number: int, article: Article, text: str) -> None:
        terms = article_terms(text, article)
        copy = self.copies.look(key, terms)
        row = (
            key, name, document, number, article.start, article.end, article.title.text if article.title else None,
            article.published or "", article.published_basis, self.names.key(article.outlet), len(terms),
            copy.sketch, copy.of, copy.similarity,
        )  # fmt: skip
        self._link.execute(_ARTICLE, row)
        self._link.execute(_SEARCH, (key, " ".join(terms)))
        self.copies.keep(key, copy)

    def _claims(self, article_key: int, claim: int, article: Article, namer: Namer) -> int:
        """Store an article's claims from number `claim` on; the next free number."""
        key_of = self.names.key
        outlet = key_of(article.outlet)
        rows: list[list[Any]] = []
        chains: list[tuple[Any, ...]] = []
        for row, where, record in claim_rows(article, namer):
            cells: list[Any] = [*row, *where, claim, article_key, article.published or "", outlet]
            for at in _NAMES:
                if cells[at]:
                    cells[at] = key_of(cells[at])
            rows.append(cells)
            chains += [
                (claim, i, key_of(s.name), s.kind, s.start, s.end) for i, s in enumerate(record.sources) if s.name
            ]
            claim += 1
        self._link.executemany(_CLAIM, rows)
        self._link.executemany(_SOURCE, chains)
        return claim

    def _mentions(self, article_key: int, article: Article) -> None:
        self._link.executemany(_MENTION, self._mention_cells(article_key, article))

    def _mention_cells(self, article_key: int, article: Article) -> Iterator[tuple[Any, ...]]:
        for m in mention_rows(article):
            name = self.names.key(m.name)
            if name is not None:
                yield (article_key, m.kind, name, *m[2:])

    def _versions(self, document: Document) -> int | None:
        v = document.versions
        if v is None:
            return None
        values = (v.engine, v.rules, v.data)
        self._link.execute("INSERT OR IGNORE INTO versions (engine, rules, data) VALUES (?, ?, ?)", values)
        row = self._link.execute(
            "SELECT key FROM versions WHERE engine = ? AND rules = ? AND data = ?", values
        ).fetchone()
        return int(row[0])

    def _next(self, table: str) -> int:
        row = self._link.execute(f"SELECT coalesce(max(key), 0) + 1 FROM {table}").fetchone()  # noqa: S608
        return int(row[0])


_NAMES = tuple(map((*ClaimRow._fields, *Where._fields).index, ("speaker", "actor", "recipient", "place")))
