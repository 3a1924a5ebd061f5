"""Rows chosen from a ledger: by pages for people, all of them for programs, counted for facets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from isnad.errors import UsageError
from isnad.ledger.conditions import conditions, joined
from isnad.ledger.connect import translated
from isnad.ledger.filters import Condition, Filters, Kind
from isnad.ledger.verdicts import with_verdicts

Row: TypeAlias = dict[str, Any]
Order: TypeAlias = Literal["newest", "oldest", "published", "date"]
Cursor: TypeAlias = tuple[Any, ...]
VIEW: dict[Kind, str] = {
    "statement": "v_statements", "casualty": "v_casualties", "event": "v_events", "article": "v_articles",
}  # fmt: skip
_CHUNK = 500  # rows fetched by one statement
_SLICE = 4000  # rows chosen at a time where all are read
_FEW = 2000  # rows that are looked at all together, and sorted


class Page(NamedTuple):
    """Some rows; `next` is the cursor of the page after them, None when there are no more."""

    rows: list[Row]
    next: Cursor | None


class Spot(NamedTuple):
    """A place with how many rows happened there; `precision` says what the coordinates are of."""

    name: str | None
    country: str | None
    lat: float
    lon: float
    precision: str | None
    rows: int


class Chosen(NamedTuple):
    """The rows of a selection in SQL: `FROM source WHERE test`, with the values of both."""

    source: str
    test: str
    values: tuple[Any, ...]


class Selection:
    """Claims of one kind (or articles) that fulfil some filters. Nothing is read before it is asked for.

    A row is a dict of the columns of its view (`v_casualties`, …), and for claims `decision` (accept, reject or None)
    and `edits` (field to value). Iterating gives every row, oldest first, however many there are.
    """

    def __init__(self, link: sqlite3.Connection, path: Path, kind: Kind, filters: Filters) -> None:
        self._link, self._path = link, path
        self.kind: Kind = kind
        self.filters = filters
        self._base = "articles a" if kind == "article" else "claims c"
        self._alias = "a" if kind == "article" else "c"

    def page(self, limit: int = 50, after: Cursor | None = None, order: Order = "newest") -> Page:
        """At most `limit` rows, from `after` on (the `next` of the page before; the same order)."""
        with translated(self._path):
            keys = self._keys(limit + 1, after, order)
            more = len(keys) > limit
            rows = self.of_keys([key[-1] for key in keys[:limit]])
        return Page(rows, tuple(keys[limit - 1]) if more else None)

    def __iter__(self) -> Iterator[Row]:
        after: Cursor | None = None
        while True:
            page = self.page(_SLICE, after, "oldest")
            yield from page.rows
            if page.next is None:
                return
            after = page.next

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Every row as an Arrow stream: what `pyarrow.table`, `polars.DataFrame` and pandas read by themselves."""
        from isnad.exports.arrow import reader

        return reader(self).__arrow_c_stream__(requested_schema)

    def count(self, at_most: int | None = None) -> int:
        """How many rows; counting stops at `at_most`."""
        limit = "" if at_most is None else f" LIMIT {at_most:d}"
        with translated(self._path):
            chosen = self._chosen()
            sql = f"SELECT count(*) FROM (SELECT 1 FROM {chosen.source} WHERE {chosen.test}{limit})"  # noqa: S608
            return int(self._link.execute(sql, chosen.values).fetchone()[0])

    def facet(self, field: str, limit: int = 30) -> list[tuple[str | None, int]]:
        """The commonest values of a field with the number of rows that have each: `FACETS` names the fields."""
        column = self._facet(field)
        with translated(self._path):
            chosen = self._chosen()
            rows = f"(SELECT {self._alias}.{column} AS value FROM {chosen.source} WHERE {chosen.test})"  # noqa: S608
            return self._link.execute(_commonest(field, "value", rows), (*chosen.values, limit)).fetchall()

    def facets(self, limits: Mapping[str, int], newest: int) -> dict[str, list[tuple[str | None, int]]]:
        """The commonest values of some fields, so many of each, among the newest rows: all in one look at the rows.

        For where a ledger of millions must answer at once; `facet` counts every row.
        """
        columns = dict.fromkeys(f"{self._alias}.{self._facet(field)}" for field in limits)
        names = {column: f"v{n}" for n, column in enumerate(columns)}
        with translated(self._path):
            chosen = self._chosen(f"{self._alias}.key")
            rows = ", ".join(f"{column} AS {name}" for column, name in names.items())
            parts = (
                f"SELECT * FROM ({_commonest(field, names[f'{self._alias}.{FACETS[field]}'], 'newest', repr(field))})"  # noqa: S608
                for field in limits
            )
            sql = f"""
              WITH newest AS MATERIALIZED (
                SELECT {rows} FROM {chosen.source} WHERE {chosen.test} ORDER BY {self._alias}.key DESC LIMIT ?)
              {" UNION ALL ".join(parts)}
            """  # noqa: S608
            found: dict[str, list[tuple[str | None, int]]] = {field: [] for field in limits}
            for value, times, field in self._link.execute(sql, (*chosen.values, newest, *limits.values())):
                found[field].append((value, times))
            return found

    def _facet(self, field: str) -> str:
        """The column of a facet; `UsageError` where there is none."""
        column = FACETS.get(field)
        if column is None or (self.kind == "article" and field not in ARTICLE_FACETS):
            raise UsageError(f"no facet {field!r}", hint=f"Choose from {', '.join(FACETS)}.")
        return column

    def places(self) -> list[Spot]:
        """Where its claims happened: each place once with the number of rows, the places of most rows first.

        Rows without coordinates are not among them: `count()` less the sum is how many those are.
        """
        with translated(self._path):
            chosen = self._chosen()
            sql = f"""
              SELECT (SELECT name FROM names WHERE key = c.place), c.country, c.lat, c.lon, c.precision, count(*) AS n
              FROM {chosen.source} WHERE {chosen.test} AND c.lat IS NOT NULL
              GROUP BY c.place, c.country, c.lat, c.lon, c.precision ORDER BY n DESC, c.lat, c.lon
            """  # noqa: S608
            return [Spot(*row) for row in self._link.execute(sql, chosen.values)]

    def _chosen(self, order: str = "") -> Chosen:
        """Where to look and what to ask of each row.

        A condition that few rows fulfil leads to them by its index, and they are all looked at. Where none does, rows
        are looked at in the order they are wanted in, until there are enough.
        """
        found = conditions(self._link, self.kind, self.filters)
        few = self._few(found)
        every = joined(found)
        if few is not None:
            source = f"json_each(?) few CROSS JOIN {self._base} ON {self._alias}.key = few.value"
            return Chosen(source, every.test, (msgspec.json.encode(few).decode(), *every.values))
        if order and self.kind != "article":
            column = order.rpartition(".")[2]
            return Chosen(f"{self._base} INDEXED BY {self.kind}_{column}", every.test, every.values)
        return Chosen(self._base, every.test, every.values)

    def _few(self, found: list[Condition]) -> list[int] | None:
        """Keys of the rows that fulfil the condition fewest fulfil, where those are few."""
        best: list[int] | None = None
        for condition in found:
            if condition.seek is not None:
                rows = self._link.execute(f"{condition.seek} LIMIT {_FEW + 1}", condition.sought).fetchall()
                if len(rows) <= _FEW and (best is None or len(rows) < len(best)):
                    best = [key for (key,) in rows]
        return None if best is None else list(dict.fromkeys(best))

    def _keys(self, limit: int, after: Cursor | None, order: Order) -> list[Cursor]:
        """Cursors of rows: the values they are ordered by, their key last."""
        columns = ORDERS[order]
        if order == "date" and self.kind in ("article", "statement"):
            raise UsageError(f"{self.kind}s have no date of their own", hint="Order them by published.")
        names = [f"{self._alias}.{name}" for name in columns]
        way, sign = ("ASC", ">") if order == "oldest" else ("DESC", "<")
        chosen = self._chosen(names[0])
        goes_on, values = "", chosen.values
        if after is not None:
            goes_on = f" AND ({', '.join(names)}) {sign} ({', '.join('?' * len(names))})"
            values += tuple(after)
        sql = f"""
          SELECT {", ".join(names)} FROM {chosen.source} WHERE {chosen.test}{goes_on}
          ORDER BY {", ".join(f"{name} {way}" for name in names)} LIMIT ?
        """  # noqa: S608
        return self._link.execute(sql, (*values, limit)).fetchall()

    def of_keys(self, keys: list[int]) -> list[Row]:
        """The rows of these keys, in their order; but for those that another program took out meanwhile."""
        found: dict[int, Row] = {}
        for first in range(0, len(keys), _CHUNK):
            found.update(self._rows(keys[first : first + _CHUNK]))
        rows = [found[key] for key in keys if key in found]
        return rows if self.kind == "article" else with_verdicts(self._link, rows)

    def _rows(self, keys: list[int]) -> Iterator[tuple[int, Row]]:
        marks = ", ".join("?" * len(keys))
        cursor = self._link.execute(f"SELECT * FROM {VIEW[self.kind]} WHERE key IN ({marks})", keys)  # noqa: S608
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield row[-1], dict(zip(names[:-1], row[:-1], strict=True))


ORDERS: dict[Order, tuple[str, ...]] = {
    "newest": ("key",), "oldest": ("key",), "published": ("published", "key"), "date": ("first", "key"),
}  # fmt: skip
FACETS: dict[str, str] = {
    "type": "type", "status": "status", "scope": "scope", "cause": "cause", "country": "country", "place": "place",
    "speaker": "speaker", "outlet": "outlet", "actor": "actor", "year": "first", "month": "first",
    "published_year": "published", "published_month": "published", "day": "first", "published_day": "published",
}  # fmt: skip
_PARTS = {
    name: f"substr(value, 1, {4 if name.endswith('year') else 7})"
    for name in FACETS
    if name.endswith(("year", "month"))
}
ARTICLE_FACETS = frozenset({"outlet", "published_year", "published_month", "published_day"})
_NAMED = frozenset({"place", "speaker", "outlet", "actor"})
_NAME = "(SELECT name FROM names WHERE key = value)"


def _commonest(field: str, column: str, rows: str, also: str = "") -> str:
    """SQL of the commonest values of a column of some rows, at most `?` of them; `also` is told beside each.

    Grouped by whole days first, which stand in order in an index; then by month or year.
    """
    return f"""
      SELECT {_NAME if field in _NAMED else "value"}, sum(times) AS all_times{also and ", " + also} FROM (
        SELECT {_PARTS.get(field, "value")} AS value, times FROM (
          SELECT {column} AS value, count(*) AS times FROM {rows} GROUP BY value))
      GROUP BY value ORDER BY all_times DESC, value LIMIT ?
    """  # noqa: S608
