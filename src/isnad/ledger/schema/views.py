"""What people see in Datasette or sqlite3: readable views over the tables, made anew by each migration."""

from __future__ import annotations

_ORIGIN = """
  c.id, d.id AS document, d.uri, a.number AS article, o.name AS outlet, nullif(c.published, '') AS published
"""
_PLACE = """
  p.name AS place, c.country, c.lat, c.lon, c.precision, c.date, nullif(c.first, '') AS first,
  nullif(c.last, '') AS last
"""
_END = """
  (SELECT group_concat(name, ' ← ') FROM (
    SELECT n.name FROM sources s JOIN names n ON n.key = s.name WHERE s.claim = c.key ORDER BY s.position)) AS sources,
  c.text, c.start, c."end", c.rule, c.key
  FROM claims c JOIN articles a ON a.key = c.article JOIN documents d ON d.key = a.document
  LEFT JOIN names o ON o.key = c.outlet LEFT JOIN names p ON p.key = c.place LEFT JOIN names w ON w.key = c.speaker
  LEFT JOIN names r ON r.key = c.actor LEFT JOIN names t ON t.key = c.recipient
"""

VIEWS: dict[str, str] = {
    "v_articles": """
      SELECT a.id, d.id AS document, d.uri, a.number AS article, o.name AS outlet,
        nullif(a.published, '') AS published, a.published_basis, a.title, a.words, f.id AS copy_of, a.similarity,
        a.start, a."end", a.key
      FROM articles a JOIN documents d ON d.key = a.document
      LEFT JOIN names o ON o.key = a.outlet LEFT JOIN articles f ON f.key = a.copy_of
    """,
    "v_statements": f"""
      SELECT {_ORIGIN}, w.name AS speaker, c.speaker_kind, c.mode, c.cue, {_END} WHERE c.kind = 'statement'
    """,
    "v_casualties": f"""
      SELECT {_ORIGIN}, c.type AS effect, c.min, c.max, c.approx, c.vague, c.victims, c.scope, c.status,
        c.incident, c.revises, c.part, {_PLACE},
        c.cause, r.name AS actor, {_END} WHERE c.kind = 'casualty'
    """,
    "v_events": f"""
      SELECT {_ORIGIN}, c.type, c.mode, r.name AS actor, c.actor_country, t.name AS recipient, c.recipient_country,
        c.status, {_PLACE}, {_END} WHERE c.kind = 'event'
    """,
    # Decisions that stand: not undone, and for each record and field the latest. Accept and reject exclude each other.
    "v_decisions": """
      SELECT key, record, decided, other, verdict, field, value, name, time, note, start, "end", text
      FROM (
        SELECT *, row_number() OVER (PARTITION BY record, other, coalesce(field, '') ORDER BY key DESC) AS nth
        FROM (
          SELECT d.key, coalesce(m.new, d.record) AS record, d.record AS decided, coalesce(o.new, d.other) AS other,
            d.verdict, d.field, d.value, d.name, d.time, d.note, d.start, d."end", d.text
          FROM decisions d LEFT JOIN moved m ON m.old = d.record LEFT JOIN moved o ON o.old = d.other
          WHERE verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.key)
        )
      )
      WHERE nth = 1
    """,
}
