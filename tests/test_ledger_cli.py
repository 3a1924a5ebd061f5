"""The commands of a ledger: add, query, search, export, import, remove, check; and what they say when they cannot."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from isnad.cli.ledger_export import FORMATS
from isnad.errors import LedgerForeign, LedgerMissing, LedgerReadOnly
from isnad.exports.dictionary import columns
from isnad.ledger import Ledger
from stories import story

Run = Callable[..., Result]
TEXT = "انفجار في الوادي\nقال سالم الراوي إن «الطريق مغلق».\nوقتل 12 شخصاً في الانفجار."


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT.replace("12", "15"), encoding="utf-8")
    return folder


@pytest.fixture
def ledger(run: Run, pages: Path, tmp_path: Path) -> Path:
    path = tmp_path / "news.ledger"
    assert run("add", path, pages).exit_code == 0
    return path


def test_added_once(run: Run, pages: Path, ledger: Path) -> None:
    again = run("add", ledger, pages)
    assert (again.exit_code, "2 unchanged" in again.stderr) == (0, True)
    with Ledger.open(ledger) as held:
        assert len(held) == 2


def test_pages_it_holds_are_not_read_again(
    run: Run, pages: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.pipeline.read", lambda *_, **__: pytest.fail("read again"))
    assert run("add", ledger, pages).exit_code == 0


def test_another_date_is_another_reading(run: Run, pages: Path, ledger: Path) -> None:
    assert "2 replaced" in run("add", ledger, pages, "--published", "2031-03-14").stderr


def test_a_line_for_each_durable_document(run: Run, pages: Path, tmp_path: Path) -> None:
    lines = run("add", tmp_path / "new.ledger", pages, "-v").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["added", "added"]


def test_one_bad_file_stops_nothing(run: Run, pages: Path, tmp_path: Path) -> None:
    (pages / "aa.txt").write_bytes(b"\0\1\2" * 100)
    result = run("add", tmp_path / "new.ledger", pages)
    assert (result.exit_code, "2 added" in result.stderr, "aa.txt" in result.stderr) == (1, True, True)


def test_the_same_words_of_two_outlets_are_two_reports(run: Run, tmp_path: Path) -> None:
    rows = [{"text": TEXT, "outlet": outlet, "url": f"https://{n}.example/"} for n, outlet in enumerate(["أ", "ب"])]
    table = tmp_path / "rows.jsonl"
    table.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert "2 added" in run("add", tmp_path / "new.ledger", table).stderr
    assert "2 unchanged" in run("add", tmp_path / "new.ledger", table).stderr


def test_query_prints_rows(run: Run, ledger: Path) -> None:
    rows = [json.loads(line) for line in run("query", ledger, "casualties", "--format", "jsonl").stdout.splitlines()]
    assert [row["min"] for row in rows] == [12, 15]
    assert run("query", ledger, "casualties", "--type", "injured").stdout == ""
    assert run("query", ledger, "casualties", "--count").stdout == "2\n"
    assert run("query", ledger, "casualties", "--facet", "type").stdout == "2\tkilled\n"
    assert "الطريق مغلق" in run("query", ledger, "quotes", "--speaker", "الراوى", "--limit", "1").stdout


def test_search_marks_the_words(run: Run, ledger: Path) -> None:
    assert "[الطريق] مغلق" in run("search", ledger, "طريق").stdout
    hit = json.loads(run("search", ledger, "إنفجار", "--limit", "1", "--format", "jsonl").stdout)
    assert hit["snippet"]["marks"]
    assert "1 shown of 2" in run("search", ledger, "انفجار", "--limit", "1").stderr


def test_quotes_and_casualties_of_a_ledger(run: Run, pages: Path, ledger: Path) -> None:
    for command in ("quotes", "casualties"):
        of_files = run(command, pages, "--format", "csv").stdout
        assert run(command, ledger, "--format", "csv").stdout == of_files


def test_export_and_import_lose_nothing(run: Run, ledger: Path, tmp_path: Path) -> None:
    with Ledger.open(ledger, "rw") as held:
        record = next(iter(held.casualties()))["id"]
        held.decide(record, "accept", name="منى")
        held.decide(record, "edit", name="منى", field="victims", value=["children"])
        held.decide(record, "reject", name="هند")
        held.undo(record, name="هند")
    lines, copy = tmp_path / "news.jsonl", tmp_path / "copy.ledger"
    run("export", ledger, "-o", lines)
    for _ in range(2):
        assert run("import", copy, lines).exit_code == 0
    run("export", copy, "-o", tmp_path / "again.jsonl")
    assert lines.read_bytes() == (tmp_path / "again.jsonl").read_bytes()
    with Ledger.open(copy) as held:
        row = next(iter(held.casualties()))
        assert (row["decision"], row["edits"]) == ("accept", {"victims": ["children"]})


def test_a_bad_line_is_named_and_passed_over(run: Run, ledger: Path, tmp_path: Path) -> None:
    lines = run("export", ledger).stdout.splitlines()
    path = tmp_path / "broken.jsonl"
    path.write_text("\n".join([lines[0], lines[1][:-9], "", lines[1]]), encoding="utf-8")
    result = run("import", tmp_path / "new.ledger", path)
    assert (result.exit_code, f"{path}:2" in result.stderr, "2 added" in result.stderr) == (1, True, True)


@pytest.mark.parametrize(("form", "count"), [("csv", 2), ("reports", 2), ("airwars", 1), ("everycasualty", 1)])
def test_tables_have_the_columns_of_their_dictionary(
    run: Run, ledger: Path, tmp_path: Path, form: str, count: int
) -> None:
    path = tmp_path / "out.csv"
    assert run("export", ledger, "--format", form, "-o", path).exit_code == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    piped = run("export", ledger, "--format", form).stdout
    rows = list(csv.reader(io.StringIO(piped, newline="")))
    assert rows[0] == list(columns(form))
    assert len(rows) == count + 1


def test_reports_give_the_range_and_the_words(run: Run, ledger: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", ledger, "--format", "reports").stdout, newline="")))
    assert {(row["deaths_low"], row["deaths_high"]) for row in rows} == {("12", "12"), ("15", "15")}


def test_an_incident_gives_the_range_never_the_sum(run: Run, ledger: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("export", ledger, "--format", "airwars").stdout, newline=""))
    assert (row["people_killed_min"], row["people_killed_max"], row["reports"]) == ("12", "15", "2")


def test_incidents_leave_out_what_people_rejected(run: Run, ledger: Path) -> None:
    with Ledger.open(ledger, "rw") as held:
        first, second = (row["id"] for row in held.casualties())
        held.decide(first, "reject", name="منى")
        held.decide(second, "edit", name="منى", field="victims", value=["children", "civilians"])
    (row,) = csv.DictReader(io.StringIO(run("export", ledger, "--format", "airwars").stdout, newline=""))
    assert (row["people_killed_min"], row["children_killed_max"], row["women_killed_max"]) == ("15", "15", "")


def test_points_without_coordinates_are_kept(run: Run, ledger: Path) -> None:
    with Ledger.open(ledger, "rw") as held:
        held.add(story(name="placed"))
    features = json.loads(run("export", ledger, "--format", "geojson").stdout)["features"]
    assert [f["geometry"] for f in features] == [None, None, {"type": "Point", "coordinates": [36.5, 35.5]}]


def test_an_annotation_for_each_claim(run: Run, ledger: Path) -> None:
    page = json.loads(run("export", ledger, "--format", "webanno").stdout.splitlines()[0])
    assert {item["id"].split(":")[3] for item in page["items"]} >= {"statement", "casualty"}
    position, quote = page["items"][-1]["target"][0]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"]


def test_provenance_leads_from_the_claim_to_who_knew(run: Run, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.ledger", "rwc") as held:
        held.add(story(name="x"))
    graph = {
        n["@id"]: n for n in json.loads(run("export", tmp_path / "one.ledger", "--format", "prov").stdout)["@graph"]
    }
    claim = next(n for n in graph.values() if n.get("isnad:kind") == "casualty")
    agency = graph[claim["prov:wasQuotedFrom"]["@id"]]
    person = graph[agency["prov:wasQuotedFrom"]["@id"]]
    assert claim["prov:hadPrimarySource"]["@id"] == person["@id"]
    assert [graph[n["prov:wasAttributedTo"]["@id"]]["isnad:name"] for n in (agency, person)] == [
        "وكالة الوادي",
        "سالم الراوي",
    ]


@pytest.mark.parametrize("kind", ["casualties", "quotes", "events", "articles"])
def test_arrow_and_parquet_have_every_row(run: Run, ledger: Path, tmp_path: Path, kind: str) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    with Ledger.open(ledger) as held:
        chosen = {"casualties": held.casualties, "quotes": held.quotations, "events": held.events,
                  "articles": held.articles}[kind]()  # fmt: skip
        table = pyarrow.table(chosen)
        assert table.num_rows == chosen.count()
    run("export", ledger, kind, "-o", tmp_path / "out.parquet")
    assert parquet.read_table(tmp_path / "out.parquet").equals(table)
    assert table.column_names == list(columns("parquet", kind))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_a_dictionary(run: Run, form: str) -> None:
    lines = run("export", "--format", form, "--dictionary").stdout.splitlines()
    assert lines
    assert all(name and meaning for name, _, meaning in (line.partition("\t") for line in lines))


def test_removed_by_id_or_by_path(run: Run, pages: Path, ledger: Path) -> None:
    with Ledger.open(ledger) as held:
        name = next(held.documents()).id
    assert run("remove", ledger, name, pages / "b.txt").exit_code == 0
    assert run("remove", ledger, name).exit_code == 3
    with Ledger.open(ledger) as held:
        assert len(held) == 0


def test_check_says_what_is_wrong(run: Run, ledger: Path) -> None:
    assert run("check", ledger).exit_code == 0
    with sqlite3.connect(ledger) as link:
        link.execute("UPDATE documents SET text = 'x' || text WHERE key = 1")
        link.execute("DELETE FROM claims WHERE article = 2")
        link.execute("DELETE FROM search WHERE rowid = 2")
        link.execute("UPDATE articles SET outlet = 99")
    result = run("check", ledger)
    assert result.exit_code == 4
    assert {line.split(":")[0] for line in result.stdout.splitlines()} == {"names", "offsets", "rows", "search"}


@pytest.mark.parametrize(
    "command", [("query", "casualties"), ("search", "خبر"), ("check",), ("export",), ("remove", "x")]
)
def test_no_ledger_is_told(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "none.ledger"
    with pytest.raises(LedgerMissing, match="no such ledger") as told:
        run(command[0], path, *command[1:])
    assert (told.value.exit_code, told.value.where, path.exists()) == (4, str(path), False)


def test_a_file_that_is_no_ledger_is_left_alone(run: Run, pages: Path) -> None:
    with pytest.raises(LedgerForeign, match="not a ledger"):
        run("add", pages / "a.txt", pages / "b.txt")
    assert (pages / "a.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_ledger_that_may_not_be_written_is_told(run: Run, pages: Path, ledger: Path) -> None:
    ledger.chmod(0o444)
    with pytest.raises(LedgerReadOnly):
        run("add", ledger, pages)
