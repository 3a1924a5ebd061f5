"""Reports linked a second as the collection grows: the corpus of incidents told again on other days in other towns.

    python -m benchmarks.incident_cost [--reports N]

Each round moves every incident of the corpus to another day of three years and to another town; its words stay, which
is harder than news, where they change too. The time of each tenth is told: a cost that grows with the collection shows.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import islice
from time import perf_counter

from msgspec.structs import replace

import isnad
from benchmarks.incident_corpus import stories
from benchmarks.timing import peak_megabytes
from isnad.ledger.incidents.book import Book
from isnad.ledger.incidents.extract import reports
from isnad.ledger.incidents.records import Report, Spot

DAYS = 1096


def told(rounds: int) -> Iterator[Report]:
    """The reports of the corpus, round after round."""
    first = [r for s in stories() for r in reports(isnad.read(s.text, published=s.published), s.id)]
    for number in range(rounds):
        for report in first:
            yield moved(report, number)


def moved(report: Report, number: int) -> Report:
    """A report of the same words, on another day and elsewhere."""
    days = number * 37 % DAYS

    def later(day: int | None) -> int | None:
        return None if day is None else day + days

    return replace(
        report,
        id=f"{report.id}-{number}",
        document=f"{report.document}-{number}",
        issued=later(report.issued),
        first=later(report.first),
        last=later(report.last),
        spots=tuple(elsewhere(spot, number) for spot in report.spots),
        around=tuple(elsewhere(spot, number) for spot in report.around),
        sketch=tuple(value ^ number << 20 for value in report.sketch),
    )


def elsewhere(spot: Spot, number: int) -> Spot:
    """Another town of the same country, a degree or so away."""
    if spot.lat is None or spot.lon is None:
        return replace(spot, key=f"{spot.key}{number}")
    north, east = number % 17 / 4, number % 23 / 4
    return replace(spot, key=f"{spot.key}{number}", lat=spot.lat + north, lon=spot.lon + east)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    count = parser.parse_args().reports
    stream = islice(told(count // 200 + 1), count)
    book = Book()
    print("| reports | a second | incidents |\n|---:|---:|---:|")
    while batch := list(islice(stream, count // 10)):
        start = perf_counter()
        book.add_all(batch)
        taken = perf_counter() - start
        print(f"| {len(book.reports):,} | {len(batch) / taken:,.0f} | {len(book.members):,} |", flush=True)
    print(f"\npeak memory {peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main()
