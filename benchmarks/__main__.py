"""One Markdown report of the benchmarks, or of those named.

python -m benchmarks [NAME ...] [-o FILE]
"""

from __future__ import annotations

import argparse
import platform
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.registry import BENCHMARKS, section


def sections(names: list[str]) -> list[tuple[str, bool]]:
    """The section of each benchmark, and whether it ran: each in a fresh process, so that none warms another."""
    found = []
    for name in names:
        print(f"running {name}", file=sys.stderr)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            try:
                found.append((pool.submit(section, name).result(), True))
            except Exception as cause:  # noqa: BLE001  a peer that is not installed costs one section, not the report
                found.append((f"## {name}\n\nnot run: {type(cause).__name__}: {cause}\n", False))
    return found


def main(arguments: list[str] | None = None) -> int:
    """Write the report; 1 where a benchmark could not run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("-o", "--output", type=Path, help="a file to write instead of standard output")
    given = parser.parse_args(arguments)
    unknown = sorted(set(given.names) - set(BENCHMARKS))
    if unknown:
        parser.error(f"no benchmark named {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
    found = sections(given.names or list(BENCHMARKS))
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, one core"
    report = "\n".join(
        ["# Benchmarks of Isnad\n", f"{machine}; medians of several runs.\n", *(text for text, _ in found)]
    )
    if given.output:
        given.output.write_text(report, encoding="utf-8")
    else:
        print(report)
    return 0 if all(ran for _, ran in found) else 1


if __name__ == "__main__":
    sys.exit(main())
