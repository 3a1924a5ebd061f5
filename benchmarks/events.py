"""Events against gold articles: precision and recall by type, and how many are extra.

    python -m benchmarks.events GOLD_FOLDER

GOLD_FOLDER holds ID.txt and ID.json (offsets in code points, as the package's own). An event is found where one of its
type has its trigger in the same sentence; the extra-event rate is the spurious ones for 100 gold events.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import isnad
from isnad.records import Event

_SENTENCE = re.compile(r"[^\n]*?(?:[.!?؟…]+[\"»)”]*(?=\s|$)|\n|$)")


def sentences(text: str) -> list[int]:
    """Where the sentences of a text end."""
    return [found.end() for found in _SENTENCE.finditer(text)]


def report(folder: Path) -> str:
    """A Markdown table."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for answer in sorted(folder.glob("*.json")):
        told = json.loads(answer.read_text(encoding="utf-8"))
        text = answer.with_suffix(".txt").read_text(encoding="utf-8")
        ends = sentences(text)

        def at(offset: int, ends: list[int] = ends) -> int:
            return next((i for i, end in enumerate(ends) if offset < end), -1)

        read: list[Event] = [e for a in isnad.read(text, published=told.get("published")).articles for e in a.events]
        left = Counter((e.type, at(e.trigger.start)) for e in read)
        found.update(e.type for e in read)
        for event in told["events"]:
            gold[event["type"]] += 1
            key = (event["type"], at(event["span"][0]))
            if left[key] > 0:
                left[key] -= 1
                right[event["type"]] += 1
    return "\n".join(_table(right, gold, found))


def _table(right: Counter[str], gold: Counter[str], found: Counter[str]) -> list[str]:
    lines = ["| type | gold | found | right | precision | recall |", "|---|--:|--:|--:|--:|--:|"]
    for kind in [*sorted(set(gold) | set(found)), "all"]:
        r, g, f = (counter.total() if kind == "all" else counter[kind] for counter in (right, gold, found))
        lines.append(f"| {kind} | {g} | {f} | {r} | {r / f if f else 0:.2f} | {r / g if g else 0:.2f} |")
    extra = 100 * (found.total() - right.total()) / max(1, gold.total())
    return [*lines, f"\n{extra:.0f} extra events for 100 gold ones"]


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    print(report(parser.parse_args().folder))


if __name__ == "__main__":
    main()
