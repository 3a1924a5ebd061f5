"""Single records of the API: a document, a claim, an incident, whole."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from isnad.desk.api.answers import answer, problem
from isnad.desk.api.records import Home
from isnad.ledger import Ledger
from isnad.ledger.filters import Kind
from isnad.ledger.incidents.reading import Suggestion
from isnad.versions import ENGINE

_UNKNOWN = "The ledger holds nothing of that id."


def home(request: Request, ledger: Ledger) -> Response:
    """Where to begin."""
    names = ("documents", "articles", "statements", "casualties", "events", "incidents", "search", "decisions")
    links = {name: f"{request.url.path.rstrip('/')}/{name}" for name in (*names, "openapi.json")}
    made = Home(name="Isnad", engine=ENGINE, documents=len(ledger), review=request.app.state.desk.review, links=links)
    return answer(request, made)


def document(request: Request, ledger: Ledger) -> Response:
    """A document as it was read: `isnad.document/1`."""
    found = ledger.document(request.path_params["id"])
    return problem(404, _UNKNOWN) if found is None else answer(request, found)


def article(request: Request, ledger: Ledger) -> Response:
    """An article with everything that was read in it."""
    name = request.path_params["id"]
    rows = list(ledger.articles(article=name))
    page = ledger.document(rows[0]["document"]) if rows else None
    if page is None:
        return problem(404, _UNKNOWN)
    record = page.articles[rows[0]["article"] - 1]
    return answer(request, {"row": rows[0], "record": record, "decisions": ledger.decisions(name)})


def claim(request: Request, ledger: Ledger, kind: Kind) -> Response:
    """A statement, casualty or event, under its id of today or of when it was decided about."""
    name = request.path_params["id"]
    row, found = ledger.claim_row(name), ledger.claim(name)
    if row is None or found is None:
        return problem(404, _UNKNOWN)
    if row[0] != kind:
        return problem(404, f"That id is of kind {row[0]}.")
    return answer(request, {"row": row[1], "record": found.claim, "decisions": ledger.decisions(name)})


def incident(request: Request, ledger: Ledger) -> Response:
    """An incident with its claims side by side, the series of its toll, and what else may be it."""
    name = request.path_params["id"]
    found = ledger.incident(name)
    if found is None:
        return problem(404, _UNKNOWN)
    rows = ledger.incident_list(id=name, mentions=True).page(1).rows
    possible = [_possible(s) for s in ledger.suggestions(name)]
    return answer(request, {"row": rows[0] if rows else None, "incident": found, "suggestions": possible})


def _possible(found: Suggestion) -> dict[str, Any]:
    return found._asdict()
