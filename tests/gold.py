"""The gold articles, where the folder named by ISNAD_GOLD is there; they are not part of this repository.

The folder holds ID.txt and ID.json; the scorer `score.py` stands beside the folder or in it.
"""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import isnad

FLOORS = Path(__file__).parent / "floors.json"


def folder() -> Path | None:
    """The gold folder, or None when it is not named or not there."""
    named = os.environ.get("ISNAD_GOLD")
    return Path(named) if named and Path(named).is_dir() else None


def scorer(gold: Path) -> Any:
    """The scorer that came with the gold articles, as a module."""
    path = next(p for p in (gold / "score.py", gold.parent / "score.py") if p.exists())
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(gold: Path) -> dict[str, float]:
    """F1 of every figure of the scorer."""
    score = scorer(gold)
    documents = []
    for path in sorted(gold.glob("*.json")):
        answer = json.loads(path.read_text(encoding="utf-8"))
        if "statements" in answer:
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            found = isnad.read(text, published=answer.get("published")).to_dict()
            documents.append((path.stem, text, score.flat(found), score.gold_layers(answer)))
    return {name: figures[2] for name, figures in score.score(documents).items()}
