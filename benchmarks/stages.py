"""Words a second of reading and of each stage, on a folder of articles or on invented ones.

usage: python -m benchmarks.stages [FOLDER] [--runs N] [--mentions]

The mention stages together are a row of their own, warm and cold (the first pass of the process, tables and all);
`--mentions` runs them alone.
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


MENTIONS = ("dates", "quantities", "places", "groups", "people")


def measure(
    corpus: Sequence[str], published: str = "2024-11-29", only: Sequence[str] | None = None
) -> dict[str, float]:
    """Seconds of one pass over the corpus, by stage; with `only`, of the stages of these names."""
    stages = [(name, stage) for name, stage in STAGES if only is None or name in only]
    taken = dict.fromkeys(["reading", "tokens", *(name for name, _ in stages)], 0.0)
    for text in corpus:
        start = time.perf_counter()
        page = read_page(text, published)
        taken["reading"] += time.perf_counter() - start
        for layout in page.articles:
            start = time.perf_counter()
            draft = run(page.text, layout, ())
            taken["tokens"] += time.perf_counter() - start
            for name, stage in stages:
                start = time.perf_counter()
                setattr(draft, name, stage(draft))
                taken[name] += time.perf_counter() - start
    return taken


def report(corpus: Sequence[str] = (), runs: int = 3, only: Sequence[str] | None = None) -> str:
    """A Markdown table: words a second of each stage and of all of them, best of so many runs after one to warm up."""
    corpus = corpus or texts(None)
    words = sum(len(text.split()) for text in corpus)
    cold = measure(corpus, only=only)
    passes = [measure(corpus, only=only) for _ in range(runs)]
    lines = [f"{len(corpus)} articles, {words:,} words\n", "| stage | words/s | share |", "|---|---:|---:|"]
    best = {name: min(p[name] for p in passes) for name in passes[0]}
    whole = sum(best.values())
    lines += [f"| {name} | {words / max(s, 1e-9):,.0f} | {s / whole:.0%} |" for name, s in best.items()]
    warm, first = (words / sum(taken[name] for name in MENTIONS) for taken in (best, cold))
    lines.append(f"| {' + '.join(MENTIONS)} | {warm:,.0f}, cold {first:,.0f} | |")
    lines.append(f"| **whole** | **{words / whole:,.0f}** | 100% |")
    return "\n".join(lines) + f"\n\npeak memory {peak_megabytes():.0f} MB\n"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--mentions", action="store_true")
    options = parser.parse_args()
    print(report(texts(options.folder), options.runs, MENTIONS if options.mentions else None))


if __name__ == "__main__":
    main()
