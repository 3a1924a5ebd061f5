"""Rows of a ledger in the formats of tables: CSV, JSON lines, GeoJSON. Each is written as the rows are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from isnad.exports.columns import COLUMNS
from isnad.exports.rows import as_csv

Row = dict[str, Any]


def csv_lines(rows: Iterable[Row], columns: Iterable[str], *, bom: bool) -> Iterator[bytes]:
    """CSV, header first: text that a spreadsheet would run as a formula gets a leading apostrophe."""
    return as_csv(map(flat, rows), columns, bom=bom)


def json_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """One JSON object a row."""
    return (msgspec.json.encode(row) + b"\n" for row in rows)


def geojson(rows: Iterable[Row]) -> Iterator[bytes]:
    """A FeatureCollection (RFC 7946): a point a row, `geometry` null where the place has no coordinates."""
    yield b'{"type":"FeatureCollection","features":['
    separator = b"\n"
    for row in rows:
        yield separator + msgspec.json.encode(_feature(row))
        separator = b",\n"
    yield b"\n]}\n"


def flat(row: Mapping[str, Any]) -> Row:
    """A row whose nested values are JSON text."""
    return {k: _cell(v) for k, v in row.items()}


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list | tuple):
        return msgspec.json.encode(value).decode() if value else None
    return value


def _feature(row: Row) -> Row:
    lat, lon = row.get("lat"), row.get("lon")
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    properties = {name: value for name, value in row.items() if name not in ("lat", "lon")}
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": properties}


def columns_of(kind: str) -> list[str]:
    """The columns of rows of a kind, in their order."""
    return list(COLUMNS[kind])
