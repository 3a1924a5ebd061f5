"""Decisions made in another ledger: brought in as they were, those already here passed over."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

_COLUMNS = ("record", "other", "verdict", "field", "value", "undoes", "name", "time", "note")
_SAME = " AND ".join(f"{column} IS ?" for column in _COLUMNS)


def take(link: sqlite3.Connection, decisions: list[dict[str, Any]]) -> int:
    """Append decisions in the order they were made, inside the caller's transaction; how many were new."""
    keys: dict[int, int] = {}
    new = 0
    for decision in decisions:
        row = _row(decision, keys)
        held = _held(link, row, set(keys.values()))
        if held is None:
            marks = ", ".join("?" * len(_COLUMNS))
            sql = f"INSERT INTO decisions ({', '.join(_COLUMNS)}) VALUES ({marks}) RETURNING key"  # noqa: S608
            (held,) = link.execute(sql, row).fetchone()
            new += 1
        keys[decision["key"]] = held
        _follow(link, decision)
    return new


def _row(d: dict[str, Any], keys: dict[int, int]) -> tuple[Any, ...]:
    value = None if d["field"] is None else msgspec.json.encode(d["value"]).decode()
    undoes = keys.get(d["undoes"]) if d["undoes"] is not None else None
    return (d["record"], d["other"], d["verdict"], d["field"], value, undoes, d["name"], d["time"], d["note"])


def _held(link: sqlite3.Connection, row: tuple[Any, ...], used: set[int]) -> int | None:
    """Key of the same decision, when it is here and not yet matched: one may be made twice in a second."""
    found = link.execute(f"SELECT key FROM decisions WHERE {_SAME} ORDER BY key", row)  # noqa: S608
    return next((key for (key,) in found if key not in used), None)


def _follow(link: sqlite3.Connection, decision: dict[str, Any]) -> None:
    """Where the record has another id since: the decision stays with it here too."""
    now = decision.get("now")
    if now and link.execute("SELECT 1 FROM claims WHERE id = ?", (now,)).fetchone():
        link.execute("INSERT OR REPLACE INTO moved (old, new) VALUES (?, ?)", (decision["record"], now))
