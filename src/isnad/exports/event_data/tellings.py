"""Events with all that an export needs of their article, from documents or from a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from isnad.arabic.sentences import split
from isnad.records import Article, Casualty, Document, Event, Party, Place, PlaceRef

if TYPE_CHECKING:
    from isnad.ledger.ledger import Ledger


class Telling(NamedTuple):
    """An event where its article tells it.

    `id` is that of the record in a ledger, or made of document and offsets; `sentence` are the offsets of the sentence
    that the trigger stands in.
    """

    id: str
    document: Document
    article: Article
    event: Event
    sentence: tuple[int, int]
    edits: Mapping[str, Any] = {}

    @property
    def actor(self) -> str:
        """Who acted: the name a person gave, else the resolved one, else the words of the text; empty for nobody."""
        return _said(self.edits.get("actor"), self.event.actor)

    @property
    def recipient(self) -> str:
        """Who was acted upon, likewise."""
        return _said(self.edits.get("recipient"), self.event.recipient)

    @property
    def where(self) -> str:
        """The name of the place, as a person corrected it or as the text says it."""
        return str(self.edits.get("place") or (self.event.place.name if self.event.place else ""))

    @property
    def country(self) -> str:
        """ISO code of two letters of the place; empty where it is not known."""
        told = self.event.place.country if self.event.place else None
        return str(self.edits.get("country") or told or "")

    @property
    def place(self) -> Place | None:
        """The mention of the place of the event, with its coordinates."""
        return None if "place" in self.edits else mention(self.article, self.event.place)

    @property
    def words(self) -> str:
        """The sentence of the trigger, as it stands."""
        return self.document.text[slice(*self.sentence)].strip()

    @property
    def harm(self) -> list[Casualty]:
        """The counts of harm told with the event: of its sentence, and of the same incident in the same article.

        Totals over longer times, counts inside another, and what is denied or feared are left out.
        """
        start, end = self.sentence
        told = self.article.casualties
        counted = [c for c in told if c.scope == "incident" and c.status == "asserted" and not c.part]
        here = [c for c in counted if start <= c.start < end]
        groups = {c.incident for c in here if c.incident is not None}
        return [c for c in counted if c in here or c.incident in groups]


def mention(article: Article, place: PlaceRef | None) -> Place | None:
    """The mention that a claim's place is, or another one of the same name; None where the article has none."""
    if place is None:
        return None
    same = [p for p in article.places if p.start == place.start] or [p for p in article.places if p.name == place.name]
    return same[0] if same else None


def of_documents(documents: Iterable[Document]) -> Iterator[Telling]:
    """Every event of some documents."""
    for document in documents:
        for article in document.articles:
            spans = _sentences(document, article) if article.events else []
            for event in article.events:
                name = f"{document.id}:{event.trigger.start}-{event.trigger.end}"
                yield Telling(name, document, article, event, _around(spans, event))


def of_ledger(ledger: Ledger, filters: dict[str, Any]) -> Iterator[Telling]:
    """The events of a ledger that the filters choose, as people left them: rejected ones out, edited values in."""
    for name, chosen in groupby(ledger.events(**filters), key=lambda row: row["document"]):
        document = ledger.document(name)
        if document is None:  # taken out meanwhile
            continue
        spans: dict[int, list[tuple[int, int]]] = {}
        for row in chosen:
            article = document.articles[row["article"] - 1]
            same = (e for e in article.events if e.trigger.start == row["start"] and e.trigger.end == row["end"])
            event = next(same, None)
            if event is not None and row["decision"] != "reject":
                if row["article"] not in spans:
                    spans[row["article"]] = _sentences(document, article)
                event = edited(event, row["edits"])
                yield Telling(row["id"], document, article, event, _around(spans[row["article"]], event), row["edits"])


def _sentences(document: Document, article: Article) -> list[tuple[int, int]]:
    tokens, sentences = split(document.text, article.blocks)
    return [(tokens.starts[s.first], tokens.ends[s.last - 1]) for s in sentences]


def _around(spans: list[tuple[int, int]], event: Event) -> tuple[int, int]:
    at = event.trigger.start
    return next(((s, e) for s, e in spans if s <= at < e), (at, event.trigger.end))


def edited(event: Event, edits: dict[str, Any]) -> Event:
    """The event with the values that people gave to its plain fields."""
    plain = {name: edits[name] for name in ("type", "mode", "status", "date") if name in edits}
    return msgspec.structs.replace(event, **plain) if plain else event


def _said(edit: object, party: Party | None) -> str:
    if edit:
        return str(edit)
    return (party.name or party.text) if party else ""
