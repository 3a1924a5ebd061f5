"""Names kept once: each spelling has a number, and its folded form to be found by."""

from __future__ import annotations

import sqlite3

from isnad.ledger.terms import folded_name

_MOST = 1 << 17


class Names:
    """Numbers of names, made as they come; remembered no longer than the transaction they were made in."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link
        self._known: dict[str, int] = {}

    def forget(self) -> None:
        """Forget every number: another program may have written, or our own writing was undone."""
        self._known.clear()

    def key(self, name: str | None) -> int | None:
        """The number of a name; None for no name."""
        if not name:
            return None
        return self._known.get(name) or self._find(name)

    def _find(self, name: str) -> int:
        row = self._link.execute("SELECT key FROM names WHERE name = ?", (name,)).fetchone()
        if row is None:
            row = self._link.execute(
                "INSERT INTO names (name, folded) VALUES (?, ?) RETURNING key", (name, folded_name(name))
            ).fetchone()
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[name] = found = int(row[0])
        return found


def matching(link: sqlite3.Connection, wanted: str) -> list[int]:
    """Numbers of the names that hold all the words wanted, in any spelling and order."""
    words = folded_name(wanted).split()
    if not words:
        return []
    held = " AND ".join(["instr(folded, ?) > 0"] * len(words))
    rows = link.execute(f"SELECT key FROM names WHERE {held}", [f" {word} " for word in words])  # noqa: S608
    return [key for (key,) in rows]
