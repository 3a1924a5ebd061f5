"""Incidents chosen from a ledger: by pages, all of them, counted by cause or country, and by place for a map."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from isnad.errors import UsageError
from isnad.ledger.connect import translated
from isnad.ledger.filters import Condition
from isnad.ledger.incidents.reading import IncidentFilters, conditions
from isnad.ledger.selection import Cursor, Page, Spot

Row = dict[str, Any]
FACETS = {
    "cause": "i.cause", "country": "i.country", "year": "substr(i.first, 1, 4)", "month": "substr(i.first, 1, 7)",
}  # fmt: skip
_SLICE = 500

# A name may stand for several places; the one meant has these coordinates.
_PRECISION = """CASE WHEN {0}lat IS NOT NULL THEN (
  SELECT m.precision FROM names n JOIN mentions m ON m.name = n.key
  WHERE n.name = {0}place AND m.kind = 'place' AND m.lat = {0}lat AND m.lon = {0}lon LIMIT 1) END"""


class Incidents:
    """Incidents that fulfil some filters, those reported last first. Nothing is read before it is asked for.

    A row is a dict of the columns of `v_incidents`, and `precision`: what its coordinates are of.
    """

    def __init__(self, link: sqlite3.Connection, path: Path, filters: IncidentFilters) -> None:
        self._link, self._path, self.filters = link, path, filters

    def page(self, limit: int = 50, after: Cursor | None = None) -> Page:
        """At most `limit` rows, from `after` on (the `next` of the page before)."""
        with translated(self._path):
            chosen = self._chosen()
            goes_on, values = ("", ()) if after is None else (" AND (i.published, i.key) < (?, ?)", tuple(after))
            sql = f"""
              SELECT v.*, {_PRECISION.format("i.")} AS precision FROM v_incidents v JOIN incidents i ON i.key = v.key
              WHERE {chosen.test}{goes_on} ORDER BY i.published DESC, i.key DESC LIMIT ?
            """  # noqa: S608
            cursor = self._link.execute(sql, (*chosen.values, *values, limit + 1))
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor]
        last = rows[limit - 1] if len(rows) > limit else None
        cursors = [(row["published"], row.pop("key")) for row in rows]
        return Page(rows[:limit], cursors[limit - 1] if last else None)

    def __iter__(self) -> Iterator[Row]:
        after: Cursor | None = None
        while True:
            page = self.page(_SLICE, after)
            yield from page.rows
            if page.next is None:
                return
            after = page.next

    def count(self) -> int:
        """How many incidents."""
        chosen = self._chosen()
        with translated(self._path):
            sql = f"SELECT count(*) FROM incidents i WHERE {chosen.test}"  # noqa: S608
            return int(self._link.execute(sql, chosen.values).fetchone()[0])

    def facet(self, field: str, limit: int = 30) -> list[tuple[str | None, int]]:
        """The commonest values of a field (`FACETS`) with how many incidents have each; `UsageError` for another."""
        if field not in FACETS:
            raise UsageError(f"no facet {field!r} of incidents", hint=f"Choose from {', '.join(FACETS)}.")
        chosen = self._chosen()
        sql = f"""
          SELECT {FACETS[field]} AS value, count(*) AS times FROM incidents i WHERE {chosen.test}
          GROUP BY value ORDER BY times DESC, value LIMIT ?
        """  # noqa: S608
        with translated(self._path):
            return self._link.execute(sql, (*chosen.values, limit)).fetchall()

    def places(self) -> list[Spot]:
        """Where they happened: each place once with the number of incidents, but for those without coordinates."""
        chosen = self._chosen()
        sql = f"""
          SELECT g.place, g.country, g.lat, g.lon, {_PRECISION.format("g.")}, g.times FROM (
            SELECT i.place, i.country, i.lat, i.lon, count(*) AS times FROM incidents i
            WHERE {chosen.test} AND i.lat IS NOT NULL GROUP BY i.lat, i.lon, i.place, i.country
          ) g ORDER BY g.times DESC, g.lat, g.lon
        """  # noqa: S608
        with translated(self._path):
            return [Spot(*row) for row in self._link.execute(sql, chosen.values)]

    def _chosen(self) -> Condition:
        with translated(self._path):
            return conditions(self._link, self.filters)
