"""The same reading on Spark: a frame of pages to a frame of what they report (extra `spark`).

`process_batch` is the function that every engine runs; Spark hands it Arrow batches through `mapInArrow` and retries
what a lost worker or executor had in hand; since a row depends on its page alone, nothing is lost or doubled. Run it
with `local-cluster[N,1,MB]`, `local[N,4]` or a real cluster, never bare `local[N]`: it fails a job at one lost task.

    spark-submit --master … $(python -m isnad.scale.spark --path) IN OUT [--incidents OUT]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from isnad.errors import UsageError
from isnad.scale.columns import INPUT, OUTPUT, process_batch

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

CLAIMS = ("statements", "casualties", "events")


def read_frame(pages: DataFrame, columns: Mapping[str, str] | None = None) -> DataFrame:
    """What a frame of pages reports: one row a page, in the columns of `isnad.scale.columns.OUTPUT`.

    `columns` says which column of `pages` is which of `INPUT`: name, text, published, outlet, url. Only `text` must be
    there. Raises `UsageError` for a column that is not.
    """
    from pyspark.sql.functions import col

    said = dict(columns or {})
    named = {field: said.get(field, field) for field in INPUT.names}
    for field, column in named.items():
        if column not in pages.columns and (field in said or field == "text"):
            hint = f"Its columns: {', '.join(pages.columns)}."
            raise UsageError(f"the frame has no column {column!r} for {field}", hint=hint)
    chosen = [col(c).cast("string").alias(field) for field, c in named.items() if c in pages.columns]
    return pages.select(*chosen).mapInArrow(_each, ddl(OUTPUT))


def claims(documents: DataFrame, kind: str) -> DataFrame:
    """The claims of one kind (`CLAIMS`) of a frame of documents: one row a claim, with its page's id and address."""
    from pyspark.sql.functions import col, explode

    if kind not in CLAIMS:
        raise UsageError(f"no such kind of claim: {kind}", hint=f"Kinds: {', '.join(CLAIMS)}.")
    return documents.select("id", "uri", explode(col(kind)).alias("claim")).select("id", "uri", "claim.*")


def ddl(schema: pa.Schema) -> str:
    """An Arrow schema in Spark's words."""
    return ", ".join(f"`{field.name}` {_type(field.type)}" for field in schema)


def _type(kind: pa.DataType) -> str:
    import pyarrow as pa

    if pa.types.is_list(kind):
        return f"array<{_type(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'`{field.name}`:{_type(field.type)}' for field in kind)}>"
    return "bigint" if pa.types.is_integer(kind) else "string"


def _each(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    return map(process_batch, batches)


def main(arguments: list[str] | None = None) -> int:
    """The job of `spark-submit`: pages from Parquet, JSON lines or CSV to Parquet."""
    parser = argparse.ArgumentParser(prog="isnad.scale.spark", description="Read pages on Spark.")
    parser.add_argument("input", nargs="?", help="Parquet, JSON lines (.jsonl, .json) or CSV; a file, folder or URL.")
    parser.add_argument("output", nargs="?", help="Folder of Parquet files to write.")
    parser.add_argument("--column", action="append", default=[], metavar="FIELD=NAME",
                        help="Which column holds text, name, published, outlet or url.")  # fmt: skip
    parser.add_argument("--incidents", metavar="OUTPUT", help="Also link the reports, to this folder of Parquet files.")
    parser.add_argument("--path", action="store_true", help="Print the path of this job, for spark-submit, and end.")
    options = parser.parse_args(arguments)
    if options.path:
        sys.stdout.write(f"{__file__}\n")
        return 0
    if not options.input or not options.output:
        parser.error("say what to read and where to write")
    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("isnad").getOrCreate()
    pages = _load(session, options.input)
    columns = dict(pair.partition("=")[::2] for pair in options.column)
    read_frame(pages, columns).write.mode("errorifexists").parquet(options.output)
    if options.incidents:
        from isnad.scale.spark_incidents import incidents

        linked = incidents(session.read.parquet(options.output))
        linked.write.mode("errorifexists").parquet(options.incidents)
    return 0


def _load(session: SparkSession, path: str) -> DataFrame:
    name = path.lower().rstrip("/")
    if name.endswith((".json", ".jsonl", ".ndjson")):
        return session.read.json(path)
    if name.endswith(".csv"):
        return session.read.csv(path, header=True, multiLine=True, escape='"')
    return session.read.parquet(path)


if __name__ == "__main__":
    sys.exit(main())
