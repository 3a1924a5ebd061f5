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
def _read(name: str, row: type[msgspec.Struct]) -> tuple[msgspec.Struct, ...]:
    path = files("isnad.lexicon").joinpath("data", f"{name}.tsv")
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as cause:
        raise LexiconError(f"word list cannot be read ({cause.__class__.__name__})", where=f"{name}.tsv") from cause
    return parse_table(text, row, f"{name}.tsv")


def parse_table(text: str, row: type[Row], where: str) -> tuple[Row, ...]:
    """The rows of a table given as text; `where` is the file's name for errors."""
    lists = {k for k, v in get_type_hints(row).items() if getattr(v, "__origin__", None) is tuple}
    header: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\r").split("\t")
        if header is None:
            header = cells
            _check_header(header, row, where)
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{len(cells)} cells under {len(header)} columns", where=f"{where}:{number}")
        given: dict[str, Any] = {}
        for column, cell in zip(header, cells, strict=False):
            cell = cell.strip()
            if column in lists:
                given[column] = [part.strip() for part in cell.split("|")] if cell else []
            elif cell:
                given[column] = cell
        try:
            rows.append(msgspec.convert(given, row, strict=False))
        except msgspec.ValidationError as cause:
            raise LexiconError(f"{cause}", where=f"{where}:{number}") from cause
    return tuple(rows)


def _check_header(header: list[str], row: type[msgspec.Struct], where: str) -> None:
    known = {field.name: field.required for field in msgspec.structs.fields(row)}
    unknown = [name for name in header if name not in known]
    absent = [name for name, required in known.items() if required and name not in header]
    if unknown or absent:
        raise LexiconError(f"header: unknown columns {unknown}, missing columns {absent}", where=f"{where}:1")
