"""Bringing the incidents of a ledger up to its documents and its decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from isnad.ledger.incidents.at_rest import Rest, sketched, unpacked
from isnad.ledger.incidents.decided import decided
from isnad.ledger.incidents.evidence import compare
from isnad.ledger.incidents.extract import article_reports
from isnad.ledger.incidents.linking import add, in_order
from isnad.ledger.incidents.records import Decision, Report, Spot
from isnad.ledger.incidents.view import Incident, incident
from isnad.ledger.stored import unpack
from isnad.ledger.terms import folded_name
from isnad.records import Document, Effect

BATCH = 500  # articles a transaction reads


def update(link: sqlite3.Connection, transaction: Callable[[], AbstractContextManager[None]]) -> int:
    """Place the reports of every article not read for incidents yet, the earliest published first; how many articles.

    Each batch is one transaction: an interruption loses none and doubles none.
    """
    done = 0
    rest: Rest | None = None
    while True:
        with transaction():
            batch = _unread(link)
            if not batch:
                return done
            rest = rest or Rest(link)
            _read(link, rest, batch)
        done += len(batch)


def settle(link: sqlite3.Connection, touched: Iterable[str] | None = None) -> None:
    """Lay the decisions that stand over the incidents found, and sum up those that changed.

    `touched`: incidents, as found, that have new reports; None when decisions changed.
    """
    standing = _standing(link)
    about = {report for d in standing for report in (d.a, d.b)}
    found = _found(link, about | _laid_over(link))
    shown = decided(found, standing, _likeness(link))
    changed = set(touched or ())
    for name, reports in shown.items():
        marks = [(name, report, name) for report in reports]
        for row in marks:
            before = link.execute("SELECT shown FROM incident_reports WHERE id = ?", (row[1],)).fetchone()[0]
            if before != name:
                changed |= {before, name}
        link.executemany("UPDATE incident_reports SET shown = ? WHERE id = ? AND shown <> ?", marks)
    for name in sorted(_shown_of(link, changed)):
        _sum_up(link, name)


def _unread(link: sqlite3.Connection) -> list[tuple[int, str, int, str, bytes, bytes | None]]:
    sql = """
      SELECT a.key, d.id, a.number, d.text, d.record, a.sketch FROM articles a JOIN documents d ON d.key = a.document
      WHERE a.key NOT IN (SELECT article FROM incident_articles) ORDER BY a.published, a.id LIMIT ?
    """
    return link.execute(sql, (BATCH,)).fetchall()


def _read(link: sqlite3.Connection, rest: Rest, batch: list[tuple[int, str, int, str, bytes, bytes | None]]) -> None:
    told: list[Report] = []
    last: tuple[str, Document] | None = None
    for _, name, number, text, record, drawn in batch:
        if last is None or last[0] != name:
            last = name, unpack(text, record)
        told += article_reports(text, last[1].articles[number - 1], name, number, sketched(drawn))
    for report in in_order(told):
        add(report, rest)
    touched = {rest.incident(report.id) for report in told}
    link.executemany("INSERT INTO incident_articles (article) VALUES (?)", [(row[0],) for row in batch])
    rest.keep_weights()
    settle(link, touched)


# --- decisions -----------------------------------------------------------------------------------------------------


def _standing(link: sqlite3.Connection) -> list[Decision]:
    """Decisions on two records, as decisions on the reports that tell them, in the order they were made."""
    sql = "SELECT record, other, verdict FROM v_decisions WHERE verdict IN ('same', 'different') ORDER BY key"
    found = []
    for record, other, verdict in link.execute(sql).fetchall():
        a, b = report_of(link, record), report_of(link, other)
        if a and b:
            found.append(Decision(a=a, b=b, verdict=verdict))
    return found


def report_of(link: sqlite3.Connection, record: str) -> str | None:
    """The report that tells a claim, or that an id of a report, an article or an incident stands for."""
    sql = """
      SELECT r.id FROM incident_reports r WHERE r.id = ?1
      UNION ALL SELECT r.id FROM claims c JOIN incident_claims i ON i.claim = c.key
        JOIN incident_reports r ON r.key = i.report WHERE c.id = ?1
      UNION ALL SELECT r.id FROM articles a JOIN incident_reports r ON r.article = a.key WHERE a.id = ?1
        AND r.role = 'main'
      LIMIT 1
    """
    row = link.execute(sql, (record,)).fetchone()
    return row[0] if row else None


def _laid_over(link: sqlite3.Connection) -> set[str]:
    """Reports that a decision put elsewhere than they were found."""
    return {id for (id,) in link.execute("SELECT id FROM incident_reports WHERE shown <> found")}


def _found(link: sqlite3.Connection, reports: set[str]) -> dict[str, list[str]]:
    """The incidents, as found, of some reports, whole."""
    incidents = set()
    for report in reports:
        row = link.execute("SELECT found FROM incident_reports WHERE id = ?", (report,)).fetchone()
        incidents |= {row[0]} if row else set()
    sql = "SELECT id FROM incident_reports WHERE found = ? ORDER BY key"
    listed = {name: [id for (id,) in link.execute(sql, (name,))] for name in incidents}
    first = "SELECT min(key) FROM incident_reports WHERE found = ?"
    order = {name: link.execute(first, (name,)).fetchone()[0] for name in incidents}
    return dict(sorted(listed.items(), key=lambda item: order[item[0]]))


def _likeness(link: sqlite3.Connection) -> Callable[[str, str], float]:
    rest: list[Rest] = []

    def likeness(a: str, b: str) -> float:
        if not rest:
            rest.append(Rest(link))
        return compare(rest[0].report(a), rest[0].report(b), rest[0].weights).score

    return likeness


# --- sums ----------------------------------------------------------------------------------------------------------


def _shown_of(link: sqlite3.Connection, names: set[str]) -> set[str]:
    """The incidents shown that hold reports found in, or shown in, some incidents; and those names themselves."""
    found = set(names)
    for name in names:
        found |= {s for (s,) in link.execute("SELECT DISTINCT shown FROM incident_reports WHERE found = ?", (name,))}
    return found


def _sum_up(link: sqlite3.Connection, name: str) -> None:
    """Write the row of an incident and its claims; no row where it has no report any more."""
    sql = """
      SELECT r.key, r.article, r.record, a.sketch FROM incident_reports r JOIN articles a ON a.key = r.article
      WHERE r.shown = ? ORDER BY r.key
    """
    rows = link.execute(sql, (name,)).fetchall()
    link.execute("DELETE FROM incidents WHERE id = ?", (name,))
    if not rows:
        return
    reports = [unpacked(record, drawn) for _, _, record, drawn in rows]
    told = incident(name, reports)
    places = {report.id: (key, article) for report, (key, article, _, _) in zip(reports, rows, strict=True)}
    _write_claims(link, told, places)
    cells = _row(told, reports)
    marks = ", ".join("?" * len(cells))
    link.execute(f"INSERT INTO incidents ({', '.join(cells)}) VALUES ({marks})", tuple(cells.values()))  # noqa: S608


def _write_claims(link: sqlite3.Connection, told: Incident, places: dict[str, tuple[int, int]]) -> None:
    for claim in told.claims:
        key, article = places[claim.report]
        sql = """
          INSERT OR REPLACE INTO incident_claims (claim, report, chain, aside)
          SELECT key, ?, ?, ? FROM claims WHERE article = ? AND kind = 'casualty' AND ordinal = ?
        """
        link.execute(sql, (key, len(claim.chain), claim.aside, article, claim.number))


def _row(told: Incident, reports: list[Report]) -> dict[str, Any]:
    spot = next(_spots(told, reports), None)
    own = [r for r in reports if r.role == "main"] or reports
    names = " ".join(sorted({s.name for r in reports for s in (*r.spots, *r.around)}))
    return {
        "id": told.id, "first": _iso(told.first), "last": _iso(told.last),
        "published": max((r.published or "" for r in reports), default=""),
        "place": spot.name if spot else None, "folded": folded_name(names),
        "country": spot.country if spot else None, "lat": spot.lat if spot else None, "lon": spot.lon if spot else None,
        "cause": told.causes[0] if told.causes else None, "title": own[0].title,
        "reports": told.reports, "chains": told.chains, "outlets": len(told.outlets), "mentions": told.mentions,
        **_bounds(told, "killed"), **_bounds(told, "injured"),
    }  # fmt: skip


def _spots(told: Incident, reports: list[Report]) -> Iterator[Spot]:
    """The places of an incident, that which most reports tell first."""
    for name in told.places:
        yield next(s for r in reports for s in r.spots if s.name == name)


def _bounds(told: Incident, effect: Effect) -> dict[str, int | None]:
    """The lowest and the highest figure that is told of an effect: never a sum, never a mean."""
    values = [v for s in told.series if s.effect == effect for v in (s.min, s.max) if v is not None]
    return {f"{effect}_min": min(values, default=None), f"{effect}_max": max(values, default=None)}


def _iso(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day else None
