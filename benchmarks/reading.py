"""Megabytes a second of reading plain text: bytes to articles and blocks, no claim read.

    python -m benchmarks.reading [FOLDER] [--runs N]

Corpora: short articles one by one, crawled pages with captions and teasers, one text of many megabytes, one line of as
many, and the short articles in windows-1256. Figures are medians of N runs over each corpus, on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks.generate import articles
from benchmarks.timing import median_seconds, peak_megabytes
from isnad.reading import read_page

CRAWLED = Path(__file__).parent.parent / "examples" / "crawled-page.txt"
MEGABYTES = 8


def corpora(folder: Path | None) -> dict[str, list[bytes]]:
    """The pages of each corpus by its name; a folder's .txt files stand for the invented articles."""
    pages = [path.read_bytes() for path in sorted(folder.glob("*.txt"))] if folder else []
    short = pages or [text.encode() for text in articles(300)]
    paragraph = b" ".join(short[0].split())
    whole = b"\n\n".join(short)
    legacy = [text.decode("utf-8").encode("cp1256", "ignore") for text in short]
    return {
        "articles": short,
        "crawled pages": [CRAWLED.read_bytes()] * 50,
        f"one text of {MEGABYTES} MB": [_filled(whole)],
        f"one line of {MEGABYTES} MB": [_filled(paragraph + b" ")],
        "articles in windows-1256": legacy,
    }


def _filled(data: bytes) -> bytes:
    """The data again and again, to `MEGABYTES`, cut between two characters."""
    filled = (data * (MEGABYTES * 1_000_000 // len(data) + 1))[: MEGABYTES * 1_000_000]
    return filled.decode("utf-8", "ignore").encode()


def reader(pages: list[bytes]) -> Callable[[], None]:
    """The work to measure: every page of a corpus read once."""

    def work() -> None:
        for page in pages:
            read_page(page)

    return work


def report(folder: Path | None = None, runs: int = 5) -> str:
    """A Markdown table of medians."""
    lines = ["| corpus | pages | MB | MB/s |", "|---|---:|---:|---:|"]
    for name, pages in corpora(folder).items():
        size = sum(map(len, pages)) / 1e6
        lines.append(f"| {name} | {len(pages):,} | {size:.2f} | {size / median_seconds(reader(pages), runs):.1f} |")
    return "\n".join(lines) + f"\n\npeak memory {peak_megabytes():.0f} MB\n"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print(report(options.folder, options.runs))


if __name__ == "__main__":
    main()
