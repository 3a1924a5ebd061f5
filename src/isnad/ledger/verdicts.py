"""What people decided: appended, never changed; what stands follows from all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

import msgspec

from isnad.errors import UsageError
from isnad.ledger.ids import parts

Verdict: TypeAlias = Literal["accept", "reject", "edit", "same", "different", "undo"]
EDITABLE: dict[str, frozenset[str]] = {
    "statement": frozenset({"span", "speaker", "mode"}),
    "casualty": frozenset(
        {"span", "effect", "min", "max", "approx", "victims", "scope"}
        | {"status", "place", "country", "date", "cause", "actor"}
    ),
    "event": frozenset({"span", "type", "mode", "actor", "recipient", "status", "place", "country", "date"}),
}


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision as it was made. `record` is what it was made about, under the id of that day; for `same` and
    `different`, also `other`; for `edit`, `field` and the new `value`; for `undo`, `undoes` is another's key."""

    key: int
    record: str
    verdict: Verdict
    name: str
    time: str
    other: str | None = None
    field: str | None = None
    value: Any = None
    undoes: int | None = None
    note: str | None = None


def decide(link: sqlite3.Connection, decision: Decision) -> Decision:
    """Append a decision (its key and time are set here), inside the caller's transaction."""
    _refuse(link, decision)
    held = link.execute('SELECT start, "end", text FROM claims WHERE id = ?', (decision.record,)).fetchone()
    time = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    value = None if decision.field is None else msgspec.json.encode(decision.value).decode()
    sql = """
      INSERT INTO decisions (record, other, verdict, field, value, undoes, name, time, note, start, "end", text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key
    """
    row = (
        decision.record, decision.other, decision.verdict, decision.field, value, decision.undoes, decision.name, time,
        decision.note, *(held or (None, None, None)),
    )  # fmt: skip
    (key,) = link.execute(sql, row).fetchone()
    return msgspec.structs.replace(decision, key=key, time=time)


def undone(link: sqlite3.Connection, record: str, name: str) -> Decision:
    """The undoing of the last decision about a record that still stands; `UsageError` where there is none."""
    sql = "SELECT key, decided FROM v_decisions WHERE record = ? OR other = ? ORDER BY key DESC LIMIT 1"
    row = link.execute(sql, (record, record)).fetchone()
    if row is None:
        raise UsageError("no decision to undo", where=record)
    return Decision(key=0, record=row[1], verdict="undo", undoes=row[0], name=name, time="")


def history(link: sqlite3.Connection, record: str | None = None) -> list[Decision]:
    """Every decision in the order they were made, or all about one record under its ids of then and now."""
    sql = "SELECT key, record, other, verdict, field, value, undoes, name, time, note FROM decisions"
    values: tuple[str, ...] = ()
    if record is not None:
        old = "SELECT old FROM moved WHERE new = ?"
        sql += f" WHERE ? IN (record, other) OR record IN ({old}) OR other IN ({old})"
        values = (record,) * 3
    return [_decision(row) for row in link.execute(f"{sql} ORDER BY key", values)]


def with_verdicts(link: sqlite3.Connection, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with `decision` and `edits`: what stands about each."""
    standing = _standing(link, [row["id"] for row in rows])
    for row in rows:
        row["decision"], row["edits"] = standing.get(row["id"], (None, {}))
    return rows


def _standing(link: sqlite3.Connection, records: Iterable[str]) -> dict[str, tuple[str | None, dict[str, Any]]]:
    wanted = msgspec.json.encode(list(records)).decode()
    sql = """
      SELECT record, verdict, field, value FROM v_decisions
      WHERE verdict IN ('accept', 'reject', 'edit') AND record IN (SELECT value FROM json_each(?))
    """
    found: dict[str, tuple[str | None, dict[str, Any]]] = {}
    for record, verdict, field, value in link.execute(sql, (wanted,)):
        decision, edits = found.get(record, (None, {}))
        if verdict == "edit":
            edits[field] = msgspec.json.decode(value)
        else:
            decision = verdict
        found[record] = decision, edits
    return found


_ANY = """
  SELECT 1 FROM claims WHERE id = :id UNION ALL SELECT 1 FROM articles WHERE id = :id
  UNION ALL SELECT 1 FROM incident_reports WHERE id = :id OR shown = :id OR found = :id LIMIT 1
"""


def _refuse(link: sqlite3.Connection, d: Decision) -> None:
    if not d.name.strip():
        raise UsageError("a decision needs the name of who made it", hint="Give your name.")
    at = parts(d.record)
    if d.verdict in ("accept", "reject", "edit") and at is not None:
        known = link.execute("SELECT 1 FROM claims WHERE id = ?", (d.record,)).fetchone()
        if known is None:
            raise UsageError("no such record", where=d.record, hint="`isnad query` shows the ids.")
    if d.verdict in ("same", "different"):
        if d.other is None:
            raise UsageError(f"{d.verdict} is about two records", where=d.record, hint="Give the second as `other`.")
        for record in (d.record, d.other):
            if link.execute(_ANY, {"id": record}).fetchone() is None:
                hint = "`isnad query` shows the ids."
                raise UsageError("no such incident, article or claim", where=record, hint=hint)
    if d.verdict == "edit" and at is not None and d.field not in EDITABLE[at.kind]:
        raise UsageError(f"{d.field!r} cannot be edited", hint=f"Choose from {', '.join(sorted(EDITABLE[at.kind]))}.")


def _decision(row: tuple[Any, ...]) -> Decision:
    key, record, other, verdict, field, value, undoes, name, time, note = row
    return Decision(
        key=key, record=record, other=other, verdict=verdict, field=field, undoes=undoes, name=name, time=time,
        note=note, value=None if value is None else msgspec.json.decode(value),
    )  # fmt: skip
