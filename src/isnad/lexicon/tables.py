"""Word lists: TSV files in `data/`, one entry a line, read into typed rows once.

The first line names the columns: those of the row type, in any order; a column with a default may be left out. Lines
that are empty or begin with `#` are passed over. A list-valued column separates its values by `|`. Every defect is a
`LexiconError` that names the file and the line.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, get_type_hints

import msgspec

from isnad.errors import LexiconError

Row = TypeVar("Row", bound=msgspec.Struct)


def read_table(name: str, row: type[Row]) -> tuple[Row, ...]:
    """The rows of `data/{name}.tsv`, in the file's order; read once for each pair of name and row type."""
    return _read(name, row)  # type: ignore[return-value]


@cache
def read_columns(name: str, *columns: str) -> tuple[tuple[str, ...], ...]:
    """The cells of some columns of `data/{name}.tsv`, line by line, as they stand: for lists without a row type."""
    lines = [line for line in _text(name).split("\n") if line.strip() and not line.startswith("#")]
    header = lines[0].rstrip("\r").split("\t")
    absent = [column for column in columns if column not in header]
    if absent:
        raise LexiconError(f"header: missing columns {absent}", where=f"{name}.tsv:1")
    places = [header.index(column) for column in columns]
    cells = (line.rstrip("\r").split("\t") for line in lines[1:])
    return tuple(tuple(row[i].strip() if i < len(row) else "" for i in places) for row in cells)


@cache
def _read(name: str, row: type[msgspec.Struct]) -> tuple[msgspec.Struct, ...]:
    return parse_table(_text(name), row, f"{name}.tsv")


def _text(name: str) -> str:
    path = files("isnad.lexicon").joinpath("data", f"{name}.tsv")
    try:
        return path.read_text(encoding="utf-8")
    except OSError as cause:
        raise LexiconError(f"word list cannot be read ({cause.__class__.__name__})", where=f"{name}.tsv") from cause


def parse_table(text: str, row: type[Row], where: str) -> tuple[Row, ...]:
    """The rows of a table given as text; `where` is the file's name for errors."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        return ()
    header = lines[0][1].rstrip("\r").split("\t")
    _check_header(header, row, where)
    lists = _lists(row)
    columns = [(name, name in lists) for name in header]
    given = [_cells(line, columns, f"{where}:{number}") for number, line in lines[1:]]
    try:
        return tuple(msgspec.convert(given, list[row], strict=False))  # type: ignore[valid-type]
    except msgspec.ValidationError:
        for (number, _), cells in zip(lines[1:], given, strict=True):
            _check_row(cells, row, f"{where}:{number}")
        raise


def _lists(row: type[msgspec.Struct]) -> set[str]:
    """The columns that hold several values."""
    return {name for name, kind in get_type_hints(row).items() if getattr(kind, "__origin__", None) is tuple}


def _cells(line: str, columns: list[tuple[str, bool]], where: str) -> dict[str, Any]:
    """The cells of a line by column, empty ones left out; a list-valued cell as its parts."""
    cells = line.rstrip("\r").split("\t")
    if len(cells) > len(columns):
        raise LexiconError(f"{len(cells)} cells under {len(columns)} columns", where=where)
    given: dict[str, Any] = {}
    for (column, several), cell in zip(columns, cells, strict=False):
        value = cell.strip()
        if value:
            given[column] = [part.strip() for part in value.split("|")] if several else value
        elif several:
            given[column] = []
    return given


def _check_row(cells: dict[str, Any], row: type[msgspec.Struct], where: str) -> None:
    try:
        msgspec.convert(cells, row, strict=False)
    except msgspec.ValidationError as cause:
        raise LexiconError(f"{cause}", where=where) from cause


def _check_header(header: list[str], row: type[msgspec.Struct], where: str) -> None:
    known = {field.name: field.required for field in msgspec.structs.fields(row)}
    unknown = [name for name in header if name not in known]
    absent = [name for name, required in known.items() if required and name not in header]
    if unknown or absent:
        raise LexiconError(f"header: unknown columns {unknown}, missing columns {absent}", where=f"{where}:1")
