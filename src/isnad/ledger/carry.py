"""Human decisions over a new reading: each stays with the record that now tells its words."""

from __future__ import annotations

import sqlite3

from isnad.ledger.ids import Parts, parts


def decided(link: sqlite3.Connection, document: str) -> list[str]:
    """Ids of the document's claims that people decided about, as they are called now."""
    sql = """
      SELECT DISTINCT coalesce(m.new, r.record) FROM (
        SELECT record FROM decisions WHERE record >= ?1 AND record < ?2
        UNION SELECT other FROM decisions WHERE other >= ?1 AND other < ?2
      ) r LEFT JOIN moved m ON m.old = r.record
    """
    return [name for (name,) in link.execute(sql, (f"{document}:", f"{document};"))]  # ; follows : in ASCII


def carry(link: sqlite3.Connection, records: list[str]) -> None:
    """Tie each record that is gone to the claim of its kind whose words overlap its own most, where there is one."""
    for old in records:
        at = parts(old)
        if at is None or link.execute("SELECT 1 FROM claims WHERE id = ?", (old,)).fetchone():
            continue
        new = _heir(link, at)
        if new is not None:
            link.execute("UPDATE moved SET new = ? WHERE new = ?", (new, old))
            link.execute("INSERT OR REPLACE INTO moved (old, new) VALUES (?, ?)", (old, new))


def _heir(link: sqlite3.Connection, at: Parts) -> str | None:
    sql = """
      SELECT c.id FROM claims c JOIN articles a ON a.key = c.article JOIN documents d ON d.key = a.document
      WHERE d.id = ?1 AND c.kind = ?2 AND c.start < ?4 AND c."end" > ?3
      ORDER BY min(c."end", ?4) - max(c.start, ?3) DESC, c.key LIMIT 1
    """
    row = link.execute(sql, at).fetchone()
    return row[0] if row else None
