"""Same incident or not: the decision forms of incident pages. Only with `--review`; the guard checks the origin."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from isnad.desk.api.deciding import decide
from isnad.desk.api.records import Choice
from isnad.desk.page import Links, render
from isnad.desk.row_files import row_file
from isnad.desk.views.shared import REVIEWER, incident_row, shared
from isnad.errors import UsageError
from isnad.ledger.incidents.reading import Suggestion

MOST = 50  # suggestions of the page of them
_VERDICTS = ("same", "different", "undo")


async def decision(request: Request) -> Response:
    """Append what a form says, then show the incident again, under the name it has now; or the next suggestion."""
    if not request.app.state.desk.review:
        raise HTTPException(403, "This desk only shows: open it with `isnad desk LEDGER --review`.")
    fields = dict(parse_qsl((await request.body()).decode("utf-8", "replace"), max_num_fields=20))
    verdict, name = fields.get("verdict", ""), fields.get("name", "").strip()
    if verdict not in _VERDICTS or not name:
        raise UsageError("no decision", hint="Say same, different or undo, and who decides.")
    chosen = Choice(
        record=fields.get("record", ""), other=fields.get("other") or None, name=name,
        verdict=verdict, note=fields.get("note") or None,  # type: ignore[arg-type]  # one of `_VERDICTS`
    )  # fmt: skip
    shown = await run_in_threadpool(_decided, request, chosen, fields.get("back", ""))
    shown = "/incidents/possible" if fields.get("next") else f"/incident/{shown}"
    answer = RedirectResponse(Links(request).to(shown), 303)
    answer.set_cookie(REVIEWER, quote(name), max_age=30 * 86_400, httponly=True, samesite="strict")
    return answer


def _decided(request: Request, chosen: Choice, back: str) -> str:
    """The incident to show: that of the record decided about."""
    with request.app.state.desk.writing() as ledger:
        made = decide(ledger, chosen)
        record = made.record if made.other or chosen.verdict == "undo" else chosen.record
        return ledger.incident_of(record) or back


def possible(request: Request) -> Response:
    """Incidents that may be one, the strongest suggestions first, to be answered one after another."""
    with request.app.state.desk.reading() as ledger:
        strongest = ledger.suggestions(limit=MOST)
        found = [(s, incident_row(ledger, s.incident), incident_row(ledger, s.other)) for s in strongest]
        context = {"title": "possible", "found": found, "most": MOST}
    return render(request, "possible.html", {**shared(request), **context})


def rows(request: Request) -> Response:
    """Every suggestion that waits for a decision, in another form."""
    columns = Suggestion._fields
    return row_file(
        request, lambda ledger: (s._asdict() for s in ledger.suggestions()), columns, "possible", placed=False
    )


ROUTES: list[BaseRoute] = [
    Route("/incident-decision", decision, methods=["POST"]), Route("/incidents/possible", possible),
    Route("/incidents/possible.{form}", rows),
]  # fmt: skip
