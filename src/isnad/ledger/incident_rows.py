"""Casualties by the incident they tell of: what the incident exports are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from isnad.ledger.conditions import conditions, joined
from isnad.ledger.connect import translated
from isnad.ledger.filters import Filters
from isnad.ledger.selection import Selection

Row = dict[str, Any]


def incident_rows(link: sqlite3.Connection, path: Path, filters: Filters) -> Iterator[tuple[str | None, list[Row]]]:
    """Each incident's id with its casualties, of those the filters choose; those of no incident by article, under None.

    A row is one of `v_casualties` with `role` (main, also, mention: of its report), `aside` (why the series of the toll
    leaves it out) and `copy_of` (the first article told in the words of its own).
    """
    with translated(path):
        chosen = joined(conditions(link, "casualty", filters))
        sql = f"""
          SELECT r.shown, c.article, c.key, r.role, i.aside, f.id FROM claims c
          LEFT JOIN incident_claims i ON i.claim = c.key LEFT JOIN incident_reports r ON r.key = i.report
          JOIN articles a ON a.key = c.article LEFT JOIN articles f ON f.key = a.copy_of
          WHERE {chosen.test} ORDER BY r.shown IS NULL, r.shown, c.article, c.key
        """  # noqa: S608
        found = link.execute(sql, chosen.values)
        rows = Selection(link, path, "casualty", filters)
        for (incident, _), told in groupby(found, key=lambda row: (row[0], row[1] if row[0] is None else None)):
            yield incident, list(_with_roles(rows, list(told)))


def rows_of_one(link: sqlite3.Connection, path: Path, incident: str) -> list[Row]:
    """The casualties that tell of one incident, in the order they were published.

    A row is one of `v_casualties` with `role`, `aside`, `title` and `ordinal`: its number in its article's list.
    """
    with translated(path):
        sql = """
          SELECT c.key, c.id, r.role, i.aside, a.title, c.ordinal FROM incident_reports r
          JOIN incident_claims i ON i.report = r.key JOIN claims c ON c.key = i.claim
          JOIN articles a ON a.key = c.article WHERE r.shown = ? ORDER BY c.published, a.key, c.ordinal
        """
        told = link.execute(sql, (incident,)).fetchall()
        rows = Selection(link, path, "casualty", Filters()).of_keys([key for key, *_ in told])
    beside = {id: dict(zip(("role", "aside", "title", "ordinal"), more, strict=True)) for _, id, *more in told}
    return [{**row, **beside[row["id"]]} for row in rows]


def _with_roles(selection: Selection, told: list[tuple[Any, ...]]) -> Iterator[Row]:
    rows = selection.of_keys([key for _, _, key, *_ in told])
    for row, (_, _, _, role, aside, copy_of) in zip(rows, told, strict=True):
        yield {**row, "role": role, "aside": aside, "copy_of": copy_of}
