"""Search: articles that hold the words in any spelling, with the words shown as they stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from isnad.ledger.conditions import conditions, joined
from isnad.ledger.connect import translated
from isnad.ledger.filters import Filters
from isnad.ledger.terms import match_expression, places_of, sought

Rank: TypeAlias = Literal["newest", "best"]
Mark: TypeAlias = tuple[int, int]
_BEFORE, _AROUND = 40, 160  # characters of a snippet before its first word, and in all


class Snippet(NamedTuple):
    """Characters `[start, end)` of the document, in their own spelling; `marks` are the words found, by offsets."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]


class Hit(NamedTuple):
    """An article that was found; `after` is the cursor to go on from (order `newest`)."""

    article: str
    document: str
    title: str | None
    outlet: str | None
    published: str | None
    uri: str | None
    snippet: Snippet
    after: int


def search(
    link: sqlite3.Connection, path: Path, query: str, filters: Filters, limit: int, after: int | None, rank: Rank
) -> list[Hit]:
    """Articles that hold all the words; `UsageError` where the query holds none."""
    with translated(path):
        chosen = joined(conditions(link, "article", filters))
        goes_on = "" if after is None else "AND search.rowid < ?"
        order = "rank" if rank == "best" else "search.rowid DESC"
        sql = f"""
          SELECT a.id, d.id, a.title, o.name, nullif(a.published, ''), d.uri, a.start, a."end", d.text, a.key
          FROM search CROSS JOIN articles a ON a.key = search.rowid CROSS JOIN documents d ON d.key = a.document
          LEFT JOIN names o ON o.key = a.outlet
          WHERE search MATCH ? {goes_on} AND {chosen.test} ORDER BY {order} LIMIT ?
        """  # noqa: S608
        values = (match_expression(query), *(() if after is None else (after,)), *chosen.values, limit)
        rows = link.execute(sql, values).fetchall()
    wanted = sought(query)
    return [
        Hit(name, document, title, outlet, published, uri, _below(title, text, start, end, wanted), key)
        for name, document, title, outlet, published, uri, start, end, text, key in rows
    ]


def count(link: sqlite3.Connection, query: str, at_most: int) -> int:
    """How many articles hold the words, counting no further than `at_most`."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    return int(link.execute(sql, (match_expression(query), at_most)).fetchone()[0])


def _below(title: str | None, text: str, start: int, end: int, wanted: tuple[str, ...]) -> Snippet:
    """A snippet of what stands below the title, which is shown beside it; of all of it where nothing is found there."""
    found = snippet(text, start + len(title), end, wanted) if title and text.startswith(title, start) else None
    return found if found and found.marks else snippet(text, start, end, wanted)


def snippet(text: str, start: int, end: int, wanted: tuple[str, ...]) -> Snippet:
    """The stretch of `text[start:end]` that holds the most of the wanted terms, the earliest of equals."""
    found = list(_found(text, start, end, wanted))
    first = _fullest(found)
    at = max(start, (found[first][1] if found else start) - _BEFORE)
    stop = min(end, at + _AROUND)
    at, stop = _whole_words(text, start, end, at, stop)
    marks = tuple((a, b) for _, a, b in found if at <= a and b <= stop)
    return Snippet(at, stop, text[at:stop], marks)


def _found(text: str, start: int, end: int, wanted: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    exact = frozenset(t for t in wanted if not t.endswith("*"))
    beginnings = tuple(t[:-1] for t in wanted if t.endswith("*"))
    for term, at, stop in places_of(text, start, end):
        if term in exact or (beginnings and term.startswith(beginnings)):
            yield term, at, stop


def _fullest(found: list[tuple[str, int, int]]) -> int:
    """Index of the hit from which a snippet holds the most different terms."""
    best, most = 0, 0
    for i, (_, at, _stop) in enumerate(found[:200]):
        near = {term for term, _, stop in found[i : i + 40] if stop <= at - _BEFORE + _AROUND}
        if len(near) > most:
            best, most = i, len(near)
    return best


def _whole_words(text: str, start: int, end: int, at: int, stop: int) -> Mark:
    """The stretch widened to whole words, a little at most."""
    for _ in range(_BEFORE):
        if at <= start or text[at - 1].isspace():
            break
        at -= 1
    for _ in range(_BEFORE):
        if stop >= end or text[stop].isspace():
            break
        stop += 1
    return at, stop
