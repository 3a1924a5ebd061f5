"""The store: what goes in comes out, once, under ids that stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

import isnad
from isnad.errors import LedgerBusy, LedgerForeign, LedgerMissing, LedgerReadOnly
from isnad.ledger import Given, Ledger
from isnad.ledger.schema import APPLICATION_ID, VERSION
from isnad.records import Document
from stories import TEXT, story


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "news.ledger", "rwc") as opened:
        yield opened


def rows(ledger: Ledger, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(ledger.path) as link:
        return link.execute(sql).fetchall()


def test_a_document_comes_back_whole(ledger: Ledger) -> None:
    document = isnad.read("قال شهود إن «الطريق مغلق».\nوقتل 12 شخصاً في الانفجار.", published="2031-03-14")
    outcome = ledger.add(document)
    assert outcome.action == "added"
    assert ledger.document(outcome.id) == document
    assert list(ledger.documents()) == [document]


def test_lines_are_the_documents(ledger: Ledger) -> None:
    ledger.add(story())
    assert [Document.from_json(line) for line in ledger.lines()] == [story()]


def test_the_same_page_again_is_unchanged(ledger: Ledger) -> None:
    assert [ledger.add(story()).action for _ in range(3)] == ["added", "unchanged", "unchanged"]
    assert len(ledger) == 1


def test_the_same_page_found_elsewhere_is_one_document(ledger: Ledger) -> None:
    one, other = (replace(story(), source=replace(story().source, uri=uri)) for uri in ("a.txt", "b.txt"))
    assert [ledger.add(one).action, ledger.add(other).action] == ["added", "unchanged"]
    assert rows(ledger, "SELECT uri FROM also_at") == [("b.txt",)]


def test_a_newer_reading_replaces(ledger: Ledger) -> None:
    ledger.add(story())
    assert ledger.add(story(effect="killed", engine="2")).action == "replaced"
    assert rows(ledger, "SELECT effect FROM v_casualties") == [("killed",)]
    assert not list(ledger.check())


def test_a_document_is_taken_out_with_its_records(ledger: Ledger) -> None:
    name = ledger.add(story()).id
    assert ledger.remove(name)
    assert not ledger.remove(name)
    counts = [rows(ledger, f"SELECT count(*) FROM {t}")[0][0] for t in ("articles", "claims", "sources", "search")]
    assert counts == [0, 0, 0, 0]
    assert not list(ledger.check())


def test_ids_name_the_document_the_kind_and_the_place(ledger: Ledger) -> None:
    ledger.add(story(name="abc"))
    at = TEXT.index("12")
    assert rows(ledger, "SELECT id FROM v_casualties") == [(f"abc:casualty:{at}-{at + 8}",)]


def test_two_claims_at_one_place_have_two_ids(ledger: Ledger) -> None:
    once = story(name="abc")
    article = once.articles[0]
    twice = replace(once, articles=(replace(article, casualties=article.casualties * 2),))
    ledger.add(twice)
    names = [str(name) for (name,) in rows(ledger, "SELECT id FROM v_casualties ORDER BY key")]
    assert names[1] == names[0] + ".2"


def test_views_are_readable(ledger: Ledger) -> None:
    ledger.add(story())
    assert rows(ledger, "SELECT effect, min, place, lat, first, last, sources, outlet FROM v_casualties") == [
        ("injured", 12, "وادي النور", 35.5, "2031-03-01", "2031-03-31", "سالم الراوي ← وكالة الوادي", "الوادي")
    ]
    assert rows(ledger, "SELECT speaker, mode, sources FROM v_statements") == [
        ("سالم الراوي", "indirect", "وكالة الوادي")
    ]
    assert rows(ledger, "SELECT type, text FROM v_events") == [("ASSAULT", "انفجار")]


def test_outcomes_come_when_they_are_durable(ledger: Ledger) -> None:
    documents = (story(f"{TEXT} رقم {n}") for n in range(5))
    outcomes = ledger.add_all(documents, batch=2)
    seen = [rows(ledger, "SELECT count(*) FROM documents")[0][0] for _ in outcomes]
    assert seen == [2, 2, 4, 4, 5]


def test_a_failing_batch_leaves_nothing(ledger: Ledger) -> None:
    ledger.add(story())
    rows(ledger, "CREATE TRIGGER no BEFORE INSERT ON claims BEGIN SELECT raise(ABORT, 'no'); END")
    with pytest.raises(isnad.IsnadError, match="intact"):
        list(ledger.add_all([story(TEXT + " أ"), story(TEXT + " ب")]))
    assert list(ledger.documents()) == [story()]


def test_readers_read_while_a_writer_writes(ledger: Ledger) -> None:
    ledger.add(story())
    with Ledger.open(ledger.path) as reader:
        ledger._link.execute("BEGIN IMMEDIATE")
        ledger._link.execute("DELETE FROM documents")
        assert len(reader) == 1
        ledger._link.execute("ROLLBACK")


def test_two_writers_one_is_told(ledger: Ledger) -> None:
    with Ledger.open(ledger.path, "rw", patience=0.05) as other:
        ledger._link.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy, match="another program"):
            other.add(story())
        ledger._link.execute("ROLLBACK")
        assert other.add(story()).action == "added"


def test_has_knows_the_engine_and_what_it_was_told(ledger: Ledger) -> None:
    document = isnad.read("قال شهود إن «الطريق مغلق».".encode())
    told = Given(published=("2031-03-14",))
    ledger.add(document, told)
    assert ledger.has(document.source.sha256, told) == document.id
    assert ledger.has(document.source.sha256) is None


def test_a_reader_does_not_write(ledger: Ledger) -> None:
    with Ledger.open(ledger.path) as reader, pytest.raises(LedgerReadOnly):
        reader.add(story())


def test_a_missing_ledger_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="no such ledger"):
        Ledger.open(tmp_path / "none")
    with pytest.raises(LedgerMissing, match="folder"):
        Ledger.open(tmp_path / "no" / "none", "rwc")


def test_the_file_says_what_it_is(ledger: Ledger) -> None:
    assert rows(ledger, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(ledger, "PRAGMA user_version") == [(VERSION,)]


@pytest.mark.parametrize("mode", ["ro", "rw", "rwc"])
def test_another_programs_database_is_left_alone(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as link:
        link.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(LedgerForeign, match="another program"):
        Ledger.open(path, mode)  # type: ignore[arg-type]
    assert path.read_bytes() == before
