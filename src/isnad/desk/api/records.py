"""What the API answers: rows as the ledger's views give them, records as `isnad.records` has them.

Rows are made from the data dictionary of the exports (`exports.columns`), so each column has one name, one meaning and
one type wherever it goes out; OpenAPI is generated from these types.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from isnad.exports.columns import COLUMNS, INTEGERS, NUMBERS
from isnad.ledger.incidents.records import Reason
from isnad.ledger.incidents.view import Incident
from isnad.ledger.verdicts import Decision, Verdict
from isnad.records import (
    Article,
    Casualty,
    Cause,
    Effect,
    Event,
    EventType,
    Mode,
    Precision,
    PublishedBasis,
    Record,
    SourceKind,
    Statement,
    Vague,
)

Told = Annotated[str | None, msgspec.Meta(description="ISO 8601, as precise as it is known")]
_TYPES: dict[str, Any] = {
    "effect": Effect, "type": EventType, "vague": Vague | None, "cause": Cause | None, "precision": Precision | None,
    "speaker_kind": SourceKind | None, "published_basis": PublishedBasis | None,
    "scope": Literal["incident", "cumulative"] | None, "decision": Literal["accept", "reject"] | None,
    "edits": dict[str, Any],
}  # fmt: skip
_STATUS: dict[str, Any] = {
    "casualty": Literal["asserted", "denied", "feared"], "event": Literal["occurred", "planned", "denied"],
}  # fmt: skip
_ALWAYS = frozenset({"id", "document", "article", "text", "start", "end", "rule", "words"})


def _row(name: str, kind: str) -> Any:
    """The type of a row of a kind: every column is there, null where nothing is known."""
    fields = [(column, Annotated[_type(kind, column), msgspec.Meta(description=meaning)])
              for column, meaning in COLUMNS[kind].items()]  # fmt: skip
    made = msgspec.defstruct(name, fields, kw_only=True, module=__name__)
    made.__doc__ = f"A row of v_{'casualties' if kind == 'casualty' else kind + 's'}, with what people decided."
    return made


def _type(kind: str, column: str) -> Any:
    if column == "status":
        return _STATUS[kind]
    if column == "mode" and kind == "statement":
        return Mode
    if column in _TYPES:
        return _TYPES[column]
    base: Any = int if column in INTEGERS else float if column in NUMBERS else str
    return base if column in _ALWAYS else base | None


StatementRow = _row("StatementRow", "statement")
CasualtyRow = _row("CasualtyRow", "casualty")
EventRow = _row("EventRow", "event")
ArticleRow = _row("ArticleRow", "article")


class DocumentRow(Record, frozen=True, kw_only=True):
    """A page of the ledger; `read` by the engine named, `added` first."""

    id: str
    sha256: str
    uri: str | None
    media_type: str
    added: str
    read: str
    engine: str | None
    rules: str | None
    data: str | None
    characters: int
    articles: int


class IncidentRow(Record, frozen=True, kw_only=True):
    """An incident in sum: how often it is told, and the lowest and highest figure told. Nothing is added up.

    `reports`: articles; `chains`: texts that are no copies of another; `mentions`: articles that tell it in background.
    """

    id: str
    first: Told
    last: Told
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    cause: Cause | None
    title: str
    published: str
    reports: int
    chains: int
    outlets: int
    mentions: int
    killed_min: int | None
    killed_max: int | None
    injured_min: int | None
    injured_max: int | None


class SearchHit(Record, frozen=True, kw_only=True):
    """An article that holds the words; `marks` are the words found, by offsets into the page's text."""

    article: str
    document: str
    title: str | None
    outlet: str | None
    published: Told
    uri: str | None
    start: int
    end: int
    text: str
    marks: list[tuple[int, int]]


class Possible(Record, frozen=True, kw_only=True):
    """Two incidents that may be one, by a report of each; nobody has decided about them."""

    incident: str
    other: str
    score: float
    a: str
    b: str
    reasons: list[Reason]


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision to be made. `undo` takes back the last that stands about the record."""

    record: str
    verdict: Verdict
    name: Annotated[str, msgspec.Meta(min_length=1, description="who decides")]
    other: str | None = None
    field: str | None = None
    value: Any = None
    note: str | None = None


class Problem(Record, frozen=True, kw_only=True):
    """What went wrong (RFC 9457), and what to do about it."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    hint: str | None = None


class Home(Record, frozen=True, kw_only=True):
    """Where to begin."""

    name: str
    engine: str
    documents: int
    review: bool
    links: dict[str, str]


def _page(name: str, row: Any) -> Any:
    meaning = msgspec.Meta(description="cursor of the page after this one, for `after`; null at the end")
    made = msgspec.defstruct(
        name, [("rows", list[row]), ("next", Annotated[str | None, meaning])], kw_only=True, module=__name__
    )
    made.__doc__ = "Some rows of a list."
    return made


StatementPage = _page("StatementPage", StatementRow)
CasualtyPage = _page("CasualtyPage", CasualtyRow)
EventPage = _page("EventPage", EventRow)
ArticlePage = _page("ArticlePage", ArticleRow)
DocumentPage = _page("DocumentPage", DocumentRow)
IncidentPage = _page("IncidentPage", IncidentRow)
SearchPage = _page("SearchPage", SearchHit)
DecisionList = _page("DecisionList", Decision)


def _whole(name: str, row: Any, record: Any) -> Any:
    fields: list[tuple[str, Any]] = [("row", row), ("record", record), ("decisions", list[Decision])]
    made = msgspec.defstruct(name, fields, kw_only=True, module=__name__)
    made.__doc__ = "A record whole: its row, the record as it was read, every decision about it."
    return made


StatementWhole = _whole("StatementWhole", StatementRow, Statement)
CasualtyWhole = _whole("CasualtyWhole", CasualtyRow, Casualty)
EventWhole = _whole("EventWhole", EventRow, Event)
ArticleWhole = _whole("ArticleWhole", ArticleRow, Article)


class IncidentWhole(Record, frozen=True, kw_only=True):
    """An incident: its claims side by side, the series of its toll, and what else may be it."""

    row: IncidentRow | None
    incident: Incident
    suggestions: list[Possible]
