"""Incidents: the list of them, and one with its reports side by side."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from isnad.desk.api.answers import cursor, uncursor
from isnad.desk.api.parameters import INCIDENT_FILTERS, given
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
from isnad.ledger import Ledger
from isnad.ledger.incidents.listing import Incidents
from isnad.ledger.incidents.reading import Suggestion
from isnad.ledger.selection import Spot

PAGE = 50
LINES = 60  # claims side by side on a page
COLUMNS = (
    "id", "first", "last", "place", "country", "lat", "lon", "precision", "cause", "title", "published", "reports",
    "chains", "outlets", "mentions", "killed_min", "killed_max", "injured_min", "injured_max",
)  # fmt: skip


def listed(request: Request) -> Response:
    """Incidents that fulfil the filters of the address, those reported last first."""
    asked = given(request.query_params, (*INCIDENT_FILTERS, "after"))
    after = uncursor("published", asked.pop("after", None), 2)
    with request.app.state.desk.reading() as ledger:
        chosen = ledger.incident_list(**asked)
        page = chosen.page(PAGE, after)
        context: dict[str, Any] = {
            "title": "incidents", "rows": page.rows, "next": cursor("published", page.next), "count": chosen.count(),
            "facets": {**{name: chosen.facet(name, 12) for name in ("cause", "country")}, **_times(chosen, asked)},
            "may_be": _by_incident(ledger, [row["id"] for row in page.rows]), "unlinked": ledger.unlinked(),
        }  # fmt: skip
    return render(
        request,
        "incidents.html",
        {**shared(request), "asked": dict.fromkeys(INCIDENT_FILTERS) | asked, "filtered": bool(asked), **context},
    )


def _times(chosen: Incidents, asked: dict[str, Any]) -> dict[str, list[tuple[str | None, int]]]:
    """Months of the year that is chosen, years while none is; in their order, the latest first."""
    one = asked.get("since") and asked["since"][:4] == asked.get("until", "")[:4]
    name = "month" if one else "year"
    return {name: sorted(chosen.facet(name, 24), key=lambda found: found[0] or "", reverse=True)}


def rows_of_list(request: Request) -> Response:
    """The same incidents, all of them, in another form."""
    asked = given(request.query_params, (*INCIDENT_FILTERS, "after"))
    asked.pop("after", None)
    return row_file(request, lambda ledger: ledger.incident_list(**asked), COLUMNS, "incidents")


def one(request: Request) -> Response:
    """An incident: figures by teller, reports side by side, chains, place, what else may be it, what was decided."""
    name = request.path_params["id"]
    start = _number(request.query_params.get("from", "0"))
    with request.app.state.desk.reading() as ledger:
        found = ledger.incident(name)
        if found is None:
            raise HTTPException(404, "No incident of that id.")
        rows = ledger.incident_list(id=name, mentions=True).page(1).rows
        reports = ledger.incident_reports(name)
        told = sides(found, reports, start, LINES)
        possible = ledger.suggestions(name, limit=20)
        context: dict[str, Any] = {
            "title": "incident page", "name": name, "row": rows[0] if rows else None, "told": told,
            "charts": charts(told.told, mirrored=language(request) == "ar"), "root": tree(told.tellings),
            "possible": [(s, incident_row(ledger, _other(s, name))) for s in possible], "map": _map(reports),
            "decisions": _decisions(ledger, {row["id"] for row in reports}), "earlier": max(0, start - LINES),
            "later": start + LINES if start + LINES < told.total else None,
        }  # fmt: skip
    return render(request, "incident.html", {**shared(request), **context})


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise UsageError(f"from={text[:20]!r} is no number of a line")
    return int(text)


def rows_of_one(request: Request) -> Response:
    """The claims of an incident in another form."""
    from isnad.exports.columns import COLUMNS as OF_CLAIMS  # the casualty columns, with what places them here

    name = request.path_params["id"]
    columns = (*OF_CLAIMS["casualty"], "role", "aside", "title")
    return row_file(request, lambda ledger: ledger.incident_reports(name), columns, f"incident-{name}")


def _by_incident(ledger: Ledger, names: list[str]) -> dict[str, list[Suggestion]]:
    """Suggestions of each incident of a page."""
    found: dict[str, list[Suggestion]] = {name: [] for name in names}
    for suggestion in ledger.suggestions(*names) if names else []:
        for name in (suggestion.incident, suggestion.other):
            if name in found:
                found[name].append(suggestion)
    return found


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
    Route("/incidents", listed),
    Route("/incidents.{form}", rows_of_list),
    Route("/incident/{id:path}.{form}", rows_of_one),
    Route("/incident/{id:path}", one),
]
