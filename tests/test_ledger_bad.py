"""Ledgers that are damaged, foreign, newer, shut or full; writers that are cut off. What was there stays."""

from __future__ import annotations

import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from isnad.errors import FormatError, LedgerDamaged, LedgerError, LedgerForeign, LedgerFull
from isnad.ledger import Ledger, Outcome, connect, migrate
from isnad.ledger.schema import MIGRATIONS, VERSION
from isnad.records import Casualty, Document
from stories import TEXT, story


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of a few documents, at rest."""
    file = tmp_path / "news.ledger"
    with Ledger.open(file, "rwc") as ledger:
        list(ledger.add_all(stories(30)))
    return file


def stories(count: int, first: int = 0) -> list[Document]:
    return [story(f"{TEXT} رقم {n} {'حرف ' * 50}") for n in range(first, first + count)]


def spoil(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def told(path: Path) -> list[str]:
    """The ways out that a damaged ledger's opening or check names."""
    try:
        with Ledger.open(path) as ledger:
            return [fault.hint for fault in ledger.check()]
    except LedgerDamaged as error:
        return [error.hint or ""]


def test_damaged_pages_are_told(path: Path) -> None:
    spoil(path, 4096 * 3, b"\xff" * 4096 * 12)
    assert any(".recover" in hint or "Restore" in hint for hint in told(path))


def test_a_file_cut_short_is_told(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 3)
    assert any(".recover" in hint or "Restore" in hint for hint in told(path))


def test_a_first_page_that_is_damaged_is_told(path: Path) -> None:
    spoil(path, 16, b"\xff" * 200)
    with pytest.raises(LedgerDamaged, match="recover"):
        Ledger.open(path)


def test_a_spoilt_record_names_its_document(path: Path) -> None:
    with sqlite3.connect(path) as link:
        link.execute("UPDATE documents SET record = zeroblob(20) WHERE key = 3")
    with Ledger.open(path) as ledger:
        assert [fault.check for fault in ledger.check()] == ["offsets"]
        with pytest.raises(LedgerDamaged, match="Add its page again"):
            list(ledger.documents())


@pytest.mark.parametrize("mode", ["ro", "rw", "rwc"])
def test_a_newer_ledger_is_left_alone(path: Path, mode: Any) -> None:
    with sqlite3.connect(path) as link:
        link.execute(f"PRAGMA user_version = {VERSION + 1}")
        link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    with pytest.raises(LedgerForeign, match="newer Isnad"):
        Ledger.open(path, mode)
    assert path.read_bytes() == before


def test_a_ledger_is_read_where_nothing_may_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = sqlite3.connect

    def shut(address: str, **more: Any) -> sqlite3.Connection:
        if "immutable" not in address:  # what SQLite says where it cannot make the files of WAL
            raise sqlite3.OperationalError("unable to open database file")
        link: sqlite3.Connection = opened(address, **more)
        return link

    monkeypatch.setattr(sqlite3, "connect", shut)
    with Ledger.open(path) as ledger:
        assert len(ledger) == 30


def test_an_interrupted_migration_leaves_the_ledger_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (*MIGRATIONS, ("CREATE TABLE later (x)", "INSERT INTO later VALUES (1)", "this is no SQL"))
    monkeypatch.setattr(migrate, "MIGRATIONS", broken)
    monkeypatch.setattr(migrate, "VERSION", VERSION + 1)
    with pytest.raises(LedgerError, match="intact"):
        Ledger.open(path, "rw")
    monkeypatch.undo()
    with Ledger.open(path, "rw") as ledger:
        assert len(ledger) == 30
        assert ledger._link.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").fetchone() == (0,)
        assert list(ledger.check()) == []


def test_an_older_ledger_is_brought_up_even_to_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = (*MIGRATIONS, ("CREATE TABLE later (x)",))
    for module in (migrate, connect):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)
    monkeypatch.setattr(migrate, "MIGRATIONS", newer)
    with Ledger.open(path) as ledger:
        assert len(ledger) == 30
        assert ledger._link.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
        assert ledger._link.execute("SELECT count(*) FROM later").fetchone() == (0,)


def _indexes(link: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(link.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"))


def test_a_ledger_of_the_second_schema_gets_the_indexes_of_the_third(path: Path) -> None:
    with Ledger.open(path) as ledger:
        wanted, places = _indexes(ledger._link), ledger.casualties().places()
    with sqlite3.connect(path) as link:
        for name in ("casualty_place", "event_place", "mentions_name", "incident_links_score"):
            link.execute(f"DROP INDEX {name}")
        link.execute("CREATE INDEX casualty_place ON claims (place) WHERE kind = 'casualty'")
        link.execute("CREATE INDEX event_place ON claims (place) WHERE kind = 'event'")
        link.execute("CREATE INDEX mentions_name ON mentions (name)")
        link.execute("PRAGMA user_version = 2")
    with Ledger.open(path) as ledger:
        assert _indexes(ledger._link) == wanted
        assert ledger.casualties().places() == places
        assert list(ledger.check()) == []


def test_a_full_disk_is_told_and_the_ledger_is_whole(path: Path) -> None:
    """A limit on the size of files stands for the disk: SQLite meets the same refusal."""
    script = (
        "import sys; sys.path[:0] = ['tests']\n"
        "from isnad.errors import LedgerFull; from isnad.ledger import Ledger; from test_ledger_bad import stories\n"
        "try:\n"
        "    with Ledger.open(sys.argv[1], 'rw') as ledger: list(ledger.add_all(stories(4000, 100), batch=50))\n"
        "except LedgerFull as error: print(error); sys.exit(error.exit_code)\n"
    )
    size = path.stat().st_size * 4

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [sys.executable, "-c", script, path], cwd=root, preexec_fn=limit, capture_output=True, check=False
    )
    assert done.returncode == LedgerFull.exit_code, done.stderr.decode()
    assert str(path) in done.stdout.decode()
    with Ledger.open(path, "rw") as ledger:
        assert list(ledger.check()) == []
        assert len(ledger) % 50 == 30
        assert len({document.text for document in ledger.documents()}) == len(ledger) > 30


def test_two_writers_take_turns(path: Path) -> None:
    done: list[Outcome] = []

    def write(first: int) -> None:
        with Ledger.open(path, "rw") as ledger:
            done.extend(ledger.add_all(stories(40, first), batch=5))

    writers = [threading.Thread(target=write, args=(first,)) for first in (100, 120)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Ledger.open(path) as ledger:
        assert len(ledger) == 30 + 60
        assert sorted(outcome.action for outcome in done) == ["added"] * 60 + ["unchanged"] * 20
        assert list(ledger.check()) == []


def test_two_programs_may_make_a_ledger_at_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> None:
        with Ledger.open(tmp_path / "new.ledger", "rwc") as ledger:
            made.append(len(ledger))

    makers = [threading.Thread(target=make) for _ in range(6)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert made == [0] * 6


def test_an_article_of_ten_thousand_claims(tmp_path: Path) -> None:
    text = TEXT + " 7 جرحى" * 10_000
    spans = [Casualty.of(text, at, at + 6, effect="injured", min=7) for at in range(len(TEXT) + 1, len(text) - 5, 7)]
    whole = story(text)
    document = replace(whole, articles=(replace(whole.articles[0], casualties=tuple(spans)),))
    with Ledger.open(tmp_path / "long.ledger", "rwc") as ledger:
        ledger.add(document)
        assert ledger.casualties().count() == len(spans) > 9_999
        assert sum(1 for _ in ledger.casualties()) == len(spans)
        assert len(ledger.search("جرحى")[0].snippet.text) < 400
        assert list(ledger.check()) == []


def test_half_a_character_is_refused_by_name(path: Path) -> None:
    with Ledger.open(path, "rw") as ledger:
        with pytest.raises(FormatError, match="half a character"):
            ledger.add(Document(text="نص \ud800"))
        assert len(ledger) == 30


@pytest.mark.parametrize("text", ["", "\0", "'; DROP TABLE documents; --", "\u202e نص", "%s ? :x $1"])
def test_any_text_is_kept_as_it_is(tmp_path: Path, text: str) -> None:
    document = story(f"{TEXT} {text}", outlet=f"ص{text}")
    with Ledger.open(tmp_path / "odd.ledger", "rwc") as ledger:
        name = ledger.add(document).id
        assert ledger.document(name) == document
        assert list(ledger.check()) == []


def test_a_copy_of_the_file_is_a_ledger(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "copy.ledger")
    with Ledger.open(tmp_path / "copy.ledger") as ledger:
        assert len(ledger) == 30
