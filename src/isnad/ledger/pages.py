"""The documents of a ledger as rows: where each came from, and what read it."""

from __future__ import annotations

import sqlite3
from typing import Any

Row = dict[str, Any]


def page_rows(link: sqlite3.Connection, limit: int, after: int | None, uri: str | None) -> list[tuple[int, Row]]:
    """At most `limit` documents before the key `after`, added last first, each with its key; those found at `uri`."""
    sql = """
      SELECT d.key, d.id, d.sha256, d.uri, d.media_type, d.added, d.read, v.engine, v.rules, v.data,
        length(d.text) AS characters, (SELECT count(*) FROM articles a WHERE a.document = d.key) AS articles
      FROM documents d LEFT JOIN versions v ON v.key = d.versions
      WHERE (?1 IS NULL OR d.key < ?1)
        AND (?2 IS NULL OR d.uri = ?2 OR d.key IN (SELECT document FROM also_at WHERE uri = ?2))
      ORDER BY d.key DESC LIMIT ?3
    """
    cursor = link.execute(sql, (after, uri, limit))
    names = [column[0] for column in cursor.description]
    return [(row[0], dict(zip(names[1:], row[1:], strict=True))) for row in cursor]
