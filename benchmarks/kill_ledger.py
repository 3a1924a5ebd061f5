"""kill -9 at random moments of `isnad add`: does the ledger open, is it whole, is every acknowledged document there?

    python -m benchmarks.kill_ledger [--kills N] [--seed S]

Each trial starts `isnad add -v` on a ledger that earlier trials were killed on, waits a random while, kills it, then
reads what it acknowledged (the lines it printed), opens the ledger, checks it, and looks for each of those documents.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import articles
from isnad.ledger import Ledger
from isnad.pipeline import read


class Trial(NamedTuple):
    """One kill: what was acknowledged in it, what the ledger then held, and what was wrong."""

    acknowledged: int
    held: int
    faults: tuple[str, ...]


def export(path: Path, count: int) -> None:
    """Documents to add, read once, so that trials spend their time in writing."""
    with path.open("wb") as out:
        for text in articles(count):
            out.write(read(text.encode()).to_json() + b"\n")


def trials(folder: Path, kills: int, seed: int = 0, documents: int = 400) -> Iterator[Trial]:
    """So many kills; a new ledger whenever one is full."""
    dice = random.Random(seed)
    source = folder / "documents.jsonl"
    export(source, documents)
    ledger, known = folder / "0.ledger", set[str]()
    for number in range(kills):
        if len(known) >= documents:
            ledger, known = folder / f"{number}.ledger", set()
        out = folder / "acknowledged.txt"
        killed(ledger, source, out, dice)
        new = acknowledged(out)
        known |= set(new)
        yield Trial(len(new), *looked_at(ledger, known))


def killed(ledger: Path, source: Path, out: Path, dice: random.Random) -> None:
    """Start adding and kill it, at any moment or soon after the first batch was acknowledged."""
    batch = str(dice.choice((1, 5, 40)))
    command = [sys.executable, "-m", "isnad", "add", str(ledger), str(source), "-v", "--batch", batch]
    with out.open("wb") as stdout:
        process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.DEVNULL)
    if dice.random() < 0.7:
        wait_for(out, process)
        time.sleep(dice.uniform(0, 0.25))
    else:
        time.sleep(dice.uniform(0, 0.8))
    process.kill()
    process.wait()


def wait_for(out: Path, process: subprocess.Popen[bytes]) -> None:
    """Until something was acknowledged, or the process ended."""
    while process.poll() is None and not out.stat().st_size:
        time.sleep(0.002)


def acknowledged(out: Path) -> list[str]:
    """Ids of the documents the process said were durable; a last line that was cut off was not said."""
    lines = out.read_bytes().decode().split("\n")[:-1]
    return [line.split("\t")[1] for line in lines]


def looked_at(path: Path, known: set[str]) -> tuple[int, tuple[str, ...]]:
    """How many documents the ledger holds, and all that is wrong with it."""
    if not path.exists() and not known:
        return 0, ()
    with Ledger.open(path, "rwc") as ledger:
        faults = [fault.what for fault in ledger.check()]
        held = Counter(document.id for document in ledger.documents())
    faults += [f"{name} was acknowledged and is lost" for name in known - set(held)]
    faults += [f"{name} is there {times} times" for name, times in held.items() if times > 1]
    return len(held), tuple(faults)


def main() -> None:
    """Print what became of the trials."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    done = faulty = said = 0
    with tempfile.TemporaryDirectory() as folder:
        for trial in trials(Path(folder), options.kills, options.seed):
            done, said, faulty = done + 1, said + trial.acknowledged, faulty + bool(trial.faults)
            for fault in trial.faults:
                print(f"kill {done}: {fault}")
    print(f"{done} kills, {said:,} documents acknowledged, {faulty} ledgers with a fault")


if __name__ == "__main__":
    main()
