"""Selections as Arrow: streams of record batches, and Parquet files. Needs pyarrow (the extra `arrow`).

pyarrow rather than a lighter producer: Parquet needs a writer anyway, and one package serves both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

import msgspec

from isnad.errors import UsageError
from isnad.exports.columns import COLUMNS, INTEGERS, NUMBERS

if TYPE_CHECKING:
    from isnad.ledger.selection import Selection

_BATCH = 10_000


def reader(selection: Selection) -> Any:
    """A `pyarrow.RecordBatchReader` over every row, read as it is consumed."""
    pa = _pyarrow()
    shape = schema(selection.kind)
    return pa.RecordBatchReader.from_batches(shape, _batches(selection, shape))


def write_parquet(selection: Selection, out: IO[bytes]) -> None:
    """Every row to a Parquet file, in batches; each column's meaning is in its metadata."""
    _pyarrow()
    from pyarrow import parquet

    batches = reader(selection)
    with parquet.ParquetWriter(out, batches.schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


def schema(kind: str) -> Any:
    """The Arrow schema of rows of a kind."""
    pa = _pyarrow()

    def type_of(name: str) -> Any:
        return pa.int64() if name in INTEGERS else pa.float64() if name in NUMBERS else pa.string()

    return pa.schema([pa.field(name, type_of(name), metadata={"description": m}) for name, m in COLUMNS[kind].items()])


def _batches(selection: Selection, shape: Any) -> Iterator[Any]:
    pa = _pyarrow()
    rows = iter(selection)
    while chunk := list(islice(rows, _BATCH)):
        for row in chunk:
            if row.get("edits") is not None:
                row["edits"] = msgspec.json.encode(row["edits"]).decode() if row["edits"] else None
        yield pa.RecordBatch.from_pylist(chunk, schema=shape)


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as cause:
        raise UsageError("Arrow and Parquet need pyarrow", hint="pip install 'isnad[arrow]'.") from cause
    return pyarrow
