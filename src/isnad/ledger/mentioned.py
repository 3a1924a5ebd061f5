"""Who and what the articles of a ledger name: names with the articles that have them, and those articles."""

from __future__ import annotations

import sqlite3
from typing import Any, Literal, NamedTuple, TypeAlias

from isnad.arabic.fold import fold

MentionKind: TypeAlias = Literal["person", "group", "place"]


class Named(NamedTuple):
    """A name as articles give it: in how many articles, and how often in all."""

    name: str
    articles: int
    times: int


def named(link: sqlite3.Connection, kind: MentionKind, words: str, limit: int, offset: int) -> list[Named]:
    """The names of a kind that have all of some words, those that most articles name first."""
    keys = fold(words).split()
    tests = " AND ".join(["m.kind = ?", *("n.folded LIKE ? ESCAPE '\\'" for _ in keys)])
    values = [f"%{_plain(key)}%" for key in keys]
    sql = f"""
      SELECT n.name, count(*) AS articles, sum(m.times) FROM mentions m JOIN names n ON n.key = m.name
      WHERE {tests} GROUP BY m.name ORDER BY articles DESC, n.name LIMIT ? OFFSET ?
    """  # noqa: S608
    return [Named(*row) for row in link.execute(sql, (kind, *values, limit, offset))]


def naming(
    link: sqlite3.Connection, kind: MentionKind, name: str, limit: int, after: int | None = None
) -> list[tuple[int, dict[str, Any]]]:
    """The articles that name a person, group or place by this very name, added last first, each with its cursor."""
    sql = """
      SELECT a.key, a.id, d.id, a.number, a.title, o.name, nullif(a.published, ''), m.times
      FROM mentions m JOIN articles a ON a.key = m.article JOIN documents d ON d.key = a.document
      LEFT JOIN names o ON o.key = a.outlet
      WHERE m.name = (SELECT key FROM names WHERE name = ?) AND m.kind = ? AND a.key < ?
      ORDER BY a.key DESC LIMIT ?
    """
    names = ("id", "document", "article", "title", "outlet", "published", "times")
    rows = link.execute(sql, (name, kind, 1 << 62 if after is None else after, limit))
    return [(row[0], dict(zip(names, row[1:], strict=True))) for row in rows]


def _plain(words: str) -> str:
    """Words for LIKE, whose own signs mean nothing."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
