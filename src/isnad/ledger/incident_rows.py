"""Casualties by incident: what the incident exports are made of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from isnad.ledger.reader import Reader

Row = dict[str, Any]


def incident_rows(ledger: Reader, filters: dict[str, Any]) -> Iterator[tuple[str, list[Row]]]:
    """Each incident's id with its casualties, of those the filters choose: what one article tells of one occurrence."""
    copies = {row["id"]: row["copy_of"] for row in ledger.articles() if row["copy_of"]}

    def article(row: Row) -> str:
        return f"{row['document']}:{row['article']}"

    for name, told in groupby(ledger.casualties(**filters), key=article):
        occurrences: dict[str, list[Row]] = {}
        for row in told:
            occurrence = name if row["incident"] is None else f"{name}:{row['incident']}"
            occurrences.setdefault(occurrence, []).append({**row, "copy_of": copies.get(name)})
        yield from occurrences.items()
