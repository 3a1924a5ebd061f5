"""Migration 3: indexes that answer the first page of the desk alone, without a look at the rows.

Those of migration 1 that begin alike are replaced, so that keeping a document writes to no more of them than before.
"""

from __future__ import annotations

SPOT = "place, country, lat, lon, precision, kind"  # kind: the database reads the row to test it where it is not here
_OF_KINDS = tuple(
    step
    for kind in ("casualty", "event")
    for step in (
        f"DROP INDEX {kind}_place",
        f"CREATE INDEX {kind}_place ON claims ({SPOT}) WHERE kind = '{kind}'",
    )
)

STATEMENTS: tuple[str, ...] = (
    *_OF_KINDS,
    # Names are counted by kind, or looked up by name and kind.
    "DROP INDEX mentions_name",
    "CREATE INDEX mentions_name ON mentions (kind, name, times)",
    # The strongest suggestions are looked for from the top.
    "CREATE INDEX incident_links_score ON incident_links (score)",
)
