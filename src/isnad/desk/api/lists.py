"""Lists of the API: rows by pages, each with the cursor of the next and the same rows in other forms."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from isnad.desk.api.answers import answer, cursor, uncursor
from isnad.desk.api.parameters import FILTERS, INCIDENT_FILTERS, LIMIT, PAGING, given
from isnad.errors import UsageError
from isnad.ledger import Ledger
from isnad.ledger.filters import Kind
from isnad.ledger.search import Hit
from isnad.ledger.selection import ORDERS, Order

Given = dict[str, Any]
_FORMS = {"html": "text/html", "csv": "text/csv", "jsonl": "application/jsonl", "geojson": "application/geo+json"}
_VIEW: dict[str, str] = {
    "statement": "/quotations", "casualty": "/casualties", "event": "/events", "article": "/articles",
    "incident": "/incidents",
}  # fmt: skip


def claims(request: Request, ledger: Ledger, kind: Kind) -> Response:
    """Statements, casualties, events or articles that fulfil the filters."""
    asked = given(request.query_params, (*FILTERS[kind], "order", *PAGING), kind)
    limit, after, order = asked.pop("limit", LIMIT), asked.pop("after", None), asked.pop("order", "newest")
    if order == "date" and kind in ("statement", "article"):
        raise UsageError(f"{kind}s have no date of their own", hint="Order them by published.")
    chosen = {
        "statement": ledger.quotations, "casualty": ledger.casualties, "event": ledger.events,
        "article": ledger.articles,
    }[kind](**asked)  # fmt: skip
    page = chosen.page(limit, uncursor(order, after, len(ORDERS[_order(order)])), _order(order))
    return _listed(request, page.rows, cursor(order, page.next), kind)


def incidents(request: Request, ledger: Ledger) -> Response:
    """Incidents that fulfil the filters, those reported last first."""
    asked = given(request.query_params, (*INCIDENT_FILTERS, *PAGING))
    limit, after = asked.pop("limit", LIMIT), asked.pop("after", None)
    page = ledger.incident_list(**asked).page(limit, uncursor("published", after, 2))
    return _listed(request, page.rows, cursor("published", page.next), "incident")


def documents(request: Request, ledger: Ledger) -> Response:
    """Pages of the ledger, added last first."""
    asked = given(request.query_params, ("uri", *PAGING))
    limit, after = asked.pop("limit", LIMIT), uncursor("newest", asked.pop("after", None), 1)
    found = ledger.page_rows(limit + 1, after[0] if after else None, **asked)
    goes_on = cursor("newest", (found[limit - 1][0],)) if len(found) > limit else None
    return _listed(request, [row for _, row in found[:limit]], goes_on)


def search(request: Request, ledger: Ledger) -> Response:
    """Articles that hold words, with the words as they stand."""
    filters = tuple(name for name in FILTERS["article"] if name != "text")
    asked = given(request.query_params, ("q", *filters, "rank", *PAGING), "article")
    words, rank, limit = asked.pop("q", ""), asked.pop("rank", "newest"), asked.pop("limit", LIMIT)
    after = uncursor(rank, asked.pop("after", None), 1)
    hits = ledger.search(words, limit=limit + 1, after=after[0] if after else None, rank=rank, **asked)
    more = len(hits) > limit and rank == "newest"
    goes_on = cursor(rank, (hits[limit - 1].after,)) if more else None
    return _listed(request, [_hit(hit) for hit in hits[:limit]], goes_on)


def decisions(request: Request, ledger: Ledger) -> Response:
    """What people decided, in the order they decided it; about one record, under its ids of then and now."""
    asked = given(request.query_params, ("record", *PAGING))
    limit, after = asked.pop("limit", LIMIT), uncursor("oldest", asked.pop("after", None), 1)
    made = [d for d in ledger.decisions(asked.get("record")) if after is None or d.key > after[0]]
    goes_on = cursor("oldest", (made[limit - 1].key,)) if len(made) > limit else None
    return _listed(request, made[:limit], goes_on)


def _order(name: str) -> Order:
    return name  # type: ignore[return-value]  # checked against its values


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "article": hit.article, "document": hit.document, "title": hit.title, "outlet": hit.outlet,
        "published": hit.published, "uri": hit.uri, "start": hit.snippet.start, "end": hit.snippet.end,
        "text": hit.snippet.text, "marks": hit.snippet.marks,
    }  # fmt: skip


def _listed(request: Request, rows: list[Any], goes_on: str | None, kind: str | None = None) -> Response:
    links = []
    if goes_on is not None:
        query = [(k, v) for k, v in request.query_params.multi_items() if k != "after"]
        links.append(f'<{request.url.path}?{urlencode([*query, ("after", goes_on)])}>; rel="next"')
    if kind is not None:
        links += _alternates(request, kind)
    return answer(request, {"rows": rows, "next": goes_on}, headers={"Link": ", ".join(links)} if links else None)


def _alternates(request: Request, kind: str) -> list[str]:
    """The same rows, all of them, as a page for people and as files."""
    query = [(k, v) for k, v in request.query_params.multi_items() if k not in ("after", "limit", "order")]
    tail = f"?{urlencode(query)}" if query else ""
    forms = {
        form: media for form, media in _FORMS.items() if form != "geojson" or kind in ("casualty", "event", "incident")
    }
    return [
        f'<{_VIEW[kind]}{"" if form == "html" else f".{form}"}{tail}>; rel="alternate"; type="{media}"'
        for form, media in forms.items()
    ]
