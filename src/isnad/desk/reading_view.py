"""An article as the desk shows it: its text in flat pieces with the claims that cover them, a card for each claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from isnad.exports.segments import Highlight, Piece, cut, share
from isnad.ledger.ids import Namer, claims_of, extent
from isnad.records import Article, Block, Casualty, Document, Event, Source, Span, Statement

Claim = Statement | Casualty | Event
_LAYER = {"statement": "said", "casualty": "casualty", "event": "event"}


class Shown(NamedTuple):
    """A block of text in pieces: each with its words, its kinds, the anchors it opens and the cards it belongs to."""

    kind: str
    start: int
    pieces: list[Bit]


class Bit(NamedTuple):
    """A run of characters covered by the same claims throughout."""

    text: str
    kinds: str
    anchors: tuple[str, ...]
    cards: str


class Card(NamedTuple):
    """A claim beside the text: its id, where it stands, the record, what was decided about it."""

    id: str
    kind: str
    anchor: str
    number: int
    claim: Claim
    decision: str | None
    edits: Mapping[str, Any]


class Seen(NamedTuple):
    """An article with its text and its cards."""

    number: int
    article: Article
    blocks: list[Shown]
    cards: list[Card]


def seen(document: Document, number: int, decided: Mapping[str, tuple[str | None, Mapping[str, Any]]]) -> Seen:
    """The number-th article of a document; `decided` has decision and edits by the id of a claim."""
    article = document.articles[number - 1]
    cards = [card for card in _cards(document, decided) if card[0] == number]
    told = [card for _, card in cards]
    marks = list(_marks(article, told))
    shown = [_shown(document.text, block, over) for block, over in share(article.blocks, marks)]
    return Seen(number, article, _once(shown), told)


def _cards(
    document: Document, decided: Mapping[str, tuple[str | None, Mapping[str, Any]]]
) -> Iterator[tuple[int, Card]]:
    namer = Namer(document.id)
    count = 0
    for number, article in enumerate(document.articles, 1):
        for kind, claim in claims_of(article):
            at, count = extent(claim), count + 1
            name = namer(kind, at)
            decision, edits = decided.get(name, (None, {}))
            start, end = _corrected(edits) or (at.start, at.end)
            yield number, Card(name, kind, f"s-{start}-{end}", count, claim, decision, edits)


def _corrected(edits: Mapping[str, Any]) -> tuple[int, int] | None:
    """The span a person gave instead."""
    span = edits.get("span")
    return (span["start"], span["end"]) if span else None


def _marks(article: Article, cards: Iterable[Card]) -> Iterator[Highlight]:
    for card in cards:
        name = f"c{card.number}"
        for span, layer in _spans(card):
            yield Highlight(span[0], span[1], layer, name)
    yield from (Highlight(place.start, place.end, "place", "") for place in article.places)
    yield from (Highlight(date.start, date.end, "date", "") for date in article.dates)


def _spans(card: Card) -> Iterator[tuple[tuple[int, int], str]]:
    """The runs of text a claim rests on: what it is, who says it, who acts."""
    claim, layer = card.claim, _LAYER[card.kind]
    right = _corrected(card.edits)
    if right is not None:
        yield right, layer
    if isinstance(claim, Statement):
        for content in claim.contents if right is None else ():
            yield (content.start, content.end), layer
        yield from _of(claim.speaker, "speaker")
        yield from _of(claim.cue, "cue")
    elif right is None and isinstance(claim, Casualty):
        yield (claim.start, claim.end), layer
    elif right is None and isinstance(claim, Event):
        yield (claim.trigger.start, claim.trigger.end), layer
    for source in claim.sources:
        yield from _of(source, "speaker")


def _of(span: Span | Source | Any, layer: str) -> Iterator[tuple[tuple[int, int], str]]:
    if span is not None and span.start is not None and span.end is not None:
        yield (span.start, span.end), layer


def _shown(text: str, block: Block, over: list[Highlight]) -> Shown:
    return Shown(block.kind, block.start, [_bit(text, piece) for piece in cut(block.start, block.end, over)])


def _bit(text: str, piece: Piece) -> Bit:
    kinds = " ".join(dict.fromkeys(h.kind for h in piece.over))
    opened = tuple(dict.fromkeys(f"s-{h.start}-{h.end}" for h in piece.over if h.start == piece.start))
    cards = " ".join(dict.fromkeys(h.id for h in piece.over if h.id))
    return Bit(text[piece.start : piece.end], kinds, opened, cards)


def _once(blocks: list[Shown]) -> list[Shown]:
    """The same, every anchor at its first place only."""
    known: set[str] = set()
    for shown in blocks:
        for n, bit in enumerate(shown.pieces):
            fresh = tuple(a for a in bit.anchors if a not in known)
            known.update(fresh)
            shown.pieces[n] = bit._replace(anchors=fresh)
    return blocks
