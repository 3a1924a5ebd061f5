"""Seconds of whole processes: the help page, and the first page read with every word list still to be loaded.

    python -m benchmarks.start [--runs N]

Byte code is compiled beforehand, as an installed package has it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.timing import median_seconds

PAGE = Path(__file__).parent.parent / "examples" / "crawled-page.txt"
CALLS = {
    "isnad --help": ("--help",),
    "isnad --version": ("--version",),
    "isnad read (example page)": ("read", str(PAGE)),
}


def seconds(arguments: tuple[str, ...], runs: int) -> float:
    """Median wall time of the program with these arguments."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "isnad", *arguments]
    return median_seconds(lambda: subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True), runs)


def report(runs: int = 9) -> str:
    """A Markdown table of medians."""
    rows = [f"| {name} | {seconds(arguments, runs) * 1000:,.0f} |" for name, arguments in CALLS.items()]
    return "\n".join(["| process | ms |", "|---|---:|", *rows])


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    print(report(parser.parse_args().runs))


if __name__ == "__main__":
    main()
