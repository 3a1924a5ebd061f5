"""A writer that is killed: the ledger opens, is whole, and holds what was acknowledged, once. More: benchmarks."""

from __future__ import annotations

from pathlib import Path

from benchmarks.kill_ledger import trials


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    done = list(trials(tmp_path, kills=8, seed=7, documents=120))
    assert [fault for trial in done for fault in trial.faults] == []
    assert sum(trial.acknowledged for trial in done) > 0
