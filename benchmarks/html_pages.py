"""Isnad's HTML reader against trafilatura alone, on the same pages, in one run.

    python -m benchmarks.html_pages [FOLDER ...] [--rounds 7]

Pages are those of the folders named, and the invented ones of `tests/corpora/html`. Rounds alternate between the two,
so that a busy machine slows both; the figure for a page is the median of its rounds, the figure for a reader the sum
of its pages. trafilatura is asked for body and metadata, as Isnad reads both.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from trafilatura import bare_extraction

from isnad.reading.html.pages import read_html

INVENTED = Path(__file__).parent.parent / "tests" / "corpora" / "html"


def isnad(source: str) -> object:
    return read_html(source)


def trafilatura(source: str) -> object:
    return bare_extraction(source, with_metadata=True)


READERS: dict[str, Callable[[str], object]] = {"isnad": isnad, "trafilatura": trafilatura}


def pages(folders: Sequence[Path]) -> dict[str, str]:
    """The sources by name; windows-1256 where UTF-8 fails."""
    found = {}
    for path in sorted(path for folder in folders for path in folder.glob("*.htm*")):
        data = path.read_bytes()
        try:
            found[path.name] = data.decode("utf-8")
        except UnicodeDecodeError:
            found[path.name] = data.decode("windows-1256", "replace")
    return found


def measure(sources: dict[str, str], rounds: int) -> dict[str, dict[str, float]]:
    """Median seconds of each page, by reader; the first, unmeasured round pays for imports and caches."""
    times: dict[str, dict[str, list[float]]] = {reader: {page: [] for page in sources} for reader in READERS}
    for turn in range(rounds + 1):
        for page, source in sources.items():
            for name, read in READERS.items():
                start = time.perf_counter()
                read(source)
                if turn:
                    times[name][page].append(time.perf_counter() - start)
    return {name: {page: statistics.median(t) for page, t in by_page.items()} for name, by_page in times.items()}


def report(folders: Sequence[Path] = (), rounds: int = 7, shown: int | None = 5) -> str:
    """A Markdown table of the two readers on all pages, and on those where Isnad is slowest beside the other."""
    sources = pages([*folders, INVENTED])
    medians = measure(sources, rounds)
    totals = {name: sum(by_page.values()) for name, by_page in medians.items()}
    lines = ["| page | KB |" + "".join(f" {name}, ms |" for name in READERS), "|---|---:|" + "---:|" * len(READERS)]
    for page in sorted(sources, key=lambda page: medians["trafilatura"][page] / medians["isnad"][page])[:shown]:
        times = "".join(f" {medians[name][page] * 1000:.1f} |" for name in READERS)
        lines.append(f"| {page} | {len(sources[page]) / 1000:.1f} |{times}")
    whole = sum(map(len, sources.values())) / 1000
    sums = "".join(f" {totals[name] * 1000:.1f} |" for name in READERS)
    lines.append(f"| **all {len(sources)} pages** | {whole:.1f} |{sums}")
    ratio = totals["trafilatura"] / totals["isnad"]
    return "\n".join(lines) + f"\n\nIsnad runs at {ratio:.2f} times the speed of trafilatura alone.\n"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    print(report(given.folders, given.rounds, shown=None))


if __name__ == "__main__":
    main()
