"""Every address of the API once: what it asks, what it answers, who answers it. OpenAPI is written from this list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from isnad.desk.api import deciding, lists, records, single
from isnad.desk.api.answers import answer, failed, problem, unchanged
from isnad.desk.api.openapi import described
from isnad.desk.api.parameters import FILTERS, INCIDENT_FILTERS, PAGING
from isnad.errors import IsnadError
from isnad.ledger import Ledger
from isnad.ledger.filters import Kind
from isnad.records import Document

ROOT = "/api/v1"
Answering = Callable[[Request, Ledger], Response]


class Operation(NamedTuple):
    """One address. `answers` is the type of its body; `kind` says which records its `type` parameter is about."""

    path: str
    name: str
    meaning: str
    answers: Any
    handler: Answering
    parameters: tuple[str, ...] = ()
    kind: str | None = None


def _claims(kind: Kind, plural: str, page: Any, whole: Any) -> list[Operation]:
    what = "those that fulfil all the filters given, by pages"
    listed, one = partial(lists.claims, kind=kind), partial(single.claim, kind=kind)
    asked = (*FILTERS[kind], "order", *PAGING)
    return [
        Operation(f"/{plural}", f"list_{plural}", f"{plural}: {what}", page, listed, asked, kind),
        Operation(f"/{plural}/{{id:path}}", f"get_{kind}", f"one {kind}, whole",
                  whole, single.article if kind == "article" else one),
    ]  # fmt: skip


OPERATIONS: tuple[Operation, ...] = (
    Operation("", "home", "where to begin", records.Home, single.home),
    Operation("/documents", "list_documents", "documents, added last first", records.DocumentPage, lists.documents,
              ("uri", *PAGING)),
    Operation("/documents/{id}", "get_document", "one document as it was read", Document, single.document),
    *_claims("article", "articles", records.ArticlePage, records.ArticleWhole),
    *_claims("statement", "statements", records.StatementPage, records.StatementWhole),
    *_claims("casualty", "casualties", records.CasualtyPage, records.CasualtyWhole),
    *_claims("event", "events", records.EventPage, records.EventWhole),
    Operation("/incidents", "list_incidents", "incidents, those reported last first", records.IncidentPage,
              lists.incidents, (*INCIDENT_FILTERS, *PAGING)),
    Operation("/incidents/{id:path}", "get_incident", "one incident, its claims side by side",
              records.IncidentWhole, single.incident),
    Operation("/search", "search", "articles that hold words in any spelling", records.SearchPage, lists.search,
              ("q", *(name for name in FILTERS["article"] if name != "text"), "rank", *PAGING), "article"),
    Operation("/decisions", "list_decisions", "what people decided, in order", records.DecisionList, lists.decisions,
              ("record", *PAGING)),
)  # fmt: skip


def _endpoint(handler: Answering) -> Callable[[Request], Response]:
    def reply(request: Request) -> Response:
        same = unchanged(request)
        if same is not None:
            return same
        try:
            with request.app.state.desk.reading() as ledger:
                return handler(request, ledger)
        except IsnadError as error:
            return failed(error)

    return reply


async def _decide(request: Request) -> Response:
    chosen = await deciding.choice(request)
    if isinstance(chosen, Response):
        return chosen

    def make() -> Response:
        with request.app.state.desk.writing() as ledger:
            made = deciding.decide(ledger, chosen)
        return deciding.decided(request, made)

    try:
        return await run_in_threadpool(make)
    except IsnadError as error:
        return failed(error)


def _openapi(request: Request) -> Response:
    return unchanged(request) or answer(request, described(OPERATIONS, ROOT))


def _missing(request: Request) -> Response:
    """Anything else under the root: a problem, not a page."""
    known = request.method in ("GET", "HEAD")
    hint = f"{ROOT}/openapi.json lists what there is."
    return problem(404, "No such address.", hint) if known else problem(405, "That cannot be done here.", hint)


def _routes() -> list[BaseRoute]:
    routes: list[BaseRoute] = [Route("/openapi.json", _openapi)]
    for operation in OPERATIONS:
        endpoint = _endpoint(operation.handler)
        routes.append(Route(operation.path or "/", endpoint))
    routes.append(Route("/decisions", _decide, methods=["POST"]))
    everything = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    routes.append(Route("/{rest:path}", _missing, methods=everything))
    return routes


ROUTES: list[BaseRoute] = [Route(ROOT, _endpoint(single.home)), Mount(ROOT, routes=_routes())]
