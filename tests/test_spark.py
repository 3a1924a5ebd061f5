"""The reading on Spark: the same rows as without it, also when a worker and an executor are killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import isnad
from containers import text

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'isnad[spark]'")
pytest.importorskip("pandas", reason="Spark's Arrow functions need pandas")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

from benchmarks.incident_corpus import stories  # noqa: E402

from isnad.errors import UsageError  # noqa: E402
from isnad.ledger.incidents.book import Book  # noqa: E402
from isnad.ledger.incidents.extract import reports  # noqa: E402
from isnad.ledger.incidents.linking import in_order  # noqa: E402
from isnad.ledger.incidents.weights import Weights  # noqa: E402
from isnad.scale.spark import claims, main, read_frame  # noqa: E402
from isnad.scale.spark_incidents import incidents  # noqa: E402

PAGES = 400


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))  # local-cluster starts its executors there
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("isnad-tests")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
        "spark.sql.shuffle.partitions": "4",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def pages(session: Any) -> Any:
    return session.createDataFrame([(f"p{n}", text(n)) for n in range(PAGES)], ["name", "body"]).repartition(8)


def processes(pattern: str) -> list[int]:
    found = subprocess.run(["pgrep", "-f", pattern], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def kill_one_of_each(stop: threading.Event, killed: list[str]) -> None:
    """Kill a Python worker, then an executor, as soon as there are some."""
    for pattern in ("pyspark.daemon", "CoarseGrainedExecutorBackend"):
        while not stop.is_set():
            alive = processes(pattern)
            if alive:
                os.kill(alive[-1], signal.SIGKILL)
                killed.append(pattern)
                time.sleep(1.0)
                break
            time.sleep(0.1)


def test_rows_are_those_of_the_reading_when_workers_are_killed(pages: Any) -> None:
    stop, killed = threading.Event(), list[str]()
    killer = threading.Thread(target=kill_one_of_each, args=(stop, killed))
    killer.start()
    rows = read_frame(pages, {"text": "body"}).select("name", "document", "failure").collect()
    stop.set()
    killer.join()
    assert killed
    assert sorted(row.name for row in rows) == sorted(f"p{n}" for n in range(PAGES))
    assert all(row.document and not row.failure for row in rows)


def test_claims_are_one_row_each(pages: Any) -> None:
    rows = claims(read_frame(pages.limit(3), {"text": "body"}), "statements").collect()
    assert {row.cue for row in rows} == {"قال", "أضافوا"}


def test_missing_column_is_said(pages: Any) -> None:
    with pytest.raises(UsageError, match="body"):
        read_frame(pages)


def test_job_reads_a_table_to_parquet(session: Any, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = tmp_path / "pages.jsonl"
    table.write_text('{"body": "قال شهود إن الطريق مغلق."}\n', encoding="utf-8")
    linked = ["--incidents", str(tmp_path / "linked")]
    assert main([str(table), str(tmp_path / "out"), "--column", "text=body", *linked]) == 0
    assert pq.read_table(tmp_path / "out").to_pylist()[0]["articles"] == 1
    assert pq.read_table(tmp_path / "linked").column_names[:2] == ["incident", "report"]


class _Whole(Weights):
    """Weights of a whole collection, which reading on does not change."""

    def add(self, terms: Iterable[str]) -> None:
        pass


def test_incidents_are_those_of_a_ledger_with_the_same_weights(session: Any) -> None:
    told = [isnad.read(story.text, published=story.published) for story in list(stories())[:120]]
    every = [report for document in told for report in reports(document)]
    counts = Counter(term for report in every for term in set(report.terms))
    book = Book(weights=_Whole(len(every), {t: n for t, n in counts.items() if n > 1}.items()))
    book.add_all(in_order(every))
    frame = session.createDataFrame([(d.to_json().decode(),) for d in told], ["document"]).repartition(4)
    found: dict[str, set[str]] = {}
    for row in incidents(frame).collect():
        found.setdefault(row.incident, set()).add(row.report)
    assert {name: set(members) for name, members in book.members.items()} == found
    assert max(map(len, found.values())) > 2
