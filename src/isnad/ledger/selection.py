"""Rows chosen from a ledger: by pages for people, all of them for programs, counted for facets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from isnad.errors import UsageError
from isnad.ledger.connect import translated
from isnad.ledger.filters import Condition, Filters, Kind, conditions, where
from isnad.ledger.verdicts import with_verdicts

Row: TypeAlias = dict[str, Any]
Order: TypeAlias = Literal["newest", "oldest", "published", "date"]
Cursor: TypeAlias = tuple[Any, ...]
VIEW: dict[Kind, str] = {
    "statement": "v_statements", "casualty": "v_casualties", "event": "v_events", "article": "v_articles",
}  # fmt: skip
_CHUNK = 500


class Page(NamedTuple):
    """Some rows; `next` is the cursor of the page after them, None when there are no more."""

    rows: list[Row]
    next: Cursor | None


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
            page = self.page(_CHUNK, after, "oldest")
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
        chosen = self._chosen()
        limit = "" if at_most is None else f" LIMIT {at_most:d}"
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {self._base} WHERE {chosen.sql}{limit})"  # noqa: S608
        with translated(self._path):
            return int(self._link.execute(sql, chosen.values).fetchone()[0])

    def facet(self, field: str, limit: int = 30) -> list[tuple[str | None, int]]:
        """The commonest values of a field with the number of rows that have each: `FACETS` names the fields."""
        column = FACETS.get(field)
        if column is None or (self.kind == "article" and field not in ARTICLE_FACETS):
            raise UsageError(f"no facet {field!r}", hint=f"Choose from {', '.join(FACETS)}.")
        chosen = self._chosen()
        value = column.format(self._alias)
        sql = f"""
          SELECT {_NAME if field in _NAMED else "value"}, times FROM (
            SELECT {value} AS value, count(*) AS times FROM {self._base} WHERE {chosen.sql}
            GROUP BY value ORDER BY times DESC, value LIMIT ?)
        """  # noqa: S608
        with translated(self._path):
            return self._link.execute(sql, (*chosen.values, limit)).fetchall()

    def _chosen(self) -> Condition:
        with translated(self._path):
            return where(conditions(self._link, self.kind, self.filters))

    def _keys(self, limit: int, after: Cursor | None, order: Order) -> list[Cursor]:
        """Cursors of rows: the values they are ordered by, their key last."""
        columns = ORDERS[order]
        if self.kind == "article" and order == "date":
            raise UsageError("articles are not ordered by date", hint="Order them by published.")
        names = [f"{self._alias}.{name}" for name in columns]
        way, sign = ("ASC", ">") if order == "oldest" else ("DESC", "<")
        chosen = self._chosen()
        goes_on, values = "", chosen.values
        if after is not None:
            goes_on = f" AND ({', '.join(names)}) {sign} ({', '.join('?' * len(names))})"
            values += tuple(after)
        sql = f"""
          SELECT {", ".join(names)} FROM {self._base} WHERE {chosen.sql}{goes_on}
          ORDER BY {", ".join(f"{name} {way}" for name in names)} LIMIT ?
        """  # noqa: S608
        return self._link.execute(sql, (*values, limit)).fetchall()

    def of_keys(self, keys: list[int]) -> list[Row]:
        """The rows of these keys, in their order."""
        found: dict[int, Row] = {}
        for first in range(0, len(keys), _CHUNK):
            found.update(self._rows(keys[first : first + _CHUNK]))
        rows = [found[key] for key in keys]
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
    "type": "{}.type", "status": "{}.status", "scope": "{}.scope", "cause": "{}.cause", "country": "{}.country",
    "place": "{}.place", "speaker": "{}.speaker", "outlet": "{}.outlet", "actor": "{}.actor",
    "year": "substr({}.first, 1, 4)", "month": "substr({}.first, 1, 7)",
    "published_year": "substr({}.published, 1, 4)", "published_month": "substr({}.published, 1, 7)",
}  # fmt: skip
ARTICLE_FACETS = frozenset({"outlet", "published_year", "published_month"})
_NAMED = frozenset({"place", "speaker", "outlet", "actor"})
_NAME = "(SELECT name FROM names WHERE key = value)"
