"""The SQL of each filter. Values are always bound, never written into SQL; names of columns and indexes are ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import msgspec

from isnad.errors import UsageError
from isnad.ledger.filters import Bounds, Condition, Filters, Kind, day, through
from isnad.ledger.names import matching
from isnad.ledger.schema.records import INDEXED
from isnad.ledger.terms import match_expression

Make: TypeAlias = Callable[[sqlite3.Connection, str, Any], Condition]
_LISTED = "IN (SELECT value FROM json_each(?))"


def conditions(link: sqlite3.Connection, kind: Kind, filters: Filters) -> list[Condition]:
    """What a row of `claims c` (of `articles a` for kind article) must fulfil. `UsageError` for a filter of no use."""
    makers = _ARTICLE if kind == "article" else _CLAIM
    found = [] if kind == "article" else [Condition(f"c.kind = '{_known(kind)}'")]  # literal: its indexes are partial
    for name, value in filters.given().items():
        if name not in makers:
            raise UsageError(f"{name} does not apply to {kind}s", hint=f"Choose from {', '.join(sorted(makers))}.")
        found.append(makers[name](link, kind, value))
    return found


def joined(found: list[Condition]) -> Condition:
    """The tests joined by AND, `1` for none."""
    return Condition(" AND ".join(c.test for c in found) or "1", tuple(v for c in found for v in c.values))


def _known(kind: str) -> str:
    if kind not in INDEXED:
        raise UsageError(f"no claims of kind {kind!r}", hint=f"Choose from {', '.join(INDEXED)}.")
    return kind


def _seek(kind: str, column: str, test: str, values: tuple[Any, ...]) -> Condition:
    """A test of a column of claims, with the way to its rows where the kind has an index on it."""
    indexed = {columns.partition(",")[0] for columns in INDEXED[kind]}
    way = f"SELECT c.key FROM claims c INDEXED BY {kind}_{column} WHERE c.kind = '{kind}' AND {test}"  # noqa: S608
    return Condition(test, values, way if column in indexed else None, values)


def _column(column: str, prepare: Callable[[str], str] = str) -> Make:
    return lambda _link, kind, value: _seek(kind, column, f"c.{column} = ?", (prepare(value),))


def _types(_link: sqlite3.Connection, kind: str, values: tuple[str, ...]) -> Condition:
    return _seek(kind, "type", f"c.type IN ({', '.join('?' * len(values))})", tuple(values))


def _name(column: str) -> Make:
    return lambda link, kind, value: _seek(kind, column, f"c.{column} {_LISTED}", (_numbers(link, value),))


def _numbers(link: sqlite3.Connection, value: str) -> str:
    """Numbers of the names meant, as a JSON list: one value, however many they are."""
    return msgspec.json.encode(matching(link, value)).decode()


def _since(_link: sqlite3.Connection, kind: str, value: str) -> Condition:
    return _seek(kind, "first", "c.last >= ?", (day(value),))


def _until(_link: sqlite3.Connection, kind: str, value: str) -> Condition:
    return _seek(kind, "first", "(c.first <= ? AND c.first > '')", (through(value),))


def _published_since(_link: sqlite3.Connection, kind: str, value: str) -> Condition:
    return _seek(kind, "published", "c.published >= ?", (day(value),))


def _published_until(_link: sqlite3.Connection, kind: str, value: str) -> Condition:
    return _seek(kind, "published", "(c.published <= ? AND c.published > '')", (through(value),))


def _source(link: sqlite3.Connection, _kind: str, value: str) -> Condition:
    names = (_numbers(link, value),)
    test = f"EXISTS (SELECT 1 FROM sources s WHERE s.claim = c.key AND s.name {_LISTED})"  # noqa: S608
    return Condition(test, names, f"SELECT s.claim FROM sources s WHERE s.name {_LISTED}", names)  # noqa: S608


def _text(_link: sqlite3.Connection, _kind: str, value: str) -> Condition:
    match = (match_expression(value),)
    seek = "SELECT c.key FROM search s CROSS JOIN claims c ON c.article = s.rowid WHERE search MATCH ?"
    return Condition("+c.article IN (SELECT rowid FROM search WHERE search MATCH ?)", match, seek, match)


def _of_articles(articles: str) -> Make:
    def make(_link: sqlite3.Connection, _kind: str, value: str) -> Condition:
        seek = f"SELECT key FROM claims WHERE article IN ({articles})"  # noqa: S608
        return Condition(f"+c.article IN ({articles})", (value,), seek, (value,))

    return make


def _decided(_link: sqlite3.Connection, _kind: str, value: str) -> Condition:
    records = "SELECT record FROM v_decisions WHERE verdict"
    if value == "undecided":
        return Condition(f"+c.id NOT IN ({records} IN ('accept', 'reject', 'edit'))")
    seek = f"SELECT key FROM claims WHERE id IN ({records} = ?)"  # noqa: S608
    return Condition(f"+c.id IN ({records} = ?)", (value,), seek, (value,))


def _bbox(_link: sqlite3.Connection, _kind: str, value: Bounds) -> Condition:
    west, south, east, north = value
    return Condition("+c.lat BETWEEN ? AND ? AND +c.lon BETWEEN ? AND ?", (south, north, west, east))


def _original(_link: sqlite3.Connection, _kind: str, _value: bool) -> Condition:
    return Condition("+c.article NOT IN (SELECT key FROM articles WHERE copy_of IS NOT NULL)")


_OF_DOCUMENT = "SELECT a.key FROM articles a JOIN documents d ON d.key = a.document WHERE d.id = ?"
_CLAIM: Mapping[str, Make] = {
    "place": _name("place"),
    "country": _column("country", str.upper),
    "since": _since,
    "until": _until,
    "published_since": _published_since,
    "published_until": _published_until,
    "type": _types,
    "outlet": _name("outlet"),
    "speaker": _name("speaker"),
    "source": _source,
    "actor": _name("actor"),
    "status": _column("status"),
    "scope": _column("scope"),
    "cause": _column("cause"),
    "text": _text,
    "document": _of_articles(_OF_DOCUMENT),
    "article": _of_articles("SELECT key FROM articles WHERE id = ?"),
    "decided": _decided,
    "bbox": _bbox,
    "copies": _original,
}


def _place_of_article(link: sqlite3.Connection, _kind: str, value: str) -> Condition:
    names = (_numbers(link, value),)
    held = f"m.kind = 'place' AND m.name {_LISTED}"
    test = f"EXISTS (SELECT 1 FROM mentions m WHERE m.article = a.key AND {held})"  # noqa: S608
    return Condition(test, names, f"SELECT m.article FROM mentions m WHERE {held}", names)  # noqa: S608


def _country_of_article(_link: sqlite3.Connection, _kind: str, value: str) -> Condition:
    held = "m.article = a.key AND m.kind = 'place' AND m.country = ?"
    return Condition(f"EXISTS (SELECT 1 FROM mentions m WHERE {held})", (value.upper(),))  # noqa: S608


def _speaker_in_article(link: sqlite3.Connection, _kind: str, value: str) -> Condition:
    names = (_numbers(link, value),)
    held = f"c.kind = 'statement' AND c.speaker {_LISTED}"
    test = f"EXISTS (SELECT 1 FROM claims c WHERE c.article = a.key AND {held})"  # noqa: S608
    return Condition(test, names, f"SELECT c.article FROM claims c WHERE {held}", names)  # noqa: S608


def _outlet_of_article(link: sqlite3.Connection, _kind: str, value: str) -> Condition:
    names = (_numbers(link, value),)
    return Condition(f"+a.outlet {_LISTED}", names, f"SELECT key FROM articles WHERE outlet {_LISTED}", names)  # noqa: S608


def _words_of_article(_link: sqlite3.Connection, _kind: str, value: str) -> Condition:
    match = (match_expression(value),)
    seek = "SELECT rowid FROM search WHERE search MATCH ?"
    return Condition(f"+a.key IN ({seek})", match, seek, match)


_ARTICLE: Mapping[str, Make] = {
    "place": _place_of_article,
    "country": _country_of_article,
    "published_since": lambda _link, _kind, value: Condition("a.published >= ?", (day(value),)),
    "published_until": lambda _link, _kind, value: Condition(
        "(a.published <= ? AND a.published > '')", (through(value),)
    ),
    "outlet": _outlet_of_article,
    "speaker": _speaker_in_article,
    "text": _words_of_article,
    "document": lambda _link, _kind, value: Condition(
        "a.document = (SELECT key FROM documents WHERE id = ?)", (value,), _OF_DOCUMENT, (value,)
    ),
    "article": lambda _link, _kind, value: Condition(
        "a.id = ?", (value,), "SELECT key FROM articles WHERE id = ?", (value,)
    ),
    "copies": lambda _link, _kind, _value: Condition("a.copy_of IS NULL"),
}
