"""The shape of a ledger file, as numbered steps: `PRAGMA user_version` says how many of them a file has had."""

from __future__ import annotations

from isnad.ledger.schema import records
from isnad.ledger.schema.views import VIEWS

__all__ = ["APPLICATION_ID", "MIGRATIONS", "VERSION", "VIEWS"]

APPLICATION_ID = 0x49534E44  # "ISND"
# Each step is a tuple of single SQL statements, run in one transaction. A step that was released is never edited.
MIGRATIONS: tuple[tuple[str, ...], ...] = (records.STATEMENTS,)
VERSION = len(MIGRATIONS)
