"""Isnad beside its peers: dates, numbers and tokens of the same invented articles.

    ISNAD_PEERS=PYTHON python -m benchmarks peers

Each tool runs in a process of its own; the peers in the Python that `ISNAD_PEERS` names (`make bench` makes one). A
slow peer reads fewer articles. What each finds is counted, not judged: docs/numbers-dates.md judges values.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import articles

TASKS = Path(__file__).with_name("peer_tasks.py")
RUNS = 3


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool of the table: its task in `peer_tasks`, its name, and how many articles it is given."""

    task: str
    name: str
    count: int = 400


TABLES = {
    "dates": (
        Tool("isnad_dates", "Isnad"),
        Tool("dateparser_dates", "dateparser search_dates", 8),
        Tool("maha_dates", "Maha time", 4),
        Tool("heideltime_dates", "HeidelTime, one JVM a pass", 100),
    ),
    "numbers": (Tool("isnad_quantities", "Isnad"), Tool("maha_numbers", "Maha numeral", 100)),
    "tokens": (
        Tool("isnad_tokens", "Isnad, with offsets and folded keys"),
        Tool("spacy_tokens", "spaCy blank ar"),
        Tool("camel_tokens", "camel-tools simple_word_tokenize"),
        Tool("re_tokens", "one regular expression"),
    ),
}


def peers_python() -> str:
    """The Python that has the peers: `ISNAD_PEERS`, else this one."""
    return os.environ.get("ISNAD_PEERS") or sys.executable


def run(tool: Tool, folder: Path) -> tuple[int, dict[str, float]] | str:
    """Words given and what the task printed; why it did not run, where it did not."""
    texts = list(articles(tool.count))
    page = folder / f"{tool.count}.txt"
    page.write_text("\f".join(texts), encoding="utf-8")
    python = sys.executable if tool.task.startswith("isnad") else peers_python()
    command = [python, str(TASKS), tool.task, str(page), str(RUNS)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    except subprocess.TimeoutExpired:
        return "no end within 15 minutes"
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["ended without a word"])[-1]
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return sum(len(text.split()) for text in texts), found


def table(tools: tuple[Tool, ...], folder: Path) -> list[str]:
    """The rows of one table; the ratio is to the first tool."""
    lines = [
        "| tool | words | words/s | Isnad is faster by | found per 1,000 words | peak MB |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    first = 0.0
    for tool in tools:
        got = run(tool, folder)
        if isinstance(got, str):
            lines.append(f"| {tool.name} | not run: {got.replace('|', '/')[:90]} | | | | |")
            continue
        words, found = got
        speed = words / found["seconds"]
        first = first or speed
        rate = found["found"] / words * 1000
        lines.append(
            f"| {tool.name} | {words:,} | {speed:,.0f} | {first / speed:,.2f}× | {rate:,.1f} | {found['peak']:,.0f} |"
        )
    return lines


def report() -> str:
    """One table a task, in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [f"**{name}**\n\n" + "\n".join(table(tools, Path(folder))) for name, tools in TABLES.items()]
    parts.append("duckling (Haskell) is not built by this script: docs/numbers-dates.md compares values with it.")
    return "\n\n".join(parts)


if __name__ == "__main__":
    print(report())
