"""Incidents in a ledger: linked on asking, decided about, shown by the command."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

import isnad
from isnad.errors import LedgerReadOnly, UsageError
from isnad.ledger import Ledger

Run = Callable[..., Result]
BUS = "انقلاب حافلة قرب سطيف يودي بسبعة ركاب\nلقي سبعة ركاب مصرعهم الجمعة في انقلاب حافلة قرب سطيف شرقي الجزائر."
MORE = "ارتفاع ضحايا حافلة سطيف إلى تسعة\nارتفع عدد قتلى انقلاب الحافلة الذي وقع الجمعة قرب سطيف إلى تسعة ركاب."
FIRE = "حريق في سوق بصحار يقتل عاملين\nلقي عاملان مصرعهما الجمعة في حريق التهم سوقاً في صحار العُمانية."
STORIES = ((BUS, "2031-03-14"), (MORE, "2031-03-15"), (FIRE, "2031-03-14"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "news.ledger", "rwc") as opened:
        for text, published in STORIES:
            opened.add(isnad.read(text, published=published))
        yield opened


def shown(ledger: Ledger) -> dict[str, int]:
    return {str(row["place"]): row["reports"] for row in ledger.incidents(mentions=True)}


def ids(ledger: Ledger) -> dict[str, str]:
    return {str(row["place"]): row["id"] for row in ledger.incidents(mentions=True)}


def test_articles_are_linked_on_asking(ledger: Ledger) -> None:
    assert (ledger.unlinked(), shown(ledger)) == (3, {})
    assert ledger.link() == 3
    assert (ledger.unlinked(), shown(ledger)) == (0, {"سطيف": 2, "صحار": 1})


def test_linking_twice_changes_nothing(ledger: Ledger) -> None:
    ledger.link()
    before = list(ledger.incidents())
    assert ledger.link() == 0
    assert list(ledger.incidents()) == before


def test_a_ledger_read_in_parts_is_the_ledger_read_at_once(tmp_path: Path, ledger: Ledger) -> None:
    ledger.link()
    with Ledger.open(tmp_path / "parts.ledger", "rwc") as parts:
        for text, published in sorted(STORIES, key=lambda story: story[1]):
            parts.add(isnad.read(text, published=published))
            parts.link()
        assert shown(parts) == shown(ledger)


def test_an_incident_tells_its_toll_as_it_rises(ledger: Ledger) -> None:
    ledger.link()
    told = ledger.incident(ids(ledger)["سطيف"])
    assert told is not None
    assert [(s.published, s.min) for s in told.series if s.effect == "killed"] == [("2031-03-14", 7), ("2031-03-15", 9)]


def test_filters_choose_incidents(ledger: Ledger) -> None:
    ledger.link()
    assert [row["place"] for row in ledger.incidents(place="صحار")] == ["صحار"]
    assert [row["place"] for row in ledger.incidents(reports=2)] == ["سطيف"]
    assert [row["place"] for row in ledger.incidents(country="om", since="2031-03")] == ["صحار"]
    assert list(ledger.incidents(until="2031-02")) == []


def test_a_decision_joins_and_its_undoing_parts(ledger: Ledger) -> None:
    ledger.link()
    found = ids(ledger)
    decision = ledger.same(found["سطيف"], found["صحار"], name="نور")
    assert sum(shown(ledger).values()) == 3
    assert len(shown(ledger)) == 1
    ledger.undo(decision.record, name="نور")
    assert shown(ledger) == {"سطيف": 2, "صحار": 1}


def test_a_decision_parts_and_its_undoing_joins(ledger: Ledger) -> None:
    ledger.link()
    first, second = (isnad.read(text, published=day).id for text, day in STORIES[:2])
    decision = ledger.different(f"{first}:1", f"{second}:1", name="نور")
    assert len(list(ledger.incidents(place="سطيف"))) == 2
    ledger.undo(decision.record, name="نور")
    assert len(list(ledger.incidents(place="سطيف"))) == 1


def test_a_decision_outlives_new_articles(ledger: Ledger) -> None:
    ledger.link()
    found = ids(ledger)
    ledger.same(found["سطيف"], found["صحار"], name="نور")
    ledger.add(isnad.read(FIRE.replace("عاملين", "ثلاثة").replace("عاملان", "ثلاثة عمال"), published="2031-03-15"))
    ledger.link()
    assert [row["reports"] for row in ledger.incidents(place="صحار")] == [4]


def test_an_incident_goes_with_its_last_report(ledger: Ledger) -> None:
    ledger.link()
    ledger.remove(isnad.read(FIRE, published="2031-03-14").id)
    assert shown(ledger) == {"سطيف": 2}
    assert not list(ledger.check())


def test_the_views_tell_the_claims_side_by_side(ledger: Ledger) -> None:
    ledger.link()
    with sqlite3.connect(ledger.path) as link:
        told = link.execute("SELECT effect, min FROM v_incident_claims WHERE incident = ?", (ids(ledger)["سطيف"],))
        assert {("killed", 7), ("killed", 9)} <= set(told)


def test_linking_needs_a_ledger_that_may_be_written(ledger: Ledger) -> None:
    with Ledger.open(ledger.path) as reader, pytest.raises(LedgerReadOnly):
        reader.link()


def test_an_unknown_filter_is_refused(ledger: Ledger) -> None:
    with pytest.raises(TypeError):
        list(ledger.incidents(colour="red"))


@pytest.fixture
def path(ledger: Ledger) -> Path:
    """The file of a ledger whose articles are linked."""
    ledger.link()
    return ledger.path


def test_the_command_links_first(run: Run, ledger: Ledger) -> None:
    assert run("incidents", ledger.path, "--reports", "2").exit_code == 0
    assert ledger.unlinked() == 0


def test_the_command_lists(run: Run, path: Path) -> None:
    assert '"reports":2' in run("incidents", path, "--place", "سطيف", "--format", "jsonl").stdout


def test_the_command_shows_claims_side_by_side(run: Run, path: Path, ledger: Ledger) -> None:
    assert "claims side by side" in run("incidents", path, ids(ledger)["سطيف"]).stdout


def test_the_command_decides_and_undoes(run: Run, path: Path, ledger: Ledger) -> None:
    found = ids(ledger)
    assert run("incidents", path, "--same", found["سطيف"], found["صحار"], "--name", "نور").exit_code == 0
    assert len(shown(ledger)) == 1
    assert run("incidents", path, "--undo", found["سطيف"], "--name", "نور").exit_code == 0
    assert len(shown(ledger)) == 2


def test_a_decision_needs_a_name(run: Run, path: Path, ledger: Ledger) -> None:
    with pytest.raises(UsageError):
        run("incidents", path, "--same", *ids(ledger).values())
