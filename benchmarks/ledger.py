"""A ledger of many invented articles: what keeping costs beside reading, and how soon it answers.

    python -m benchmarks.ledger [--documents N] [--ledger FILE]

Storing is timed apart from reading, in the same run, batch by batch as `isnad add` works; the share is that of reading
in both together. CPU seconds tell what the work costs whatever else the machine does, wall seconds include the disk.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from benchmarks.generate import TELLINGS, TOWNS, articles
from benchmarks.timing import median_seconds, peak_megabytes
from isnad.ledger import Ledger
from isnad.ledger.ledger import BATCH
from isnad.pipeline import read
from isnad.records import Document

_FIRST = date(2029, 1, 1)
OUTLETS = ("صحيفة النهر", "موقع الوادي", "شبكة الجبل", "وكالة السهل")


class Clock:
    """CPU and wall seconds of some work, added up."""

    def __init__(self) -> None:
        self.cpu = self.wall = 0.0

    def of(self, work: Callable[[], object]) -> None:
        """Do the work and count its time."""
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        self.cpu += time.process_time() - cpu
        self.wall += time.perf_counter() - wall


def documents(count: int) -> Iterator[Document]:
    """Invented articles, read: of four outlets, over three years, those of one incident on one day."""
    for number, text in enumerate(articles(count)):
        day = str(_FIRST + timedelta(days=number // TELLINGS * 389 % 1096))
        yield read(text.encode(), day, uri=f"{number}.txt", outlet=OUTLETS[number % 4])


def fill(path: Path, count: int) -> tuple[Clock, Clock]:
    """Read and store; the time of each."""
    reading, storing = Clock(), Clock()
    stream = documents(count)
    batch: list[Document] = []
    with Ledger.open(path, "rwc") as ledger:
        while True:
            batch.clear()
            reading.of(lambda: batch.extend(islice(stream, BATCH)))
            if not batch:
                break
            storing.of(lambda: list(ledger.add_all(batch)))
    return reading, storing


def questions(ledger: Ledger) -> dict[str, Callable[[], object]]:
    """What people ask of a ledger first."""
    town = TOWNS[0]
    return {
        "first page: casualties": lambda: ledger.casualties().page(50),
        "first page: quotations": lambda: ledger.quotations().page(50),
        "first page: events": lambda: ledger.events().page(50),
        "first page: articles": lambda: ledger.articles().page(50),
        "casualties by date": lambda: ledger.casualties().page(50, order="date"),
        "casualties by published": lambda: ledger.casualties().page(50, order="published"),
        "casualties of a place": lambda: ledger.casualties(place=town).page(50),
        "casualties of a place, effect and month": lambda: ledger.casualties(
            place=town, type=("injured",), since="2030-05", until="2030-05"
        ).page(50),
        "quotations of a speaker": lambda: ledger.quotations(speaker="الراوي").page(50),
        "casualties on an agency's word": lambda: ledger.casualties(source="رويترز").page(50),
        "articles of an outlet": lambda: ledger.articles(outlet="النهر").page(50),
        "casualties in articles with a word": lambda: ledger.casualties(text="حافلتين").page(50),
        "facet: effects": lambda: ledger.casualties().facet("type"),
        "facet: places": lambda: ledger.casualties().facet("place"),
        "facet: months published": lambda: ledger.casualties().facet("published_month"),
        "count: casualties": lambda: ledger.casualties().count(),
        "search: a common word": lambda: ledger.search("قتلوا"),
        "search: three words": lambda: ledger.search("والحافلتين بوادي النور"),
        "search: a phrase": lambda: ledger.search('"تل الرمان"'),
        "search: a word that is nowhere": lambda: ledger.search("زرافة"),
        "search: the best first": lambda: ledger.search("حافلتين السنديان", rank="best"),
        "hits: a common word": lambda: ledger.hits("قتلوا"),
    }


def report(path: Path, count: int) -> Iterator[str]:
    """Lines of Markdown."""
    if count:
        reading, storing = fill(path, count)
        share = reading.cpu / (reading.cpu + storing.cpu)
        wall = reading.wall / (reading.wall + storing.wall)
        yield f"{count:,} documents; reading alone {count / reading.cpu:,.0f} a CPU second, read and kept "
        yield f"{count / (reading.cpu + storing.cpu):,.0f}: {share:.1%} of its speed ({wall:.1%} by wall clock)."
        yield f"Peak memory {peak_megabytes():,.0f} MB."
    with Ledger.open(path) as ledger:
        size, held = path.stat().st_size, len(ledger)
        yield f"File {size / 1e6:,.0f} MB, {size / max(held, 1) / 1e3:.1f} kB a document.\n"
        yield "| question | ms |\n|---|---:|"
        for name, ask in questions(ledger).items():
            yield f"| {name} | {median_seconds(ask, 5) * 1e3:.1f} |"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--ledger", type=Path, help="keep the ledger there; with --documents 0, ask one that is there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in report(options.ledger or Path(folder) / "news.ledger", options.documents):
            print(line, flush=True)


if __name__ == "__main__":
    main()
