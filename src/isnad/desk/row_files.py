"""The rows of a view as a file: CSV, JSON, JSON lines, GeoJSON. Every row, however many, written as they are read."""

from __future__ import annotations

import re
from asyncio import get_running_loop
from collections.abc import AsyncIterator, Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeAlias

import msgspec
from anyio import CancelScope
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from isnad.desk.state import Desk
from isnad.exports.ledger_rows import csv_lines, geojson, json_lines
from isnad.ledger import Ledger

Row = dict[str, Any]
Pieces: TypeAlias = Generator[bytes, None, None]
MEDIA = {
    "csv": "text/csv; charset=utf-8", "json": "application/json", "jsonl": "application/jsonl",
    "geojson": "application/geo+json",
}  # fmt: skip
_CHUNK = 1 << 16


def row_file(
    request: Request,
    choose: Callable[[Ledger], Iterable[Row]],
    columns: Iterable[str],
    name: str,
    *,
    placed: bool = True,
) -> Response:
    """The rows that `choose` gives, in the form the address ends in; 404 for any other form, and for GeoJSON where rows
    have no place."""
    form = request.path_params["form"]
    if form not in MEDIA or (form == "geojson" and not placed):
        raise HTTPException(404, f"No form {form!r}: choose from {', '.join(MEDIA)}.")
    safe = re.sub(r"[^\w.-]+", "-", name, flags=re.ASCII)
    disposition = f'attachment; filename="{safe}.{form}"' if form != "json" else "inline"
    pieces = _pieces(request.app.state.desk, choose, form, columns)
    return StreamingResponse(_sent(pieces), media_type=MEDIA[form], headers={"Content-Disposition": disposition})


def _pieces(desk: Desk, choose: Callable[[Ledger], Iterable[Row]], form: str, columns: Iterable[str]) -> Pieces:
    with desk.reading() as ledger:
        yield from _gathered(written(choose(ledger), form, columns))


async def _sent(pieces: Pieces) -> AsyncIterator[bytes]:
    """The pieces, made in one thread of their own, as a connection is for one; others are answered meanwhile."""
    with ThreadPoolExecutor(1) as worker:
        loop = get_running_loop()
        try:
            while piece := await loop.run_in_executor(worker, next, pieces, b""):
                yield piece
        finally:
            with CancelScope(shield=True):  # the reader may have gone away
                await loop.run_in_executor(worker, pieces.close)


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


def _gathered(pieces: Iterator[bytes]) -> Pieces:
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _CHUNK:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)
