"""Documents as Arrow columns: one row a page, its claims as lists of structs, the whole document as JSON beside them.

`process_batch` is the one function that every engine runs: a RecordBatch of pages to a RecordBatch of what they
report. DuckDB, Polars and Spark unnest the lists; `document` brings everything back (`Document.from_json`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa

from isnad.exports.rows import (
    CASUALTY_COLUMNS,
    EVENT_COLUMNS,
    STATEMENT_COLUMNS,
    Row,
    casualty_rows,
    event_rows,
    statement_rows,
)
from isnad.inputs import Input
from isnad.inputs.sidecars import described
from isnad.records import Document
from isnad.scale.failures import Failure
from isnad.scale.reading import outcome

_INTEGERS = frozenset({"article", "min", "max", "approx", "start", "end", "incident", "revises", "part", "mentions"})
_OF_PAGE = frozenset({"document", "uri"})
"""Columns of the flat rows that the page's own row holds already."""


def _struct(columns: Iterable[str]) -> pa.DataType:
    fields = [(name, pa.int64() if name in _INTEGERS else pa.string()) for name in columns if name not in _OF_PAGE]
    return pa.list_(pa.struct(fields))


CLAIMS: dict[str, Callable[[Document], Iterator[Row]]] = {
    "statements": statement_rows, "casualties": casualty_rows, "events": event_rows,
}  # fmt: skip
INPUT = pa.schema(
    [("name", pa.string()), ("text", pa.string()), ("published", pa.string()), ("outlet", pa.string()),
     ("url", pa.string())]
)  # fmt: skip
"""Pages to read: only `text` need be there. `html` counts as text."""
OUTPUT = pa.schema(
    [("name", pa.string()), ("id", pa.string()), ("uri", pa.string()), ("sha256", pa.string()),
     ("outlet", pa.string()), ("published", pa.string()), ("title", pa.string()), ("articles", pa.int64()),
     ("statements", _struct(STATEMENT_COLUMNS)), ("casualties", _struct(CASUALTY_COLUMNS)),
     ("events", _struct(EVENT_COLUMNS)),
     ("document", pa.string()), ("failure", pa.string()), ("failure_kind", pa.string())],
    metadata={"isnad": "documents/1"},
)  # fmt: skip
"""One row a page. `outlet`, `published`, `title` are of its first article; `failure`: why there is no document."""


def process_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch of pages (`INPUT`, columns in any order, others passed over) to a batch of `OUTPUT`, row for row."""
    names = [name for name in batch.schema.names if name in INPUT.names]
    rows = batch.select(names).to_pylist()
    return to_batch(_read(row, number) for number, row in enumerate(rows, 1))


def to_batch(results: Iterable[tuple[str, Document | Failure]]) -> pa.RecordBatch:
    """Named documents and failures as a batch of `OUTPUT`."""
    return pa.RecordBatch.from_pylist([row(name, result) for name, result in results], schema=OUTPUT)


def row(name: str, result: Document | Failure) -> dict[str, Any]:
    """One row of `OUTPUT`."""
    if isinstance(result, Failure):
        return {"name": name, "failure": f"{result.what}. {result.hint or ''}".strip(), "failure_kind": result.kind}
    first = result.articles[0] if result.articles else None
    return {
        "name": name,
        "id": result.id,
        "uri": result.source.uri,
        "sha256": result.source.sha256,
        "outlet": first and first.outlet,
        "published": first and first.published,
        "title": first.title.text if first and first.title else None,
        "articles": len(result.articles),
        **{kind: list(rows(result)) for kind, rows in CLAIMS.items()},
        "document": result.to_json().decode("utf-8", "replace"),
    }


def _read(row: dict[str, Any], number: int) -> tuple[str, Document | Failure]:
    name = row.get("name") or row.get("url") or f"row {number}"
    item = described(Input(name, None, row.get("text") or ""), row)
    return name, outcome(item)
