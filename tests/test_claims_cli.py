"""`isnad quotes` and `isnad casualties`, and the rows and annotations behind them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from click.testing import Result

from isnad.exports.annotations import quotations, web_annotations
from isnad.exports.rows import CASUALTY_COLUMNS, STATEMENT_COLUMNS, as_csv, casualty_rows, statement_rows
from isnad.exports.speakers import only_speaker, said_by
from isnad.records import Article, Casualty, Document, Person, Source, Span, Speaker, Statement

Run = Callable[..., Result]
TEXT = "قال سالم الراوي إن 12 عاملاً أصيبوا 😀 أمس"


@pytest.fixture
def document() -> Document:
    statement = Statement(
        contents=(Span.of(TEXT, 19, len(TEXT)),),
        cue=Span.of(TEXT, 0, 3),
        mode="indirect",
        speaker=Speaker(name="سالم الراوي", kind="person", start=4, end=15, text=TEXT[4:15]),
        sources=(Source(name="وكالة الوادي", kind="agency"),),
        rule="test.said",
    )
    casualty = Casualty.of(
        TEXT,
        19,
        28,
        effect="injured",
        min=12,
        max=12,
        sources=(Source(name="سالم الراوي"), Source(name="وكالة الوادي")),
    )
    article = Article(start=0, end=len(TEXT), published="2031-03-14", statements=(statement,), casualties=(casualty,))
    return Document(id="abc", text=TEXT, articles=(article,))


def test_a_casualty_is_a_row_with_its_chain(document: Document) -> None:
    (row,) = casualty_rows(document)
    assert list(row) == list(CASUALTY_COLUMNS)
    assert (row["min"], row["max"], row["sources"]) == (12, 12, "سالم الراوي ← وكالة الوادي")


def test_a_statement_is_a_row(document: Document) -> None:
    (row,) = statement_rows(document)
    assert list(row) == list(STATEMENT_COLUMNS)
    start, end = row["start"], row["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert TEXT[start:end] == row["text"]


@pytest.mark.parametrize(("name", "count"), [("الراوي", 1), ("راوي", 1), ("سَالِم", 1), ("سالم الوادي", 0)])
def test_a_speaker_is_found_by_any_words_of_the_name(document: Document, name: str, count: int) -> None:
    assert len(only_speaker(document, name).articles[0].statements) == count


@pytest.mark.parametrize(("role", "count"), [("وزير النقل", 1), ("الوزير", 1), ("وزير الصحة", 0)])
def test_a_speaker_is_found_by_a_role(document: Document, role: str, count: int) -> None:
    (article,) = document.articles
    people = (Person(name="سالم الراوي", roles=("وزير النقل",)),)
    known = msgspec.structs.replace(document, articles=(msgspec.structs.replace(article, people=people),))
    assert len(said_by(known, role)) == count


def test_excel_reads_the_file_and_a_pipe_gets_no_mark(document: Document) -> None:
    rows = list(casualty_rows(document))
    assert b"".join(as_csv(rows, CASUALTY_COLUMNS, bom=True)).startswith(b"\xef\xbb\xbf")
    assert not b"".join(as_csv(rows, CASUALTY_COLUMNS, bom=False)).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_becomes_a_formula(cell: str) -> None:
    data = b"".join(as_csv([{"text": cell}], ["text"], bom=False)).decode()
    assert next(csv.DictReader(io.StringIO(data, newline="")))["text"] == f"'{cell}"


def test_numbers_stay_numbers() -> None:
    assert b"".join(as_csv([{"n": -5}], ["n"], bom=False)) == b"n\r\n-5\r\n"


def test_a_web_annotation_points_to_the_words(document: Document) -> None:
    (item,) = web_annotations(document)["items"]
    position, quote = item["target"][0]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"]
    assert TEXT.startswith(quote["prefix"])


def test_a_quotation_names_its_speaker(document: Document) -> None:
    (item,) = quotations(document)["@graph"]
    assert item["spokenByCharacter"] == {"@type": "Person", "name": "سالم الراوي"}


def story(tmp_path: Path) -> Path:
    path = tmp_path / "خبر.txt"
    path.write_text("انفجار في الوادي\nقال سالم الراوي إن «الطريق مغلق».\nوقتل 12 شخصاً في الانفجار.", encoding="utf-8")
    return path


def test_quotes_of_one_speaker(run: Run, tmp_path: Path) -> None:
    assert "الطريق مغلق" in run("quotes", story(tmp_path), "--speaker", "الراوي").output
    assert run("quotes", story(tmp_path), "--speaker", "غيره").output == ""


def test_casualties_as_json_lines(run: Run, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in run("casualties", story(tmp_path), "--format", "jsonl").output.splitlines()]
    assert [(r["effect"], r["min"], r["max"]) for r in rows] == [("killed", 12, 12)]


def test_casualties_to_a_file_follow_its_ending(run: Run, tmp_path: Path) -> None:
    run("casualties", story(tmp_path), "-o", tmp_path / "tolls.csv")
    assert (tmp_path / "tolls.csv").read_bytes().startswith(b"\xef\xbb\xbfdocument,")
