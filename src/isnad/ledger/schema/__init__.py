"""The shape of a ledger file, as numbered steps: `PRAGMA user_version` says how many of them a file has had."""

from __future__ import annotations

from isnad.ledger.schema import incidents, indexes, records
from isnad.ledger.schema.views import VIEWS as RECORD_VIEWS

__all__ = ["APPLICATION_ID", "MIGRATIONS", "VERSION", "VIEWS"]

APPLICATION_ID = 0x49534E44  # "ISND"
# Each step is a tuple of single SQL statements, run in one transaction. A step that was released is never edited.
MIGRATIONS: tuple[tuple[str, ...], ...] = (records.STATEMENTS, incidents.STATEMENTS, indexes.STATEMENTS)
VERSION = len(MIGRATIONS)
VIEWS: dict[str, str] = RECORD_VIEWS | incidents.VIEWS
