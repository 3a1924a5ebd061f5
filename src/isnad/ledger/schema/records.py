"""Migration 1: documents, articles, claims, their chains, names, decisions, search, near-duplicates.

Numbers of names are not declared as references: names are never taken out, and looking each up again would cost a tenth
of all writing; `isnad check` looks for such that lead nowhere.

What a person reads stands in the views (`views.py`); these tables are the rows behind them. Names (places, speakers,
outlets, actors, sources) are kept once, folded beside their spelling, and pointed at by number.
"""

from __future__ import annotations

# Each kind has its own indexes: rows of a kind in the order of their keys within each value, and none of the others'.
INDEXED: dict[str, tuple[str, ...]] = {
    "statement": ("key", "type", "published", "outlet", "speaker"),
    "casualty": ("key", "type", "published", "outlet", "place", "country", "status", "cause", "first, last"),
    "event": ("key", "type", "published", "outlet", "place", "country", "status", "first, last"),
}
_OF_KINDS = tuple(
    f"CREATE INDEX {kind}_{columns.partition(',')[0]} ON claims ({columns}) WHERE kind = '{kind}'"
    for kind, every in INDEXED.items()
    for columns in every
)

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE versions (
      key INTEGER PRIMARY KEY, engine TEXT NOT NULL, rules TEXT NOT NULL, data TEXT NOT NULL,
      UNIQUE (engine, rules, data)
    ) STRICT
    """,
    """
    CREATE TABLE names (
      key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL
    ) STRICT
    """,
    # `record` is the document's JSON without its text, compressed by zlib; `given` what the reader was told (JSON).
    """
    CREATE TABLE documents (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, uri TEXT, media_type TEXT NOT NULL,
      added TEXT NOT NULL, read TEXT NOT NULL, versions INTEGER REFERENCES versions (key),
      given TEXT NOT NULL, text TEXT NOT NULL, record BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX documents_sha256 ON documents (sha256)",
    """
    CREATE TABLE also_at (
      document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE, uri TEXT NOT NULL, added TEXT NOT NULL,
      PRIMARY KEY (document, uri)
    ) STRICT, WITHOUT ROWID
    """,
    # `copy_of` is the first article told in the same words, `similarity` how much of the words is shared (0 to 1).
    """
    CREATE TABLE articles (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
      document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE, number INTEGER NOT NULL,
      start INTEGER NOT NULL, "end" INTEGER NOT NULL, title TEXT, published TEXT NOT NULL, published_basis TEXT,
      outlet INTEGER, words INTEGER NOT NULL, sketch BLOB,
      copy_of INTEGER REFERENCES articles (key) ON DELETE SET NULL, similarity REAL,
      UNIQUE (document, number)
    ) STRICT
    """,
    "CREATE INDEX articles_published ON articles (published)",
    "CREATE INDEX articles_outlet ON articles (outlet)",
    "CREATE INDEX articles_copy_of ON articles (copy_of) WHERE copy_of IS NOT NULL",
    "CREATE TABLE bands (band INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (band, article))"
    " STRICT, WITHOUT ROWID",
    "CREATE VIRTUAL TABLE search USING fts5 (folded, tokenize = 'ascii')",
    # One row a claim; columns of other kinds are null. `first` and `last` are the days `date` may mean. Where a date is
    # not known it is empty rather than null, so that pages ordered by it go on from a cursor.
    """
    CREATE TABLE claims (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL,
      article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind = 'statement' OR kind = 'casualty' OR kind = 'event'), ordinal INTEGER NOT NULL,
      start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
      type TEXT NOT NULL, mode TEXT, status TEXT, scope TEXT, cause TEXT,
      min INTEGER, max INTEGER, approx INTEGER, vague TEXT, victims TEXT,
      incident INTEGER, revises INTEGER, part INTEGER,
      speaker INTEGER, speaker_kind TEXT, cue TEXT,
      actor INTEGER, actor_country TEXT,
      recipient INTEGER, recipient_country TEXT,
      place INTEGER, country TEXT, geonameid INTEGER, lat REAL, lon REAL, precision TEXT,
      date TEXT, first TEXT NOT NULL, last TEXT NOT NULL, published TEXT NOT NULL,
      outlet INTEGER, rule TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX claims_id ON claims (id)",
    "CREATE INDEX claims_article ON claims (article)",
    *_OF_KINDS,
    # The chain of attribution of a claim, nearest to the fact first (position 0).
    """
    CREATE TABLE sources (
      claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, position INTEGER NOT NULL,
      name INTEGER NOT NULL, kind TEXT NOT NULL, start INTEGER, "end" INTEGER,
      PRIMARY KEY (claim, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX sources_name ON sources (name)",
    """
    CREATE TABLE mentions (
      article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind = 'person' OR kind = 'group' OR kind = 'place'), name INTEGER NOT NULL,
      times INTEGER NOT NULL, country TEXT, geonameid INTEGER, lat REAL, lon REAL, precision TEXT,
      PRIMARY KEY (article, kind, name)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX mentions_name ON mentions (name)",
    # What people decided, never changed or removed. `record` and `other` are ids, so they outlive a new reading.
    """
    CREATE TABLE decisions (
      key INTEGER PRIMARY KEY, record TEXT NOT NULL, other TEXT,
      verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'edit', 'same', 'different', 'undo')),
      field TEXT, value TEXT, undoes INTEGER REFERENCES decisions (key),
      name TEXT NOT NULL CHECK (name <> ''), time TEXT NOT NULL, note TEXT,
      start INTEGER, "end" INTEGER, text TEXT,
      CHECK ((verdict = 'undo') = (undoes IS NOT NULL)), CHECK ((verdict = 'edit') = (field IS NOT NULL)),
      CHECK ((verdict IN ('same', 'different')) = (other IS NOT NULL))
    ) STRICT
    """,
    "CREATE INDEX decisions_record ON decisions (record)",
    "CREATE UNIQUE INDEX decisions_undoes ON decisions (undoes) WHERE undoes IS NOT NULL",
    "CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions"
    " BEGIN SELECT raise(ABORT, 'decisions are never changed'); END",
    "CREATE TRIGGER decisions_last BEFORE DELETE ON decisions"
    " BEGIN SELECT raise(ABORT, 'decisions are never removed'); END",
    # After a new reading, where a decided record's words are now told by another record.
    "CREATE TABLE moved (old TEXT PRIMARY KEY, new TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX moved_new ON moved (new)",
)
