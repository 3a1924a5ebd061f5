"""Migration 2: incidents, the reports of each, and why they were linked.

`incident_reports.found` is the incident a report was placed with, which never changes; `shown` the one it is shown
under after what people decided. Everything here can be made again from the documents and the decisions.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    # A row is what is told of an incident in sum; `first` and `last` are its days, `published` that of its last report.
    """
    CREATE TABLE incidents (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first TEXT, last TEXT, published TEXT NOT NULL,
      place TEXT, folded TEXT NOT NULL, country TEXT, lat REAL, lon REAL, cause TEXT, title TEXT NOT NULL,
      reports INTEGER NOT NULL, chains INTEGER NOT NULL, outlets INTEGER NOT NULL, mentions INTEGER NOT NULL,
      killed_min INTEGER, killed_max INTEGER, injured_min INTEGER, injured_max INTEGER
    ) STRICT
    """,
    "CREATE INDEX incidents_first ON incidents (first)",
    "CREATE INDEX incidents_published ON incidents (published)",
    # `record` is the report as JSON, compressed by zlib, without its claims' words.
    """
    CREATE TABLE incident_reports (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
      article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
      found TEXT NOT NULL, shown TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('main', 'also', 'mention')),
      record BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX incident_reports_article ON incident_reports (article)",
    "CREATE INDEX incident_reports_found ON incident_reports (found)",
    "CREATE INDEX incident_reports_shown ON incident_reports (shown)",
    # `chain`: how many articles print the text of this claim's; `aside`: why the series of the toll leaves it out.
    """
    CREATE TABLE incident_claims (
      claim INTEGER PRIMARY KEY REFERENCES claims (key) ON DELETE CASCADE,
      report INTEGER NOT NULL REFERENCES incident_reports (key) ON DELETE CASCADE,
      chain INTEGER NOT NULL, aside TEXT
    ) STRICT
    """,
    "CREATE INDEX incident_claims_report ON incident_claims (report)",
    # Links that speak for two reports being one incident; `reasons` is JSON.
    """
    CREATE TABLE incident_links (
      a INTEGER NOT NULL REFERENCES incident_reports (key) ON DELETE CASCADE,
      b INTEGER NOT NULL REFERENCES incident_reports (key) ON DELETE CASCADE,
      score REAL NOT NULL, bond TEXT NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX incident_links_b ON incident_links (b)",
    # What a report is found by when a new one comes: a hash of place, word or figure, in buckets of days.
    """
    CREATE TABLE incident_keys (
      matter INTEGER NOT NULL, bucket INTEGER NOT NULL,
      report INTEGER NOT NULL REFERENCES incident_reports (key) ON DELETE CASCADE, PRIMARY KEY (matter, bucket, report)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX incident_keys_report ON incident_keys (report)",
    "CREATE TABLE incident_terms (term TEXT PRIMARY KEY, reports INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    # Articles that were read for incidents, those that tell of none among them.
    "CREATE TABLE incident_articles (article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE) STRICT",
    # An incident goes with its last report.
    """
    CREATE TRIGGER incident_reports_go AFTER DELETE ON incident_reports
    WHEN NOT EXISTS (SELECT 1 FROM incident_reports WHERE shown = old.shown)
    BEGIN DELETE FROM incidents WHERE id = old.shown; END
    """,
)

VIEWS: dict[str, str] = {
    "v_incidents": """
      SELECT id, first, last, place, country, lat, lon, cause, title, published, reports, chains, outlets, mentions,
        killed_min, killed_max, injured_min, injured_max, key
      FROM incidents
    """,
    "v_incident_claims": """
      SELECT r.shown AS incident, r.role, c.published, o.name AS outlet, c.type AS effect, c.min, c.max, c.vague,
        c.status, (SELECT group_concat(name, ' ← ') FROM (
          SELECT n.name FROM sources s JOIN names n ON n.key = s.name WHERE s.claim = c.key ORDER BY s.position
        )) AS sources,
        c.text, i.chain, i.aside, a.id AS article, a.title, c.start, c."end", c.id, c.key
      FROM incident_claims i JOIN incident_reports r ON r.key = i.report JOIN claims c ON c.key = i.claim
      JOIN articles a ON a.key = c.article LEFT JOIN names o ON o.key = c.outlet
    """,
    "v_incident_links": """
      SELECT x.shown AS incident, y.shown AS other, k.score, k.bond, x.id AS a, y.id AS b, k.reasons
      FROM incident_links k JOIN incident_reports x ON x.key = k.a JOIN incident_reports y ON y.key = k.b
    """,
}
