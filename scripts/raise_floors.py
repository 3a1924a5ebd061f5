"""Raise the quality floors to what is measured on the gold articles; never lowers one.

usage: ISNAD_GOLD=FOLDER python scripts/raise_floors.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import gold


def main() -> int:
    """Write `tests/floors.json`; 1 when no gold folder is named."""
    folder = gold.folder()
    if folder is None:
        print("set ISNAD_GOLD to the folder of gold articles", file=sys.stderr)
        return 1
    floors: dict[str, float] = json.loads(gold.FLOORS.read_text(encoding="utf-8"))
    for name, value in gold.measure(folder).items():
        # Rounded down: a floor is never above what was measured.
        floors[name] = max(floors.get(name, 0.0), int(value * 1000) / 1000)
    gold.FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(floors, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
