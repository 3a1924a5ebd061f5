"""Many documents: nothing lost, nothing twice, whatever dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

import isnad
from containers import text
from isnad.cli import commands
from isnad.errors import UsageError
from isnad.inputs import Input
from isnad.records import Document
from isnad.scale.batch import batch
from isnad.scale.failures import Failure
from isnad.scale.limits import Limits, OutOfTime, within
from isnad.scale.pool import Done, Lost, Pool
from isnad.scale.tasks import shards
from poison import WritePoisoned, echo, fail


def inputs(*texts: str) -> list[Input]:
    return [Input(f"{n}", None, text) for n, text in enumerate(texts)]


def run(
    texts: list[str], workers: int = 2, shard: int = 4, seconds: float | None = None
) -> tuple[Counter[str], list[Failure]]:
    found: Counter[str] = Counter()
    lost = []
    with Pool(echo, workers, Limits(seconds)) as pool:
        for end in pool.run(shards(inputs(*texts), shard)):
            if isinstance(end, Lost):
                lost.append(end.failure)
            elif isinstance(end, Done):
                found.update(end.answer)
    return found, lost


def test_every_item_is_answered_once() -> None:
    texts = [f"t{n}" for n in range(23)]
    assert run(texts) == (Counter(texts), [])


@pytest.mark.parametrize("poison", ["kill", "exit"])
def test_item_that_kills_its_worker_is_lost_alone(poison: str) -> None:
    texts = [f"t{n}" for n in range(9)]
    found, lost = run([*texts[:5], poison, *texts[5:]])
    assert found == Counter(texts)
    assert [(failure.name, failure.kind) for failure in lost] == [("5", "died")]


def test_item_that_kills_once_is_read_when_tried_again(tmp_path: Path) -> None:
    texts = ["a", f"once:{tmp_path / 'mark'}", "b"]
    assert run(texts) == (Counter(texts), [])


def test_item_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isnad.scale.pool._GRACE", 0.2)
    found, lost = run(["a", "hang", "b"], seconds=0.3)
    assert found == Counter("ab")
    assert [failure.kind for failure in lost] == ["hung"]


def test_several_poisons_in_one_shard_are_all_found() -> None:
    found, lost = run(["a", "kill", "b", "kill", "c"], workers=1, shard=5)
    assert (found, sorted(failure.name for failure in lost)) == (Counter("abc"), ["1", "3"])


def test_fault_of_the_job_ends_the_run_and_blames_no_document() -> None:
    with pytest.raises(OSError, match="No space left"), Pool(fail, 1) as pool:
        list(pool.run(shards(inputs("a", "b"))))


def test_time_limit_interrupts_python() -> None:
    with pytest.raises(OutOfTime), within(0.05):
        sum(1 for _ in count())


def test_shards_are_cut_in_the_same_places() -> None:
    stream = inputs(*(text(n) for n in range(10)))
    assert [task.key for task in shards(stream, 3)] == [task.key for task in shards(iter(stream), 3)]


def test_pipe_keeps_the_order_and_the_documents() -> None:
    texts = [text(n) for n in range(70)]
    assert [document.text for document in isnad.pipe(texts, workers=2)] == texts


def test_pipe_goes_on_after_a_bad_source() -> None:
    bad: list[Failure] = []
    documents = list(isnad.pipe([text(0), b"", text(1)], on_error=bad.append))
    assert ([d.text for d in documents], [f.name for f in bad]) == ([text(0), text(1)], ["document 2"])


def test_pipe_refuses_no_workers() -> None:
    with pytest.raises(UsageError):
        list(isnad.pipe([], workers=0))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    lines = [json.dumps({"text": text(n), "url": f"https://news.example/{n}"}) for n in range(50)]
    path.write_text("\n".join([*lines, "{broken", ""]), encoding="utf-8")
    return path


def read_jsonl(path: Path) -> list[Document]:
    return [Document.from_json(line) for line in path.read_bytes().splitlines()]


def test_batch_writes_every_document_in_order_and_its_failures(table: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    summary = batch([str(table)], output, workers=2, shard=7)
    assert [d.source.uri for d in read_jsonl(output)] == [f"https://news.example/{n}" for n in range(50)]
    assert (summary.documents, summary.failures) == (50, 1)
    assert "51" in (tmp_path / "out.jsonl.failures.jsonl").read_text()
    assert not (tmp_path / "out.jsonl.parts").exists()


def test_batch_to_parquet_gives_the_documents_back(table: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    output = tmp_path / "out.parquet"
    batch([str(table)], output, shard=20)
    rows = pq.read_table(output).to_pylist()
    assert [Document.from_json(row["document"]).text for row in rows] == [text(n) for n in range(50)]
    assert all(row["statements"] and row["statements"][0]["cue"] == "قال" for row in rows)


def test_batch_to_a_ledger_holds_each_document_once(table: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.ledger"
    for _ in range(2):
        batch([str(table)], output, shard=20)
    with isnad.Ledger.open(output) as ledger:
        assert len(ledger) == 50


def test_interrupted_batch_goes_on_where_it_was(table: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"

    class Stop(Exception):
        pass

    def stop(progress: object) -> None:
        raise Stop

    with pytest.raises(Stop):
        batch([str(table)], output, shard=10, on_progress=stop)
    summary = batch([str(table)], output, shard=10)
    assert summary.resumed == 10
    assert Counter(d.source.uri for d in read_jsonl(output)) == Counter(f"https://news.example/{n}" for n in range(50))


def test_another_run_at_the_same_output_is_refused(table: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    (tmp_path / "out.jsonl.parts").mkdir()
    said = {"inputs": ["other"], "form": "jsonl", "engine": "1"}
    (tmp_path / "out.jsonl.parts" / "manifest.jsonl").write_text(json.dumps(said) + "\n")
    with pytest.raises(UsageError, match="restart"):
        batch([str(table)], output)
    assert batch([str(table)], output, restart=True).documents == 50


def test_line_cut_by_a_crash_is_dropped(table: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with pytest.raises(ZeroDivisionError):
        batch([str(table)], output, shard=10, on_progress=lambda _progress: 1 / 0)  # type: ignore[arg-type]
    with (tmp_path / "out.jsonl.parts" / "manifest.jsonl").open("ab") as file:
        file.write(b'{"shard":3,"key":"')
    assert batch([str(table)], output, shard=10).documents == 50


def test_document_that_kills_its_worker_is_said_to_be_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isnad.scale.batch.WritePart", WritePoisoned)
    path = tmp_path / "news.jsonl"
    texts = [text(n) if n != 5 else "kill" for n in range(12)]
    path.write_text("\n".join(json.dumps({"text": t}) for t in texts), encoding="utf-8")
    summary = batch([str(path)], tmp_path / "out.jsonl", workers=2, shard=6)
    assert [d.text for d in read_jsonl(tmp_path / "out.jsonl")] == [t for t in texts if t != "kill"]
    assert (summary.failures, summary.deaths) == (1, 3)


def test_killed_batch_is_resumed_with_every_document_once(tmp_path: Path) -> None:
    path, output = tmp_path / "news.jsonl", tmp_path / "out.jsonl"
    path.write_text("\n".join(json.dumps({"text": text(n)}) for n in range(1200)), encoding="utf-8")
    command = [sys.executable, "-m", "isnad", "batch", str(path), "-o", str(output), "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    manifest = tmp_path / "out.jsonl.parts" / "manifest.jsonl"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (manifest.exists() and manifest.read_bytes().count(b"\n") >= 2):
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0
    assert [d.text for d in read_jsonl(output)] == [text(n) for n in range(1200)]


def test_command_says_what_it_did(table: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(commands, ["batch", str(table), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"])
    assert result.exit_code == 1
    assert "50 documents, 1 gave none" in result.stderr


def test_command_refuses_an_output_it_cannot_tell(table: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(commands, ["batch", str(table), "-o", str(tmp_path / "out.xyz")])
    assert isinstance(result.exception, UsageError)
