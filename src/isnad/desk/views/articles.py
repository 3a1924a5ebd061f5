"""An article with its claims beside it, and its proof page."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from isnad.desk.page import language, render
from isnad.desk.reading_view import Seen, seen
from isnad.desk.views.shared import shared
from isnad.exports.html import page as proof_page
from isnad.ledger import Ledger
from isnad.records import Document

_KINDS = ("quotations", "casualties", "events")
_MOST = 10_000


def show(request: Request) -> Response:
    """One article: text, claims, why each is there, what was decided about it."""
    with request.app.state.desk.reading() as ledger:
        document, number = _found(ledger, request.path_params["id"])
        shown = seen(document, number, _decided(ledger, f"{document.id}:{number}"))
        copies = _copies(ledger, document, number)
    context = {"seen": shown, "document": document, "copies": copies, **about(shown)}
    return render(request, "article.html", {**shared(request), **context})


def about(shown: Seen) -> dict[str, Any]:
    """What a page about an article is called."""
    title = shown.article.title.text if shown.article.title else None
    return {"title": "article page", "heading": title, "editable": EDITABLE}


EDITABLE = {
    "statement": ("span", "speaker", "mode"),
    "casualty": ("span", "effect", "min", "max", "status", "scope", "cause", "place", "country", "date", "actor"),
    "event": ("span", "type", "mode", "status", "actor", "recipient", "place", "country", "date"),
}
"""Fields that a form offers to correct, by kind of claim."""


def proof(request: Request) -> Response:
    """The whole page of an article as one self-contained, printable file: no script, no request."""
    with request.app.state.desk.reading() as ledger:
        document, _ = _found(ledger, request.path_params["id"])
    body = proof_page(document, language(request))
    name = f'inline; filename="isnad-{document.id}.html"'
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    return HTMLResponse(body, headers={"Content-Disposition": name, "Content-Security-Policy": policy})


def _found(ledger: Ledger, name: str) -> tuple[Document, int]:
    id, _, number = name.partition(":")
    document = ledger.document(id)
    if document is None or not (number.isdigit() or not number) or not document.articles:
        raise HTTPException(404, "No article of that id.")
    at = int(number or 1)
    if not 1 <= at <= len(document.articles):
        raise HTTPException(404, f"The page has {len(document.articles)} articles.")
    return document, at


def _decided(ledger: Ledger, article: str) -> dict[str, tuple[str | None, dict[str, Any]]]:
    """Decision and edits of each claim of an article."""
    found = {}
    for kind in _KINDS:
        for row in getattr(ledger, kind)(article=article).page(_MOST, order="oldest").rows:
            found[row["id"]] = row["decision"], row["edits"]
    return found


def _copies(ledger: Ledger, document: Document, number: int) -> list[dict[str, Any]]:
    """The row of the article itself, for what is known of copies."""
    rows = ledger.articles(article=f"{document.id}:{number}").page(1).rows
    return [row for row in rows if row["copy_of"]]


ROUTES: list[BaseRoute] = [
    Route("/article/{id}/proof", proof),
    Route("/article/{id}", show),
]
