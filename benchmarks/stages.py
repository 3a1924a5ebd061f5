"""Words a second of reading and of each stage, on a folder of articles or on invented ones.

usage: python -m benchmarks.stages [FOLDER] [--runs N]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generate import articles
from benchmarks.timing import peak_megabytes
from isnad.pipeline import STAGES, run
from isnad.reading import read_page


def texts(folder: Path | None) -> list[str]:
    """The articles to read: the .txt files of a folder, or 400 invented ones."""
    if folder is None:
        return list(articles(400))
    return [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]


def measure(corpus: Sequence[str], published: str = "2024-11-29") -> dict[str, float]:
    """Seconds of one pass over the corpus, by stage; `whole` is `isnad.read`."""
    taken = dict.fromkeys(["reading", "tokens", *(name for name, _ in STAGES)], 0.0)
    for text in corpus:
        start = time.perf_counter()
        page = read_page(text, published)
        taken["reading"] += time.perf_counter() - start
        for layout in page.articles:
            start = time.perf_counter()
            draft = run(page.text, layout, ())
            taken["tokens"] += time.perf_counter() - start
            for name, stage in STAGES:
                start = time.perf_counter()
                setattr(draft, name, stage(draft))
                taken[name] += time.perf_counter() - start
    return taken


def report(corpus: Sequence[str] = (), runs: int = 3) -> str:
    """A Markdown table: words a second of each stage and of all of them, best of so many runs after one to warm up."""
    corpus = corpus or texts(None)
    words = sum(len(text.split()) for text in corpus)
    measure(corpus)
    passes = [measure(corpus) for _ in range(runs)]
    lines = [f"{len(corpus)} articles, {words:,} words\n", "| stage | words/s | share |", "|---|---:|---:|"]
    best = {name: min(p[name] for p in passes) for name in passes[0]}
    whole = sum(best.values())
    lines += [f"| {name} | {words / max(s, 1e-9):,.0f} | {s / whole:.0%} |" for name, s in best.items()]
    lines.append(f"| **whole** | **{words / whole:,.0f}** | 100% |")
    return "\n".join(lines) + f"\n\npeak memory {peak_megabytes():.0f} MB\n"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(report(texts(options.folder), options.runs))


if __name__ == "__main__":
    main()
