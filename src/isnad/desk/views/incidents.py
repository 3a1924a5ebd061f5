"""The list of incidents."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from isnad.desk.api.answers import cursor, uncursor
from isnad.desk.api.parameters import INCIDENT_FILTERS, given
from isnad.desk.page import render
from isnad.desk.row_files import row_file
from isnad.desk.views.shared import shared
from isnad.ledger import Ledger
from isnad.ledger.incidents.listing import Incidents
from isnad.ledger.incidents.reading import Suggestion

PAGE = 50
_NEWEST = 30
_SHOWN = 500  # suggestions told of on a page
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


def _by_incident(ledger: Ledger, names: list[str]) -> dict[str, list[Suggestion]]:
    """Suggestions of each incident of a page, by its newest reports; its own page looks at all of them."""
    found: dict[str, list[Suggestion]] = {name: [] for name in names}
    for suggestion in ledger.suggestions(*names, limit=_SHOWN, newest=_NEWEST) if names else []:
        for name in (suggestion.incident, suggestion.other):
            if name in found:
                found[name].append(suggestion)
    return found


ROUTES: list[BaseRoute] = [Route("/incidents", listed), Route("/incidents.{form}", rows_of_list)]
