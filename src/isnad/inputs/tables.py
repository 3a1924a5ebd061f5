"""Tables of pages: JSON lines, CSV or TSV, Parquet; one page a row.

Which column holds what is found by its name, or said by the caller: `{"text": "body", "published": "date"}`.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from isnad.errors import EmptyInput, InputError, IsnadError, UsageError
from isnad.inputs.entry import Input
from isnad.inputs.sidecars import described

Row = Mapping[str, Any]
FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "html", "content", "body", "article", "raw_content"),
    "title": ("title", "headline"),
    "published": ("published", "published_at", "date", "publish_date", "pub_date"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "url": ("url", "uri", "link"),
    "encoding": ("encoding", "charset"),
    "name": ("id", "name", "file", "document"),
}
"""What a row may say, and the columns that are taken for it when the caller names none, in this order."""
_LIMIT = 64 << 20


def read_table(
    path: Path, name: str, kind: str, columns: Mapping[str, str] | None = None
) -> Iterator[Input | IsnadError]:
    """The rows of a table as inputs; a row that cannot be read is an error that names its line, and the rest is read.

    `columns` says which column holds which of `FIELDS`. Raises nothing: a missing column of the caller's is an error
    in the stream, once.
    """
    rows = {"jsonl": _json_lines, "csv": _csv_rows, "parquet": _parquet_rows}[kind]
    mapped: dict[str, str] | None = None
    try:
        for number, row in rows(path):
            where = f"{name}:{number}"
            if isinstance(row, IsnadError):
                yield row.at(where)
                continue
            if mapped is None or kind == "jsonl":
                mapped = _mapping(row, columns or {}, where)
            yield _input(row, mapped, where)
    except IsnadError as error:
        yield error.at(name)
    except (OSError, EOFError, UnicodeError, csv.Error) as cause:
        yield InputError(f"the table cannot be read further ({cause})", where=name)


def check_columns(columns: Mapping[str, str]) -> None:
    """Raise `UsageError` for a field that is none of `FIELDS`."""
    for field in columns:
        if field not in FIELDS:
            raise UsageError(f"no such field: {field}", hint=f"Fields: {', '.join(FIELDS)}.")


def _mapping(row: Row, columns: Mapping[str, str], where: str) -> dict[str, str]:
    for field, column in columns.items():
        if field in ("text", "published") and column not in row:
            hint = f"Its columns: {', '.join(map(str, row))}."
            raise UsageError(f"the table has no column {column!r}", where=where, hint=hint)
    found = {f: next((name for name in names if name in row), "") for f, names in FIELDS.items()}
    return {**found, **columns}


def _input(row: Row, mapped: dict[str, str], where: str) -> Input | IsnadError:
    said = {field: row.get(column) for field, column in mapped.items() if column}
    text = said.get("text")
    if not isinstance(text, str | bytes) or not text:
        return EmptyInput("the row has no text", where=where, hint="Name its column: --column text=NAME.")
    title = said.get("title")
    if isinstance(title, str) and title.strip() and isinstance(text, str) and not _holds(text, title):
        text = f"{title.strip()}\n\n{text}"
    own = said.get("name")
    label = f"{where}:{own}" if isinstance(own, str | int) and str(own) else where
    return described(Input(label, None, text), said)


def _holds(text: str, title: str) -> bool:
    """Whether a text opens with its title, or is a page of HTML, which has its own."""
    opening = text[: len(title) + 200].lstrip()
    return opening.startswith("<") or title.strip() in opening


def _json_lines(path: Path) -> Iterator[tuple[int, Row | IsnadError]]:
    with _opened(path) as file:
        number = 0
        while line := file.readline(_LIMIT):
            number += 1
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as cause:
                yield number, InputError(f"not a line of JSON ({cause})")
                continue
            yield number, row if isinstance(row, dict) else InputError("not a JSON object")


def _csv_rows(path: Path) -> Iterator[tuple[int, Row | IsnadError]]:
    import io

    csv.field_size_limit(_LIMIT)
    with _opened(path) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="") as file:
        tabs = ".tsv" in path.name.lower()
        reader = csv.DictReader(file, delimiter="\t" if tabs else ",", restkey="", strict=False)
        for row in reader:
            yield reader.line_num, row


def _parquet_rows(path: Path) -> Iterator[tuple[int, Row | IsnadError]]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise UsageError("reading Parquet needs pyarrow", hint="pip install 'isnad[arrow]'.") from None
    number = 0
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=256):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except (pa.ArrowException, OSError) as cause:
        raise InputError(f"the Parquet file cannot be read further than row {number} ({cause})") from cause


def _opened(path: Path) -> IO[bytes]:
    return gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb")  # type: ignore[return-value]
