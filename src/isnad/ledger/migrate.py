"""Recognising a ledger file and bringing it to the present schema, each step whole or not at all."""

from __future__ import annotations

import sqlite3

from isnad.errors import LedgerForeign
from isnad.ledger.schema import APPLICATION_ID, MIGRATIONS, VERSION, VIEWS


def recognise(link: sqlite3.Connection, where: str) -> int:
    """Schema version of the file, 0 for one just made; `LedgerForeign` for another program's or a newer one."""
    mark, version, tables = _marks(link)
    if mark != APPLICATION_ID:
        if mark or tables:
            hint = "Name another file; this one was left as it is."
            raise LedgerForeign("a database of another program, not a ledger", where=where, hint=hint)
        return 0
    if version > VERSION:
        what = f"a ledger of a newer Isnad (schema {version}; this one knows {VERSION})"
        raise LedgerForeign(what, where=where, hint="Upgrade Isnad; the file was left as it is.")
    return int(version)


def _marks(link: sqlite3.Connection) -> tuple[int, int, int]:
    """Application id, schema version and number of tables, as of one moment: another program may be making them."""
    alone = not link.in_transaction
    if alone:
        link.execute("BEGIN")
    try:
        asked = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
        mark, version, tables = (int(link.execute(sql).fetchone()[0]) for sql in asked)
    finally:
        if alone and link.in_transaction:
            link.execute("COMMIT")
    return mark, version, tables


def migrate(link: sqlite3.Connection, version: int, where: str) -> None:
    """Run the steps the file has not had. An interrupted step leaves the file as it was before that step."""
    while version < VERSION:
        link.execute("BEGIN IMMEDIATE")
        try:
            version = recognise(link, where)  # another program may have been quicker
            if version < VERSION:
                for statement in MIGRATIONS[version]:
                    link.execute(statement)
                version += 1
                link.execute(f"PRAGMA user_version = {version:d}")
                link.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
                if version == VERSION:
                    make_views(link)
            link.execute("COMMIT")
        except BaseException:
            if link.in_transaction:
                link.execute("ROLLBACK")
            raise


def make_views(link: sqlite3.Connection) -> None:
    """Make every view anew: a view holds nothing, so it always follows the code that made the last step."""
    for (name,) in link.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall():
        link.execute(f'DROP VIEW "{name}"')
    for name, sql in VIEWS.items():
        link.execute(f"CREATE VIEW {name} AS {sql}")
