"""Quality only rises: each layer's F1 on the gold articles stays at or above the floor pinned in `floors.json`.

`python scripts/raise_floors.py` raises the floors to what is measured; it never lowers one.
"""

from __future__ import annotations

import json

import pytest

import gold

FLOORS: dict[str, float] = json.loads(gold.FLOORS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    folder = gold.folder()
    if folder is None:
        pytest.skip("set ISNAD_GOLD to the folder of gold articles to check quality")
    return gold.measure(folder)


@pytest.mark.gold
@pytest.mark.parametrize("layer", FLOORS)
def test_no_layer_falls_below_its_floor(measured: dict[str, float], layer: str) -> None:
    # A thousandth is less than one record of the smallest layer.
    assert measured[layer] >= FLOORS[layer] - 0.001
