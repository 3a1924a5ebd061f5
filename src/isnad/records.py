"""Every record type of the output contract: immutable, typed, no I/O.

Offsets are Unicode code points, half-open `[start, end)`, into `Document.text`. A record that quotes the text
satisfies `document.text[start:end] == record.text`: lengths are checked when the record is made, the characters when
the `Document` that holds it is made; either raises `SpanError`.

The JSON of these records (`Document.to_dict`) is described by `isnad.schema.document_schema()`, which is
generated from this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

import msgspec

from isnad.errors import FormatError, SpanError

SCHEMA = "isnad.document/1"

BlockKind: TypeAlias = Literal[
    "title",
    "deck",
    "byline",
    "dateline",
    "caption",
    "heading",
    "body",
    "credit",
    "control",
    "teaser",
    "repeat",
    "other",
]
PublishedBasis: TypeAlias = Literal["given", "metadata", "text"]
PlaceKind: TypeAlias = Literal["country", "region", "city", "district", "facility", "water", "area", "other"]
Precision: TypeAlias = Literal["exact", "settlement", "admin", "country", "area"]
Vague: TypeAlias = Literal["several", "tens", "hundreds", "thousands", "millions"]
SourceKind: TypeAlias = Literal[
    "person", "institution", "official", "witness", "medic", "agency", "outlet", "document", "group", "other"
]
Mode: TypeAlias = Literal["direct", "indirect", "mixed"]
Effect: TypeAlias = Literal[
    "killed", "injured", "missing", "detained", "abducted", "displaced", "evacuated", "rescued", "affected"
]
Victim: TypeAlias = Literal[
    "civilians", "children", "women", "elderly", "combatants", "soldiers", "police", "journalists", "medics",
    "aid_workers", "prisoners", "migrants", "people",
]  # fmt: skip
Cause: TypeAlias = Literal[
    "airstrike", "shelling", "shooting", "explosion", "clash", "attack", "raid", "accident", "fire", "disaster",
    "disease", "execution", "hunger", "protest", "other", "unknown",
]  # fmt: skip
EventType: TypeAlias = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: frozen, keyword-only, comparable by value."""


class Span(Record, frozen=True, kw_only=True):
    """Characters `[start, end)` of the document, with a copy of them."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise SpanError(f"span [{self.start}, {self.end}) cannot hold {len(self.text)} characters")

    @classmethod
    def of(cls, text: str, start: int, end: int, **fields: Any) -> Any:
        """A record of this class over `text[start:end]`; `SpanError` when the offsets lie outside the text.

        >>> Span.of("قال شهود", 4, 8).text
        'شهود'
        """
        if not 0 <= start < end <= len(text):
            raise SpanError(f"span [{start}, {end}) lies outside a text of {len(text)} characters")
        return cls(start=start, end=end, text=text[start:end], **fields)


class Named(Record, frozen=True, kw_only=True):
    """A name resolved over the article, with the words that stand for it here (null where there are none)."""

    name: str
    start: int | None = None
    end: int | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        given = (self.start is None, self.end is None, self.text is None)
        if len(set(given)) != 1:
            raise SpanError("start, end and text are given together or not at all")
        if self.start is not None and self.end is not None and self.end - self.start != len(self.text or ""):
            raise SpanError(f"span [{self.start}, {self.end}) cannot hold {len(self.text or '')} characters")


class Source(Named, frozen=True, kw_only=True):
    """One link of a chain of attribution."""

    kind: SourceKind = "other"


class Speaker(Named, frozen=True, kw_only=True):
    """Who is said to have said it; start, end and text are null where the verb has no expressed subject."""

    kind: SourceKind = "other"


class Party(Span, frozen=True, kw_only=True):
    """Who acted or was acted upon, as the text says it; `name`, `kind` and `country` when resolved."""

    name: str | None = None
    kind: str | None = None
    country: str | None = None


class PlaceRef(Named, frozen=True, kw_only=True):
    """Where a claim happened: a mention of the article, and how it was tied to the claim."""

    country: str | None = None
    geonameid: int | None = None
    basis: Literal["clause", "sentence", "paragraph", "headline", "dateline", "article"] | None = None


class Block(Record, frozen=True, kw_only=True):
    """A run of the page with one function; kinds are those of the contract."""

    kind: BlockKind
    start: int
    end: int


class Teaser(Record, frozen=True, kw_only=True):
    """An invitation to another story on the same page: kept, never read for claims."""

    start: int
    end: int
    headline: Span | None = None
    section: Span | None = None
    summary: Span | None = None
    caption: Span | None = None
    byline: Span | None = None
    place: Span | None = None
    url: str | None = None


class Person(Record, frozen=True, kw_only=True):
    """A named person of the article: fullest name without titles, roles as they stand, every mention."""

    name: str
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    nationality: str | None = None


class Group(Record, frozen=True, kw_only=True):
    """An organisation, state body, armed group, outlet or company."""

    name: str
    kind: str
    mentions: tuple[Span, ...] = ()
    country: str | None = None


class Place(Span, frozen=True, kw_only=True):
    """A mention of a named place; coordinates are degrees WGS 84, null when not in the gazetteer."""

    name: str
    kind: PlaceKind
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    admin1: str | None = None
    precision: Precision | None = None
    metonym: bool = False
    relative: str | None = None
    rule: str | None = None


class Date(Span, frozen=True, kw_only=True):
    """A calendar expression; `value` is ISO 8601 (day, month, year, week, or a/b), null when it cannot be resolved.

    An interval `a/b` holds b. `kind`: date, daterange; of a string also time, datetime, timerange, duration, set.
    `basis`: absolute, relative (to the publication day), weekday, feast, context (a day told before).
    """

    value: str | None = None
    kind: str = "date"
    basis: str | None = None
    rule: str | None = None


class Quantity(Span, frozen=True, kw_only=True):
    """A number with its bounds: exact `min == max`, «at least» `max` null, vague words both null.

    The span is the number proper. Around it, as offsets into the text: `hedge_start` where a hedge before it begins,
    `hedge_end` where one after it ends, `noun_start` and `noun_end` the noun it counts (a dual is its own noun).
    """

    min: float | int | None = None
    max: float | int | None = None
    approx: bool = False
    vague: Vague | None = None
    kind: str = "number"
    unit: str | None = None
    noun: str | None = None
    value: Any = None
    hedge_start: int | None = None
    hedge_end: int | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    rule: str | None = None


class Statement(Record, frozen=True, kw_only=True):
    """Somebody other than the article's own voice is said to have said something."""

    contents: tuple[Span, ...]
    cue: Span | None
    mode: Mode
    speaker: Speaker | None
    sources: tuple[Source, ...] = ()
    rule: str = ""


class Casualty(Span, frozen=True, kw_only=True):
    """One count of human harm, as one clause asserts it.

    `incident` is the same number for the claims of one incident of the article; `revises` is the index, among the
    article's casualties, of an earlier figure of that incident and effect that this one replaces; `part` marks a count
    inside another («بينهم ثلاثة أطفال»); `trigger` is the word of harm it rests on («قُتل», «مقتل», «قتيلان»). Nothing
    is ever summed.
    """

    effect: Effect
    min: int | None = None
    max: int | None = None
    approx: bool = False
    vague: Vague | None = None
    victims: tuple[Victim, ...] = ()
    scope: Literal["incident", "cumulative"] = "incident"
    place: PlaceRef | None = None
    date: str | None = None
    cause: Cause = "unknown"
    actor: Party | None = None
    sources: tuple[Source, ...] = ()
    status: Literal["asserted", "denied", "feared"] = "asserted"
    incident: int | None = None
    revises: int | None = None
    part: bool = False
    trigger: Span | None = None
    rule: str = ""


class Event(Record, frozen=True, kw_only=True):
    """One interaction, in PLOVER's terms, where it is told most fully; `mentions`: the words of its other tellings."""

    type: EventType
    trigger: Span
    mode: str | None = None
    actor: Party | None = None
    recipient: Party | None = None
    place: PlaceRef | None = None
    date: str | None = None
    status: Literal["occurred", "planned", "denied"] = "occurred"
    sources: tuple[Source, ...] = ()
    mentions: tuple[Span, ...] = ()
    rule: str = ""


class Article(Record, frozen=True, kw_only=True):
    """One story of a page, with everything that was read in it."""

    start: int
    end: int
    title: Span | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    people: tuple[Person, ...] = ()
    groups: tuple[Group, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    events: tuple[Event, ...] = ()


class Origin(Record, frozen=True, kw_only=True):
    """Where the page came from and how its bytes were read."""

    uri: str | None = None
    media_type: str = "text/plain"
    sha256: str = ""
    encoding: str | None = None
    encoding_basis: str | None = None
    language: str | None = None


class Versions(Record, frozen=True, kw_only=True):
    """What read the page: package, rules and word-list versions."""

    engine: str
    rules: str
    data: str


class Document(Record, frozen=True, kw_only=True):
    """A page, its articles, and every record in them. `blocks` are those that belong to no article.

    Raises `SpanError` when any record inside does not quote `text` exactly.
    """

    schema: str = SCHEMA
    id: str = ""
    text: str
    source: Origin = Origin()
    versions: Versions | None = None
    articles: tuple[Article, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for record in spans(self):
            if self.text[record.start : record.end] != record.text:
                found = self.text[record.start : record.end]
                raise SpanError(f"[{record.start}, {record.end}) holds {found!r}, the record says {record.text!r}")

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists, strings and numbers: the JSON of the output contract."""
        return msgspec.json.decode(msgspec.json.encode(self))  # type: ignore[no-any-return]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Document:
        """The document `to_dict` came from; `FormatError` when the data has another shape."""
        return _checked(lambda: msgspec.convert(data, cls, str_keys=True))

    def to_json(self) -> bytes:
        """One line of UTF-8 JSON, no newline at its end: one line of JSONL."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, data: bytes | str) -> Document:
        """The document `to_json` came from; `FormatError` when it is not one."""
        return _checked(lambda: msgspec.json.decode(data, type=cls))

    def _repr_html_(self) -> str:
        from isnad.exports.html import fragment  # a notebook's view; not needed to read

        return fragment(self)


def spans(record: Record) -> Iterator[Any]:
    """Every record at or below `record` that quotes the text (has a non-null start and a text)."""
    stack: list[Any] = [record]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack.extend(item)
        elif isinstance(item, Record):
            if isinstance(item, Span) or (isinstance(item, Named) and item.start is not None):
                yield item
            for field in item.__struct_fields__:
                value = getattr(item, field)
                if value and isinstance(value, (tuple, Record)):  # most fields are words and numbers
                    stack.append(value)


def _checked(make: Any) -> Document:
    try:
        document: Document = make()
    except (msgspec.MsgspecError, UnicodeError) as cause:
        hint = "Read the page again with `isnad read --format json`."
        raise FormatError(f"not an Isnad document: {cause}", hint=hint) from cause
    if document.schema != SCHEMA:
        raise FormatError(f"schema {document.schema!r}, this version reads {SCHEMA!r}", hint="Upgrade Isnad.")
    return document
