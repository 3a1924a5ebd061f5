"""One incident: its reports side by side, as a page, as rows, and as a page to keep."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from isnad.desk.geo.box import about
from isnad.desk.geo.marks import hatched, marks
from isnad.desk.geo.sheet import sheet
from isnad.desk.page import language, render
from isnad.desk.row_files import row_file
from isnad.desk.series import charts
from isnad.desk.side_by_side import sides
from isnad.desk.telling import tree
from isnad.desk.views.shared import incident_row, shared
from isnad.errors import UsageError
from isnad.exports.columns import COLUMNS
from isnad.exports.html import POLICY, fragment
from isnad.ledger import Ledger
from isnad.ledger.incidents.reading import Suggestion
from isnad.ledger.selection import Spot

LINES = 60  # claims side by side on a page
_PROOF_LINES, _PROOF_PAGES = 2_000, 40  # of a page to keep
_STATIC = Path(__file__).parents[1] / "static"


def show(request: Request) -> Response:
    """An incident: figures by teller, reports side by side, chains, place, what else may be it, what was decided."""
    start = _number(request.query_params.get("from", "0"))
    with request.app.state.desk.reading() as ledger:
        context = _seen(request, ledger, start, LINES)
    return render(request, "incident.html", {**shared(request), **context})


def proof(request: Request) -> Response:
    """The incident with the articles that tell it as one self-contained, printable file: no script, no request."""
    with request.app.state.desk.reading() as ledger:
        context = _seen(request, ledger, 0, _PROOF_LINES)
        ids = list(dict.fromkeys(line.row["document"] for line in context["told"].lines))
        documents = [found for id in ids[:_PROOF_PAGES] if (found := ledger.document(id)) is not None]
    pages = [Markup(fragment(document, language(request))) for document in documents]  # noqa: S704  it escapes its text
    kept = {"layout": "incident_proof.html", "styles": _styles(), "pages": pages, "left_out": len(ids) - len(pages)}
    body = bytes(render(request, "incident.html", {**shared(request), **context, **kept}).body).decode()
    name = re.sub(r"[^\w.-]+", "-", request.path_params["id"], flags=re.ASCII)
    headers = {"Content-Disposition": f'inline; filename="isnad-{name}.html"', "Content-Security-Policy": POLICY}
    return HTMLResponse(_alone(body), headers=headers)


def _styles() -> Markup:
    """The desk's own, without its fonts: a file stands alone."""
    lines = "\n".join((_STATIC / name).read_text("utf-8") for name in ("desk.css", "incident.css")).split("\n")
    return Markup("\n".join(line for line in lines if not line.startswith("@font-face")))  # noqa: S704  our own files


def _alone(page: str) -> str:
    """A page without forms and without links that lead to the desk."""
    without = re.sub(r"<form.*?</form>", "", page, flags=re.S)
    return re.sub(r'(<a\b[^>]*?) href="/[^"]*"', r"\1", without)


def _seen(request: Request, ledger: Ledger, start: int, many: int) -> dict[str, Any]:
    """What the page of an incident shows; 404 where there is none of that id."""
    name = request.path_params["id"]
    found = ledger.incident(name)
    if found is None:
        raise HTTPException(404, "No incident of that id.")
    reports = ledger.incident_reports(name)
    told = sides(found, reports, start, many)
    possible = ledger.suggestions(name, limit=20)
    row = incident_row(ledger, name)
    return {
        "title": "incident page", "name": name, "row": row if row["reports"] else None, "told": told,
        "charts": charts(told.told, mirrored=language(request) == "ar"), "root": tree(told.tellings),
        "possible": [(s, incident_row(ledger, _other(s, name))) for s in possible], "map": _map(reports),
        "decisions": _decisions(ledger, {row["id"] for row in reports}), "earlier": max(0, start - many),
        "later": start + many if start + many < told.total else None,
    }  # fmt: skip


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise UsageError(f"from={text[:20]!r} is no number of a line")
    return int(text)


def rows(request: Request) -> Response:
    """The claims of an incident in another form."""
    name = request.path_params["id"]
    columns = (*COLUMNS["casualty"], "role", "aside", "title")
    return row_file(request, lambda ledger: ledger.incident_reports(name), columns, f"incident-{name}")


def _other(suggestion: Suggestion, name: str) -> str:
    """The incident that this one may be."""
    return suggestion.other if suggestion.incident == name else suggestion.incident


def _map(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """A small map of the places its claims name; None where none has coordinates."""
    counted: dict[Spot, int] = {}
    for row in rows:
        if row["lat"] is not None and row["role"] != "mention":
            spot = Spot(row["place"], row["country"], row["lat"], row["lon"], row["precision"], 0)
            counted[spot] = counted.get(spot, 0) + 1
    spots = [spot._replace(rows=n) for spot, n in counted.items()]
    box = about([(s.lon, s.lat, s.rows) for s in spots], margin=0.6, least=9.0)
    if box is None:
        return None
    on = sheet(box)
    return {"sheet": on, "marks": marks(spots, on), "hatched": hatched(spots, on), "spots": spots}


def _decisions(ledger: Ledger, ids: set[str]) -> list[Any]:
    """What people decided about claims being one incident with others, or not."""
    return [d for d in ledger.decisions() if d.verdict in ("same", "different") and {d.record, d.other} & ids]


ROUTES: list[BaseRoute] = [
    Route("/incident/{id:path}/proof", proof), Route("/incident/{id:path}.{form}", rows),
    Route("/incident/{id:path}", show),
]  # fmt: skip
