"""What to choose from a ledger, and the SQL that chooses it. Values are always bound, never written into SQL."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from isnad.errors import UsageError
from isnad.ledger.names import matching
from isnad.ledger.terms import match_expression

Kind: TypeAlias = Literal["statement", "casualty", "event", "article"]
Decided: TypeAlias = Literal["accept", "reject", "edit", "undecided"]


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """All that are set must hold. Names are found by any of their words in any spelling.

    `type`: effects of casualties, types of events, modes of statements; any of them. `since`, `until`: the days the
    claim may mean (ISO dates); `published_since`, `published_until`: the article's. `text`: words of the article, as
    `search` takes them. `source`: anyone in the chain. `copies`: false leaves out articles told in another's words.
    """

    place: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    type: tuple[str, ...] = ()
    outlet: str | None = None
    speaker: str | None = None
    source: str | None = None
    actor: str | None = None
    status: str | None = None
    scope: str | None = None
    cause: str | None = None
    text: str | None = None
    document: str | None = None
    article: str | None = None
    decided: Decided | None = None
    copies: bool = True


class Condition(NamedTuple):
    """A piece of SQL that is true or false, and the values its marks stand for."""

    sql: str
    values: tuple[Any, ...] = ()


Make: TypeAlias = Callable[[sqlite3.Connection, Any], Condition]
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LISTED = "IN (SELECT value FROM json_each(?))"
_MANY = 5000  # articles; a search that finds more is asked of each row, not listed first


def conditions(link: sqlite3.Connection, kind: Kind, filters: Filters) -> list[Condition]:
    """What a row of `claims c` (of `articles a` for kind article) must fulfil. `UsageError` for a filter of no use."""
    makers = ARTICLE if kind == "article" else CLAIM
    found = [] if kind == "article" else [Condition("c.kind = ?", (kind,))]
    for name in Filters.__struct_fields__:
        value = getattr(filters, name)
        if value is None or value in ((), "") or (name == "copies" and value):
            continue
        if name not in makers:
            raise UsageError(f"{name} does not apply to {kind}s", hint=f"Choose from {', '.join(sorted(makers))}.")
        found.append(makers[name](link, value))
    return found


def where(found: list[Condition]) -> Condition:
    """The conditions joined, `1` for none."""
    return Condition(" AND ".join(c.sql for c in found) or "1", tuple(v for c in found for v in c.values))


def day(value: str) -> str:
    """An ISO day, month or year; `UsageError` for anything else."""
    if not _DAY.fullmatch(value):
        raise UsageError(f"{value!r} is no date", hint="Write it as 2024-11-29, 2024-11 or 2024.")
    return value


def _equal(column: str) -> Make:
    return lambda _link, value: Condition(f"{column} = ?", (value,))


def _among(column: str) -> Make:
    def make(_link: sqlite3.Connection, values: tuple[str, ...]) -> Condition:
        return Condition(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))

    return make


def _named(sql: str) -> Make:
    """`sql` holds one mark: a JSON list of the numbers of the names meant."""

    def make(link: sqlite3.Connection, value: str) -> Condition:
        return Condition(sql, (msgspec.json.encode(matching(link, value)).decode(),))

    return make


def _from(column: str) -> Make:
    return lambda _link, value: Condition(f"{column} >= ?", (day(value),))


def _to(column: str) -> Make:
    return lambda _link, value: Condition(
        f"({column} <= ? AND {column} <> '')", (day(value) + "~",)
    )  # ~ follows digits


def _country(column: str) -> Make:
    return lambda _link, value: Condition(f"{column} = ?", (value.upper(),))


def _text(column: str) -> Make:
    def make(link: sqlite3.Connection, value: str) -> Condition:
        match = match_expression(value)
        sql = f"SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT {_MANY + 1})"  # noqa: S608
        (count,) = link.execute(sql, (match,)).fetchone()
        if count > _MANY:
            held = f"EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND rowid = {column})"  # noqa: S608
        else:
            held = f"{column} IN (SELECT rowid FROM search WHERE search MATCH ?)"  # noqa: S608
        return Condition(held, (match,))

    return make


def _decided(_link: sqlite3.Connection, value: str) -> Condition:
    if value == "undecided":
        return Condition("c.id NOT IN (SELECT record FROM v_decisions WHERE verdict IN ('accept', 'reject', 'edit'))")
    return Condition("c.id IN (SELECT record FROM v_decisions WHERE verdict = ?)", (value,))


def _claimed(sql: str) -> Make:
    return _named(f"a.key IN (SELECT c.article FROM claims c WHERE {sql})")  # noqa: S608


def _mentioned(kind: str) -> Make:
    held = f"m.article = a.key AND m.kind = '{kind}' AND m.name {_LISTED}"
    return _named(f"EXISTS (SELECT 1 FROM mentions m WHERE {held})")  # noqa: S608


CLAIM: Mapping[str, Make] = {
    "place": _named(f"c.place {_LISTED}"),
    "country": _country("c.country"),
    "since": _from("c.last"),
    "until": _to("c.first"),
    "published_since": _from("c.published"),
    "published_until": _to("c.published"),
    "type": _among("c.type"),
    "outlet": _named(f"c.outlet {_LISTED}"),
    "speaker": _named(f"c.speaker {_LISTED}"),
    "source": _named(f"c.key IN (SELECT s.claim FROM sources s WHERE s.name {_LISTED})"),  # noqa: S608
    "actor": _named(f"c.actor {_LISTED}"),
    "status": _equal("c.status"),
    "scope": _equal("c.scope"),
    "cause": _equal("c.cause"),
    "text": _text("c.article"),
    "document": lambda _link, value: Condition(
        "c.article IN (SELECT a.key FROM articles a JOIN documents d ON d.key = a.document WHERE d.id = ?)", (value,)
    ),
    "article": lambda _link, value: Condition("c.article IN (SELECT key FROM articles WHERE id = ?)", (value,)),
    "decided": _decided,
    "copies": lambda _link, _value: Condition("c.article NOT IN (SELECT key FROM articles WHERE copy_of IS NOT NULL)"),
}
ARTICLE: Mapping[str, Make] = {
    "place": _mentioned("place"),
    "country": lambda _link, value: Condition(
        "EXISTS (SELECT 1 FROM mentions m WHERE m.article = a.key AND m.kind = 'place' AND m.country = ?)",
        (value.upper(),),
    ),
    "published_since": _from("a.published"),
    "published_until": _to("a.published"),
    "outlet": _named(f"a.outlet {_LISTED}"),
    "speaker": _claimed(f"c.speaker {_LISTED}"),
    "text": _text("a.key"),
    "document": lambda _link, value: Condition("a.document IN (SELECT key FROM documents WHERE id = ?)", (value,)),
    "article": _equal("a.id"),
    "copies": lambda _link, _value: Condition("a.copy_of IS NULL"),
}
