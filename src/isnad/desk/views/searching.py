"""Search with snippets, and the people and groups that articles name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from isnad.desk.api.answers import revision
from isnad.desk.page import render
from isnad.desk.row_files import row_file
from isnad.desk.views.shared import shared
from isnad.errors import UsageError
from isnad.ledger import Ledger
from isnad.ledger.mentioned import MentionKind, Named
from isnad.ledger.search import Hit

_HITS, _NAMES, _MOST = 20, 200, 10_000
KINDS: dict[str, MentionKind] = {"people": "person", "groups": "group"}


def search(request: Request) -> Response:
    """Articles that hold words in any spelling, each with the words as they stand."""
    query = request.query_params.get("q", "").strip()[:400]
    after = _number(request, "after")
    found: list[tuple[Hit, list[tuple[str, bool]]]] = []
    count, wrong = 0, None
    if query:
        with request.app.state.desk.reading() as ledger:
            try:
                hits = ledger.search(query, limit=_HITS + 1, after=after)
                count = ledger.hits(query, _MOST)
                found = [(hit, _parts(hit)) for hit in hits]
            except UsageError as error:
                wrong = error
    more = found[_HITS - 1][0].after if len(found) > _HITS else None
    context = {"title": "search", "query": query, "found": found[:_HITS], "count": count, "most": _MOST, "more": more,
               "wrong": wrong}  # fmt: skip
    return render(request, "search.html", {**shared(request), **context}, 400 if wrong else 200)


def hits(request: Request) -> Response:
    """Every article that a query finds, in another form."""
    query = request.query_params.get("q", "").strip()[:400]
    columns = ("article", "document", "title", "outlet", "published", "uri", "start", "end", "snippet")
    return row_file(request, lambda ledger: _every(ledger, query), columns, "search", placed=False)


def _every(ledger: Ledger, query: str) -> Any:
    after = None
    while query:
        found = ledger.search(query, limit=500, after=after)
        for hit in found:
            yield {
                "article": hit.article, "document": hit.document, "title": hit.title, "outlet": hit.outlet,
                "published": hit.published, "uri": hit.uri, "start": hit.snippet.start, "end": hit.snippet.end,
                "snippet": hit.snippet.text,
            }  # fmt: skip
        if len(found) < 500:
            return
        after = found[-1].after


def _parts(hit: Hit) -> list[tuple[str, bool]]:
    """The snippet in pieces, the words that were found marked."""
    at, pieces = hit.snippet.start, []
    for start, end in hit.snippet.marks:
        pieces += [(hit.snippet.text[at - hit.snippet.start : start - hit.snippet.start], False)]
        pieces += [(hit.snippet.text[start - hit.snippet.start : end - hit.snippet.start], True)]
        at = end
    return [*pieces, (hit.snippet.text[at - hit.snippet.start :], False)]


def names(request: Request) -> Response:
    """People or groups, those that most articles name first; with `name`, the articles that name one of them."""
    table = request.url.path.strip("/").partition(".")[0]
    kind, name = KINDS[table], request.query_params.get("name", "")
    with request.app.state.desk.reading() as ledger:
        if name:
            rows = ledger.naming(kind, name, limit=51, after=_number(request, "after"))
            context = {
                "title": table, "name": name, "rows": [row for _, row in rows[:50]],
                "more": rows[49][0] if len(rows) > 50 else None,
                "said": ledger.quotations(speaker=name).page(10).rows,
                "acted": ledger.events(actor=name).page(10).rows,
            }  # fmt: skip
            return render(request, "name.html", {**shared(request), **context})
        words = request.query_params.get("q", "").strip()[:200]
        listed = _named(ledger, kind, words)
    return render(request, "names.html", {**shared(request), "title": table, "words": words, "listed": listed})


def names_file(request: Request) -> Response:
    """The names, or the articles that name one of them, in another form."""
    table = request.url.path.strip("/").partition(".")[0]
    kind, name, words = KINDS[table], request.query_params.get("name", ""), request.query_params.get("q", "").strip()
    if name:
        columns = ("id", "document", "article", "title", "outlet", "published", "times")
        return row_file(request, lambda ledger: _naming(ledger, kind, name), columns, table, placed=False)

    def listed(ledger: Ledger) -> Any:
        return (row._asdict() for row in _all(ledger, kind, words))

    return row_file(request, listed, Named._fields, table, placed=False)


def _naming(ledger: Ledger, kind: MentionKind, name: str) -> Any:
    after = None
    while rows := ledger.naming(kind, name, limit=500, after=after):
        yield from (row for _, row in rows)
        after = rows[-1][0]


def _all(ledger: Ledger, kind: MentionKind, words: str) -> Any:
    offset = 0
    while rows := ledger.named(kind, words, limit=5_000, offset=offset):
        yield from rows
        offset += len(rows)


def _named(ledger: Ledger, kind: MentionKind, words: str) -> list[Named]:
    if words:
        return ledger.named(kind, words, limit=_NAMES)
    return list(_counted(ledger.path, revision(ledger.path), kind))


@lru_cache(maxsize=8)
def _counted(path: Path, seen: str, kind: MentionKind) -> tuple[Named, ...]:
    """The names of a whole ledger, counted once for a revision of it."""
    with Ledger.open(path) as ledger:
        return tuple(ledger.named(kind, limit=_NAMES))


def _number(request: Request, name: str) -> int | None:
    value = request.query_params.get(name, "")
    if value and not (value.isascii() and value.isdigit() and len(value) < 18):
        raise UsageError(f"{name}={value[:20]!r} is no place to go on from")
    return int(value) if value else None


ROUTES: list[BaseRoute] = [
    Route("/search", search), Route("/search.{form}", hits),
    *(Route(f"/{table}", names) for table in KINDS), *(Route(f"/{table}.{{form}}", names_file) for table in KINDS),
]  # fmt: skip
