"""The rows of a view as a file: CSV, JSON, JSON lines, GeoJSON. Every row, however many, written as they are read."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any

import msgspec
from anyio import sleep
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from isnad.exports.ledger_rows import csv_lines, geojson, json_lines
from isnad.ledger import Ledger

Row = dict[str, Any]
MEDIA = {
    "csv": "text/csv; charset=utf-8", "json": "application/json", "jsonl": "application/jsonl",
    "geojson": "application/geo+json",
}  # fmt: skip
_CHUNK = 1 << 16


def row_file(
    request: Request, choose: Callable[[Ledger], Iterable[Row]], columns: Iterable[str], name: str
) -> Response:
    """The rows that `choose` gives, in the form the address ends in; 404 for any other form."""
    form = request.path_params["form"]
    if form not in MEDIA:
        raise HTTPException(404, f"No form {form!r}: choose from {', '.join(MEDIA)}.")
    desk = request.app.state.desk

    async def body() -> AsyncIterator[bytes]:
        # In one thread, as a connection is for one; others are let in between.
        with desk.reading() as ledger:
            for chunk in _gathered(written(choose(ledger), form, columns)):
                yield chunk
                await sleep(0)

    safe = re.sub(r"[^\w.-]+", "-", name, flags=re.ASCII)
    disposition = f'attachment; filename="{safe}.{form}"' if form != "json" else "inline"
    return StreamingResponse(body(), media_type=MEDIA[form], headers={"Content-Disposition": disposition})


def written(rows: Iterable[Row], form: str, columns: Iterable[str]) -> Iterator[bytes]:
    """Rows in a form; CSV with the byte order mark that spreadsheets need."""
    if form == "csv":
        return csv_lines(rows, columns, bom=True)
    if form == "geojson":
        return geojson(rows)
    return json_lines(rows) if form == "jsonl" else _array(rows)


def _array(rows: Iterable[Row]) -> Iterator[bytes]:
    separator = b"["
    for row in rows:
        yield separator + msgspec.json.encode(row)
        separator = b",\n"
    yield b"[]\n" if separator == b"[" else b"]\n"


def _gathered(pieces: Iterator[bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _CHUNK:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)
