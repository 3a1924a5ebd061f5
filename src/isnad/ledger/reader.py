"""The reading side of a ledger: documents, one record, selections, search, decisions, checks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from isnad.ledger.check import Fault, faults
from isnad.ledger.connect import translated
from isnad.ledger.filters import Filters, Kind
from isnad.ledger.ids import Claim
from isnad.ledger.incident_rows import incident_rows, rows_of_one
from isnad.ledger.incidents import reading
from isnad.ledger.incidents.listing import Incidents
from isnad.ledger.incidents.view import Incident
from isnad.ledger.mentioned import MentionKind, Named, named, naming
from isnad.ledger.pages import page_rows
from isnad.ledger.search import Hit, Rank, count, search
from isnad.ledger.selection import Selection
from isnad.ledger.store import NOTHING, Given
from isnad.ledger.stored import to_json, unpack
from isnad.ledger.verdicts import Decision, history
from isnad.records import Article, Document
from isnad.versions import versions


class Found(NamedTuple):
    """A claim with what it stands in; `number` is its article's, from 1."""

    claim: Claim
    article: Article
    number: int
    document: Document


class Reader:
    """What can be asked of a ledger. Every call sees what was committed before it; none waits for a writer."""

    def __init__(self, link: sqlite3.Connection, path: Path) -> None:
        self._link, self.path = link, path

    def __len__(self) -> int:
        """How many documents it holds."""
        with translated(self.path):
            return int(self._link.execute("SELECT count(*) FROM documents").fetchone()[0])

    def at(self, uri: str) -> list[str]:
        """Ids of the documents found at an address or path."""
        sql = "SELECT id FROM documents WHERE uri = ?1 OR key IN (SELECT document FROM also_at WHERE uri = ?1)"
        with translated(self.path):
            return [name for (name,) in self._link.execute(sql, (uri,))]

    def __contains__(self, document: str) -> bool:
        return self._row(document) is not None

    # --- documents and records by id ---------------------------------------------------------------------------------

    def document(self, document: str) -> Document | None:
        """The document of an id, as it was stored."""
        row = self._row(document)
        return unpack(*row) if row else None

    def documents(self) -> Iterator[Document]:
        """Every document, in the order they were added; others may write meanwhile."""
        for text, record in self._records():
            yield unpack(text, record)

    def page_rows(
        self, limit: int, after: int | None = None, *, uri: str | None = None
    ) -> list[tuple[int, dict[str, Any]]]:
        """Documents as rows, added last first, each with the key to go on `after`; those found at `uri`, if given."""
        with translated(self.path):
            return page_rows(self._link, limit, after, uri)

    def lines(self) -> Iterator[bytes]:
        """Every document as one line of JSON, without its newline: `Document.from_json` reads it."""
        for text, record in self._records():
            yield to_json(text, record)

    def claim(self, record: str) -> Found | None:
        """The claim of an id, under the id of today or of when it was decided about."""
        sql = """
          SELECT d.id, a.number, c.kind, c.ordinal FROM claims c
          JOIN articles a ON a.key = c.article JOIN documents d ON d.key = a.document
          WHERE c.id = coalesce((SELECT new FROM moved WHERE old = ?1), ?1)
        """
        with translated(self.path):
            row = self._link.execute(sql, (record,)).fetchone()
        document = self.document(row[0]) if row else None
        if document is None:
            return None
        article = document.articles[row[1] - 1]
        listed: tuple[Claim, ...] = getattr(article, _LISTS[row[2]])
        return Found(listed[row[3]], article, row[1], document)

    def claim_row(self, record: str) -> tuple[Kind, dict[str, Any]] | None:
        """The kind and the row of a claim, with what stands about it, under its id of today or of then."""
        sql = """
          SELECT kind, key FROM claims WHERE id = coalesce((SELECT new FROM moved WHERE old = ?1), ?1)
        """
        with translated(self.path):
            found = self._link.execute(sql, (record,)).fetchone()
            rows = Selection(self._link, self.path, found[0], Filters()).of_keys([found[1]]) if found else []
        return (found[0], rows[0]) if rows else None

    def has(self, sha256: str, given: Given = NOTHING, uri: str | None = None) -> str | None:
        """Id of the document of these bytes at this place, when this very engine read it, told the same.

        There is no need then to read it again.
        """
        v = versions()
        sql = """
          SELECT d.id FROM documents d JOIN versions v ON v.key = d.versions
          WHERE d.sha256 = ?1 AND d.given = ?2 AND v.engine = ?3 AND v.rules = ?4 AND v.data = ?5
            AND (d.uri IS ?6 OR EXISTS (SELECT 1 FROM also_at e WHERE e.document = d.key AND e.uri = ?6))
        """
        with translated(self.path):
            values = (sha256, given.to_json(), v.engine, v.rules, v.data, uri)
            row = self._link.execute(sql, values).fetchone()
        return row[0] if row else None

    # --- selections --------------------------------------------------------------------------------------------------

    def quotations(self, **filters: Any) -> Selection:
        """Statements that fulfil the filters (the fields of `Filters`)."""
        return Selection(self._link, self.path, "statement", Filters(**filters))

    def casualties(self, **filters: Any) -> Selection:
        """Counts of human harm that fulfil the filters."""
        return Selection(self._link, self.path, "casualty", Filters(**filters))

    def events(self, **filters: Any) -> Selection:
        """Events that fulfil the filters."""
        return Selection(self._link, self.path, "event", Filters(**filters))

    def articles(self, **filters: Any) -> Selection:
        """Articles that fulfil the filters."""
        return Selection(self._link, self.path, "article", Filters(**filters))

    def incidents(self, *, limit: int | None = None, **filters: Any) -> Iterator[dict[str, Any]]:
        """Rows of `v_incidents` that fulfil the filters (the fields of `IncidentFilters`), the latest first.

        They are as `Ledger.link` left them; `unlinked` says how many articles came since.
        """
        chosen = reading.IncidentFilters(**filters)
        with translated(self.path):
            yield from reading.rows(self._link, chosen, limit)

    def incident_claims(self, **filters: Any) -> Iterator[tuple[str | None, list[dict[str, Any]]]]:
        """Each incident's id with the casualties that tell of it, of those the filters choose, as rows.

        Those that tell of no incident (totals of a war, background) come last, article by article, under None.
        """
        return incident_rows(self._link, self.path, Filters(**filters))

    def incident_list(self, **filters: Any) -> Incidents:
        """Incidents that fulfil the filters (the fields of `IncidentFilters`), to be paged through and counted."""
        return Incidents(self._link, self.path, reading.IncidentFilters(**filters))

    def incident_reports(self, incident: str) -> list[dict[str, Any]]:
        """The casualties that tell of one incident as rows, what people decided about them with them."""
        return rows_of_one(self._link, self.path, incident)

    def incident(self, incident: str) -> Incident | None:
        """One incident: its claims side by side, the series of its toll."""
        with translated(self.path):
            return reading.one(self._link, incident)

    def incident_of(self, record: str) -> str | None:
        """The incident that a claim tells of, as it is shown now; None where it tells of none."""
        sql = """
          SELECT r.shown FROM claims c JOIN incident_claims i ON i.claim = c.key
          JOIN incident_reports r ON r.key = i.report WHERE c.id = coalesce((SELECT new FROM moved WHERE old = ?1), ?1)
        """
        with translated(self.path):
            row = self._link.execute(sql, (record,)).fetchone()
        return row[0] if row else None

    def suggestions(
        self, *incidents: str, limit: int | None = None, newest: int | None = None
    ) -> list[reading.Suggestion]:
        """Incidents that may be one, of those given or of all, with the reasons; nobody has decided about them.

        `newest`: look at so many reports of each incident given, where a page of large ones must answer at once.
        """
        with translated(self.path):
            return reading.suggestions(self._link, *incidents, limit=limit, newest=newest)

    def anchor(self, record: str) -> str:
        """The claim that decisions about an incident, a report or an article are kept under."""
        with translated(self.path):
            return reading.anchor(self._link, record)

    def unlinked(self) -> int:
        """Articles that no call of `Ledger.link` has read yet."""
        with translated(self.path):
            return reading.unread(self._link)

    def named(self, kind: MentionKind, words: str = "", *, limit: int = 100, offset: int = 0) -> list[Named]:
        """People, groups or places by the number of articles that name them, those whose names have all the words."""
        with translated(self.path):
            return named(self._link, kind, words, limit, offset)

    def naming(
        self, kind: MentionKind, name: str, *, limit: int = 50, after: int | None = None
    ) -> list[tuple[int, dict[str, Any]]]:
        """Articles that name somebody by this very name, added last first, each with the key to go on `after`."""
        with translated(self.path):
            return naming(self._link, kind, name, limit, after)

    def search(
        self, query: str, *, limit: int = 20, after: int | None = None, rank: Rank = "newest", **filters: Any
    ) -> list[Hit]:
        """Articles that hold all the words of a query, in any spelling: `"a phrase"`, `-without`, `beginning*`.

        Newest first, going on from a hit's `after`; or the best first. Raises `UsageError` where there is no word.
        """
        return search(self._link, self.path, query, Filters(**filters), limit, after, rank)

    def hits(self, query: str, at_most: int = 10_000) -> int:
        """How many articles a query finds, counting no further than `at_most`."""
        with translated(self.path):
            return count(self._link, query, at_most)

    # --- decisions and checks ----------------------------------------------------------------------------------------

    def decisions(self, record: str | None = None) -> list[Decision]:
        """Every decision in the order they were made, or those about one record."""
        with translated(self.path):
            return history(self._link, record)

    def moved(self) -> dict[str, str]:
        """Ids that decisions were made under, and those the same words have now."""
        with translated(self.path):
            return dict(self._link.execute("SELECT old, new FROM moved").fetchall())

    def check(self) -> Iterator[Fault]:
        """Everything that is wrong with the file, one after the other; nothing when it is whole."""
        with translated(self.path):
            yield from faults(self._link)

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
            last = rows[-1][0]
            yield from ((text, record) for _, text, record in rows)


_LISTS = {"statement": "statements", "casualty": "casualties", "event": "events"}
