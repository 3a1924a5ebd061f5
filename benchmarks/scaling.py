"""Cost against workers, length and number of documents, reading everything.

    python -m benchmarks.scaling [--count N] [--sentences N] [--only-count]

Documents are invented (`benchmarks.generate`); each row is measured in a process of its own. Memory is the peak of the
process plus, for each worker, the peak of the largest. `--count` goes up to so many documents (10,000 in the report of
all benchmarks; for 1,000,000, short ones do: `--sentences 3`).
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.generate import article

SENTENCES = 14
LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)


def measured(work: Callable[..., tuple[int, int]], *given: int) -> tuple[int, float, float]:
    """Words, seconds and MB of some work in a fresh process; it returns its words and the number of its workers."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_timed, work, given).result()


def _timed(work: Callable[..., tuple[int, int]], given: tuple[int, ...]) -> tuple[int, float, float]:
    import isnad

    isnad.read(article(0))  # the word lists are loaded once, before the clock
    start = time.perf_counter()
    words, workers = work(*given)
    taken = time.perf_counter() - start
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * workers
    return words, taken, (own + children) / 1024


def piped(count: int, workers: int, sentences: int = SENTENCES) -> tuple[int, int]:
    """A stream of documents through `isnad.pipe`."""
    import isnad

    texts = (article(seed, sentences) for seed in range(count))
    read = sum(1 for _ in isnad.pipe(texts, workers=workers, ordered=False))
    if read != count:
        raise RuntimeError(f"{read} documents of {count}")
    return count * len(article(0, sentences).split()), workers if workers > 1 else 0


def whole(length: int) -> tuple[int, int]:
    """One document of about so many bytes."""
    import isnad

    text = _of(length)
    isnad.read(text)
    return len(text.split()), 0


def _of(length: int) -> str:
    parts, size, seed = [], 0, 0
    for seed in range(length):
        parts.append(article(seed, SENTENCES).partition("\n")[2])  # one headline for all: one long article
        size += len(parts[-1].encode())
        if size >= length:
            break
    return (article(seed).partition("\n")[0] + "\n\n" + "\n".join(parts).replace("  ", " "))[: int(length / 1.78)]


def rows(count: int, sentences: int = SENTENCES) -> Iterator[str]:
    """The tables."""
    yield from by_workers()
    yield from by_length()
    yield from by_count(count, sentences)


def by_workers() -> Iterator[str]:
    """Words a second with one worker and with two."""
    yield "| workers of isnad.pipe | documents | words/s | ratio to one | peak MB in all |"
    yield "|--:|--:|--:|--:|--:|"
    first = 0.0
    for workers in (1, 2):
        words, seconds, memory = measured(piped, 2_000, workers)
        first = first or words / seconds
        yield f"| {workers} | 2,000 | {words / seconds:,.0f} | {words / seconds / first:.2f} | {memory:,.0f} |"


def by_length() -> Iterator[str]:
    """One document, ever longer."""
    yield "\n| one document of | seconds | words/s | peak MB |"
    yield "|--:|--:|--:|--:|"
    for length in LENGTHS:
        words, seconds, memory = measured(whole, length)
        yield f"| {length / 1000:,.0f} KB | {seconds:,.3f} | {words / seconds:,.0f} | {memory:,.0f} |"


def by_count(count: int, sentences: int) -> Iterator[str]:
    """Ever more documents in one stream."""
    yield "\n| documents, 2 workers | words/s | peak MB in all |"
    yield "|--:|--:|--:|"
    size = 100
    while size <= count:
        words, seconds, memory = measured(piped, size, 2, sentences)
        yield f"| {size:,} | {words / seconds:,.0f} | {memory:,.0f} |"
        size *= 10


def report(count: int = 10_000) -> str:
    """Markdown tables of one run each."""
    return "\n".join(rows(count))


def main() -> None:
    """Print the report, a row as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    parser.add_argument("--only-count", action="store_true")
    given = parser.parse_args()
    table = by_count(given.count, given.sentences) if given.only_count else rows(given.count, given.sentences)
    for row in table:
        print(row, flush=True)


if __name__ == "__main__":
    main()
