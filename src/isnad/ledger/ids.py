"""Ids that survive a new reading: a document is named by its bytes, a record by its kind and place in the text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from isnad.records import Article, Casualty, Document, Event, Statement

KINDS = ("statement", "casualty", "event")
Claim = Statement | Casualty | Event


class Extent(NamedTuple):
    """Characters `[start, end)` that a claim is named by: its contents, its count, or its trigger."""

    start: int
    end: int


def document_id(document: Document) -> str:
    """The document's own id, or one made of its text in the same way."""
    return document.id or document_sha256(document)[:16]


def document_sha256(document: Document) -> str:
    """SHA-256 of the bytes read, or of the text where those are not known."""
    return document.source.sha256 or hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(document: str, number: int) -> str:
    """`0123456789abcdef:1`: articles are numbered from 1, as they stand on the page."""
    return f"{document}:{number}"


def extent(claim: Claim) -> Extent:
    """Where a claim stands."""
    if isinstance(claim, Statement):
        first = claim.contents[0] if claim.contents else claim.cue
        last = claim.contents[-1] if claim.contents else claim.cue
        return Extent(first.start, last.end) if first and last else Extent(0, 0)
    span = claim.trigger if isinstance(claim, Event) else claim
    return Extent(span.start, span.end)


def claims_of(article: Article) -> Iterator[tuple[str, Claim]]:
    """The claims of an article with their kinds, in the order they are named."""
    yield from (("statement", s) for s in article.statements)
    yield from (("casualty", c) for c in article.casualties)
    yield from (("event", e) for e in article.events)


class Namer:
    """Names the claims of one document: `0123456789abcdef:casualty:120-134`, `….2` for a second one there."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._seen: Counter[str] = Counter()

    def __call__(self, kind: str, at: Extent) -> str:
        """The id of the next claim of this kind at this place."""
        base = f"{self._document}:{kind}:{at.start}-{at.end}"
        self._seen[base] += 1
        nth = self._seen[base]
        return base if nth == 1 else f"{base}.{nth}"


class Parts(NamedTuple):
    """What a claim's id is made of."""

    document: str
    kind: str
    start: int
    end: int


def parts(record: str) -> Parts | None:
    """A claim's id taken apart; None where it is no claim's."""
    fields = record.rsplit(":", 2)
    if len(fields) != 3 or fields[1] not in KINDS:
        return None
    start, _, end = fields[2].partition(".")[0].partition("-")
    return Parts(fields[0], fields[1], int(start), int(end)) if start.isdigit() and end.isdigit() else None
