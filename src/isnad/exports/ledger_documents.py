"""A ledger's documents for other programs: JSON lines that come back without loss, Web Annotations, provenance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from isnad.exports.annotations import claim_annotations
from isnad.exports.provenance import provenance
from isnad.ledger.transfer import decision_lines
from isnad.records import Document

if TYPE_CHECKING:
    from isnad.ledger.ledger import Ledger

FORMATS: dict[str, Callable[[Document], dict[str, Any]] | None] = {
    "jsonl": None, "webanno": claim_annotations, "prov": provenance,
}  # fmt: skip


def lines(ledger: Ledger, form: str, filters: dict[str, Any]) -> Iterator[bytes]:
    """One line a document; of those that have an article the filters choose, where there are filters."""
    make = FORMATS[form]
    if make is None and not filters:
        for line in ledger.lines():
            yield line + b"\n"
    else:
        for document in _documents(ledger, filters):
            yield (document.to_json() if make is None else msgspec.json.encode(make(document))) + b"\n"
    if make is None and not filters:
        for line in decision_lines(ledger):
            yield line + b"\n"


def _documents(ledger: Ledger, filters: dict[str, Any]) -> Iterator[Document]:
    if not filters:
        yield from ledger.documents()
        return
    for name, _ in groupby(ledger.articles(**filters), key=lambda row: row["document"]):
        document = ledger.document(name)
        if document is not None:
            yield document
