"""What the ledger shows as one incident, over a folder of articles.

    python -m benchmarks.incidents FOLDER OUT.json

FOLDER holds `index.json`, a list of `{id, outlet, published}`, and each article as `ID.txt`, headline first. OUT.json:
`{"incidents": [{"docs": [{"doc", "figures": [{"effect", "min", "max"}]}]}]}`, without mere suggestions and mentions.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import isnad
from isnad.ledger.incidents.book import Book
from isnad.ledger.incidents.extract import reports
from isnad.ledger.incidents.records import Report
from isnad.ledger.incidents.view import incident


def read(folder: Path) -> Iterator[Report]:
    """The reports of every article of a folder."""
    for entry in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        text = (folder / f"{entry['id']}.txt").read_text(encoding="utf-8")
        yield from reports(isnad.read(text, published=entry["published"]), entry["id"])


def predictions(book: Book) -> dict[str, Any]:
    """The incidents of a book in the shape of the scorer."""
    incidents = []
    for name, members in book.members.items():
        docs: dict[str, list[dict[str, Any]]] = {}
        reports = [book.reports[m] for m in members]
        for report in reports:
            if report.role != "mention":
                docs.setdefault(report.document, [])
        for told in incident(name, reports).claims:
            if told.aside is None:
                c = told.claim
                docs[told.document].append({"effect": c.effect, "min": c.min, "max": c.max})
        if docs:
            incidents.append({"docs": [{"doc": doc, "figures": told} for doc, told in docs.items()]})
    return {"incidents": incidents}


def main() -> None:
    """Write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    book = Book()
    book.add_all(read(options.folder))
    options.out.write_text(json.dumps(predictions(book), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
