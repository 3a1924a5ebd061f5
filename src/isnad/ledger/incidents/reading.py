"""Asking a ledger for incidents: their sums, one of them whole, what might belong together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

import msgspec

from isnad.ledger.filters import Bounds, Condition, day, through
from isnad.ledger.incidents.at_rest import unpacked
from isnad.ledger.incidents.records import Reason
from isnad.ledger.incidents.view import Incident, incident
from isnad.ledger.names import matching
from isnad.ledger.terms import folded_name

Row = dict[str, Any]


class IncidentFilters(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that are set must hold. `id`: the incident of that id. `place`: any place its reports
    name; `since`, `until`: ISO days of the incident.

    `reports`: articles that tell it, at least; `mentions`: true also gives incidents that are only background.
    `effect`, `outlet`: told by any of its reports. `bbox`: west, south, east and north, in degrees.
    """

    id: str | None = None
    place: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    cause: str | None = None
    effect: str | None = None
    outlet: str | None = None
    bbox: Bounds | None = None
    reports: int = 1
    mentions: bool = False


class Suggestion(NamedTuple):
    """Two reports of different incidents that may be one: shown, never merged, until a person decides."""

    incident: str
    other: str
    score: float
    a: str
    b: str
    reasons: tuple[Reason, ...]


def rows(link: sqlite3.Connection, filters: IncidentFilters, limit: int | None) -> Iterator[Row]:
    """The rows of `v_incidents` that fulfil the filters, the latest first."""
    found = conditions(link, filters)
    sql = f"""
      SELECT v.* FROM v_incidents v JOIN incidents i ON i.key = v.key
      WHERE {found.test} ORDER BY i.published DESC, i.key DESC LIMIT ?
    """  # noqa: S608  pieces of ours
    cursor = link.execute(sql, (*found.values, -1 if limit is None else limit))
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def conditions(link: sqlite3.Connection, filters: IncidentFilters) -> Condition:
    """What a row of `incidents i` must fulfil."""
    found: list[Condition] = [Condition("i.reports >= ?", (0 if filters.mentions else filters.reports,))]
    if filters.id:
        found.append(Condition("i.id = ?", (filters.id,)))
    if filters.place:
        found += [Condition("instr(i.folded, ?) > 0", (f" {word} ",)) for word in folded_name(filters.place).split()]
    if filters.country:
        found.append(Condition("i.country = ?", (filters.country.upper(),)))
    if filters.since:
        found.append(Condition("i.last >= ?", (day(filters.since),)))
    if filters.until:
        found.append(Condition("i.first <= ?", (through(filters.until),)))
    if filters.cause:
        found.append(Condition("i.cause = ?", (filters.cause,)))
    if filters.effect:
        found.append(Condition(_TELLS, (filters.effect,)))
    if filters.outlet:
        found.append(Condition(_TOLD_BY, (msgspec.json.encode(matching(link, filters.outlet)).decode(),)))
    if filters.bbox:
        west, south, east, north = filters.bbox
        found.append(Condition("i.lat BETWEEN ? AND ? AND i.lon BETWEEN ? AND ?", (south, north, west, east)))
    return Condition(" AND ".join(c.test for c in found), tuple(v for c in found for v in c.values))


_TELLS = """EXISTS (
  SELECT 1 FROM incident_reports r JOIN incident_claims t ON t.report = r.key JOIN claims c ON c.key = t.claim
  WHERE r.shown = i.id AND c.type = ?)"""
_TOLD_BY = """EXISTS (
  SELECT 1 FROM incident_reports r JOIN articles a ON a.key = r.article
  WHERE r.shown = i.id AND +a.outlet IN (SELECT value FROM json_each(?)))"""


def one(link: sqlite3.Connection, name: str) -> Incident | None:
    """An incident with its claims side by side and the series of its toll; None where there is none of that id."""
    sql = """
      SELECT r.record, a.sketch FROM incident_reports r JOIN articles a ON a.key = r.article
      WHERE r.shown = ? ORDER BY r.key
    """
    reports = [unpacked(record, drawn) for record, drawn in link.execute(sql, (name,))]
    return incident(name, reports) if reports else None


def suggestions(
    link: sqlite3.Connection, *names: str, limit: int | None = None, newest: int | None = None
) -> list[Suggestion]:
    """Links between reports that are not shown as one incident, of some incidents or of all, the strongest first.

    Those a person decided about are left out. At most `limit`; of each incident named its `newest` reports, or all.
    """
    chosen = msgspec.json.encode(names).decode()
    decided = _decided(link)
    best: dict[frozenset[str], tuple[Any, ...]] = {}
    rows = link.execute(_OF_SOME if names else _OF_ALL, (chosen, newest or -1) if names else ())
    for row in _strongest(rows):
        pair = frozenset(row[:2])
        if pair not in decided:
            best.setdefault(pair, row)
        if len(best) == limit:
            break
    return [
        Suggestion(this, other, score, x, y, msgspec.json.decode(_reasons(link, a, b), type=tuple[Reason, ...]))
        for this, other, score, x, y, a, b in best.values()
    ]


def _strongest(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Rows that come by score; those of one score by the ids of their reports, whichever was read first."""
    for _, tied in groupby(rows, key=lambda row: row[2]):
        yield from sorted(tied, key=lambda row: row[3:5])


def _reasons(link: sqlite3.Connection, a: int, b: int) -> str:
    return str(link.execute("SELECT reasons FROM incident_links WHERE a = ? AND b = ?", (a, b)).fetchone()[0])


_APART = """
  SELECT x.shown, y.shown, k.score, x.id, y.id, k.a, k.b FROM incident_links k {}
  CROSS JOIN incident_reports x ON x.key = k.a CROSS JOIN incident_reports y ON y.key = k.b WHERE x.shown <> y.shown"""
_OF_ALL = _APART.format("INDEXED BY incident_links_score") + " ORDER BY k.score DESC"
_OWN = """
  SELECT r.key FROM json_each(?1) named CROSS JOIN incident_reports r
  WHERE r.key IN (SELECT key FROM incident_reports WHERE shown = named.value ORDER BY key DESC LIMIT ?2)"""
_OF_SOME = f"""
  {_APART.format("")} AND k.a IN ({_OWN}) UNION {_APART.format("")} AND k.b IN ({_OWN}) ORDER BY 3 DESC"""


def _decided(link: sqlite3.Connection) -> set[frozenset[str]]:
    from isnad.ledger.incidents.update import report_of  # that module reads this ledger's documents too

    sql = "SELECT record, other FROM v_decisions WHERE verdict IN ('same', 'different')"
    pairs = set()
    for decision in link.execute(sql).fetchall():
        reports = [report_of(link, record) for record in decision]
        shown = [_shown(link, r) for r in reports if r]
        if len(shown) == 2:
            pairs.add(frozenset(shown))
    return pairs


def _shown(link: sqlite3.Connection, report: str) -> str:
    row = link.execute("SELECT shown FROM incident_reports WHERE id = ?", (report,)).fetchone()
    return str(row[0])


def anchor(link: sqlite3.Connection, record: str) -> str:
    """What a decision on an incident, a report or an article is kept under: a claim's id, which outlives readings."""
    sql = """
      SELECT c.id FROM incident_reports r JOIN incident_claims i ON i.report = r.key JOIN claims c ON c.key = i.claim
      JOIN articles a ON a.key = r.article
      WHERE r.id = ?1 OR r.shown = ?1 OR (a.id = ?1 AND r.role = 'main')
      ORDER BY r.id = ?1 DESC, r.key, c.key LIMIT 1
    """
    row = link.execute(sql, (record,)).fetchone()
    return str(row[0]) if row else record


def unread(link: sqlite3.Connection) -> int:
    """Articles not read for incidents yet."""
    sql = "SELECT count(*) FROM articles WHERE key NOT IN (SELECT article FROM incident_articles)"
    return int(link.execute(sql).fetchone()[0])
