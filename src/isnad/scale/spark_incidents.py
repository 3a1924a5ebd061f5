"""Reports of one incident linked on Spark: blocking keys, comparisons and placing, each spread over the cluster.

    documents = read_frame(pages)                  isnad.scale.spark
    incidents(documents)                           one row a report: the incident it is of

Reports are filed under matters (a place, a rare word, a figure, within days); those under one matter are paired
(`applyInArrow`), pairs that share most are compared, and reports that comparisons hold together are placed, in the
order of their days, as a ledger places them. Words are weighed over the whole collection, where a ledger weighs them
over what it had read until then, so a pair close to the threshold may fall on the other side. The groups of reports are
found on the driver, from pairs of ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from isnad.ledger.incidents.apart import Filed, Member, Tie, askers, components, filing, judged, placed, weights_of
from isnad.ledger.incidents.blocking import MOST
from isnad.ledger.incidents.evidence import SUGGESTED
from isnad.ledger.incidents.extract import reports
from isnad.ledger.incidents.linking import order
from isnad.ledger.incidents.records import Report
from isnad.records import Document

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_REPORT = "id string, document string, article bigint, role string, outlet string, published string, " \
          "numbers array<bigint>, issued bigint, rank bigint, terms array<string>, report string"  # fmt: skip
_FILED = "matter string, issued bigint, rank bigint, id string, buckets array<bigint>"
_PAIR = "later string, earlier string"
_TIE = "later string, earlier string, score double, forbidden boolean"
PLACED = "id string, incident string"


def incidents(documents: DataFrame) -> DataFrame:
    """The incident of each report of a frame of documents (`read_frame`; its column `document` is what is read).

    Columns: incident, report, document, article, role (main, also, mention), outlet, published, numbers (which of the
    article's casualties, from 0, tell of it). The rows of one incident are its reports, side by side.
    """
    from pyspark.sql.functions import col

    told = documents.where(col("document").isNotNull()).select("document").mapInArrow(_reports, _REPORT).cache()
    ties = _ties(told).cache()
    return told.join(_placed(told, ties), "id", "left").selectExpr(
        "coalesce(incident, id) AS incident", "id AS report", "document", "article", "role", "outlet", "published",
        "numbers",
    )  # fmt: skip


def _ties(told: DataFrame) -> DataFrame:
    """The comparisons that say something for or against, one row a pair."""
    from pyspark.sql import Window
    from pyspark.sql.functions import col, count, explode, lit, row_number

    counted = told.select(explode("terms").alias("term")).groupBy("term").agg(count(lit(1)).alias("n")).where("n > 1")
    counts = {row["term"]: row["n"] for row in counted.toLocalIterator()}
    shared = told.sparkSession.sparkContext.broadcast((told.count(), counts))
    filed = told.select("report").mapInArrow(_filer(shared), _FILED)
    pairs = filed.groupBy("matter").applyInArrow(_paired, _PAIR)
    ranked = pairs.groupBy("later", "earlier").agg(count(lit(1)).alias("matters"))
    first = Window.partitionBy("later").orderBy(col("matters").desc(), col("earlier"))
    chosen = ranked.withColumn("nth", row_number().over(first)).where(col("nth") <= MOST)
    bodies = told.select("id", "report")
    both = (
        chosen.join(bodies.withColumnsRenamed({"id": "later", "report": "mine"}), "later")
        .join(bodies.withColumnsRenamed({"id": "earlier", "report": "theirs"}), "earlier")
        .select("mine", "theirs")
    )
    return both.mapInArrow(_judge(shared), _TIE)


def _placed(told: DataFrame, ties: DataFrame) -> DataFrame:
    """The incident of every report that some comparison speaks for."""
    from pyspark.sql.functions import col, lit

    binding = ties.where(col("score") >= SUGGESTED).select("later", "earlier")
    of = components((row["later"], row["earlier"]) for row in binding.toLocalIterator())
    session = told.sparkSession
    groups = session.createDataFrame(list(of.items()) or [("", "")], "id string, component string")
    members = told.join(groups, "id").select(
        "component", "issued", "rank", "id", "document", *(lit(None).cast(t).alias(n) for n, t in _OF_TIE)
    )
    inside = ties.join(groups.withColumnRenamed("id", "later"), "later").select(
        "component", *(lit(None).cast(t).alias(n) for n, t in _OF_MEMBER), "later", "earlier", "score", "forbidden"
    )
    return members.unionByName(inside).groupBy("component").applyInArrow(_place, PLACED)


_OF_TIE = (("later", "string"), ("earlier", "string"), ("score", "double"), ("forbidden", "boolean"))
_OF_MEMBER = (("issued", "bigint"), ("rank", "bigint"), ("id", "string"), ("document", "string"))


def _reports(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    read = msgspec.json.Decoder(Document).decode
    for batch in batches:
        rows = [_row(report) for text in batch.column(0).to_pylist() for report in reports(read(text))]
        yield _batch(rows, _REPORT)


def _row(report: Report) -> dict[str, Any]:
    issued, rank, name = order(report)
    return {
        "id": name, "document": report.document, "article": report.article, "role": report.role,
        "outlet": report.outlet, "published": report.published, "numbers": list(report.numbers), "issued": issued,
        "rank": rank, "terms": list(set(report.terms)), "report": msgspec.json.encode(report).decode(),
    }  # fmt: skip


def _filer(shared: Any) -> Any:
    def file(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        weights, read = weights_of(*shared.value), msgspec.json.Decoder(Report).decode
        for batch in batches:
            told = map(read, batch.column(0).to_pylist())
            rows = [
                {"matter": matter, "issued": f.issued, "rank": f.rank, "id": f.id, "buckets": list(f.buckets)}
                for report in told
                for matter, f in filing(report, weights)
            ]
            yield _batch(rows, _FILED)

    return file


def _paired(group: pa.Table) -> pa.Table:
    import pyarrow as pa

    filed = [Filed(r["issued"], r["rank"], r["id"], tuple(r["buckets"])) for r in group.to_pylist()]
    pairs = list(askers(filed))
    return pa.table({"later": [a for a, _ in pairs], "earlier": [b for _, b in pairs]}, _schema(_PAIR))


def _judge(shared: Any) -> Any:
    def judge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        weights, read = weights_of(*shared.value), msgspec.json.Decoder(Report).decode
        for batch in batches:
            mine, theirs = (map(read, batch.column(i).to_pylist()) for i in (0, 1))
            found = (judged(a, b, weights) for a, b in zip(mine, theirs, strict=True))
            yield _batch([tie._asdict() for tie in found if tie is not None], _TIE)

    return judge


def _place(group: pa.Table) -> pa.Table:
    import pyarrow as pa

    rows = group.to_pylist()
    members = [Member(r["issued"], r["rank"], r["id"], r["document"]) for r in rows if r["id"] is not None]
    ties = [Tie(r["later"], r["earlier"], r["score"], r["forbidden"]) for r in rows if r["id"] is None]
    of = placed(members, ties)
    return pa.table({"id": list(of), "incident": list(of.values())}, _schema(PLACED))


def _batch(rows: list[dict[str, Any]], fields: str) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_pylist(rows, schema=_schema(fields))


def _schema(fields: str) -> pa.Schema:
    """An Arrow schema of the few types used here, from Spark's words for it."""
    import pyarrow as pa

    kinds = {
        "string": pa.string(), "bigint": pa.int64(), "double": pa.float64(), "boolean": pa.bool_(),
        "array<bigint>": pa.list_(pa.int64()), "array<string>": pa.list_(pa.string()),
    }  # fmt: skip
    return pa.schema([(name, kinds[kind]) for name, kind in (field.split(" ") for field in fields.split(", "))])
