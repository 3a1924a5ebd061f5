"""Same incident or not: the decision forms of incident pages. Only with `--review`; the guard checks the origin."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from isnad.desk.api.deciding import decide
from isnad.desk.api.records import Choice
from isnad.desk.page import Links
from isnad.errors import UsageError

_VERDICTS = ("same", "different", "undo")


async def decision(request: Request) -> Response:
    """Append what a form says, then show the incident again, under the name it has now."""
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
    return RedirectResponse(Links(request).to(f"/incident/{shown}"), 303)


def _decided(request: Request, chosen: Choice, back: str) -> str:
    """The incident to show: that of the record decided about."""
    with request.app.state.desk.writing() as ledger:
        ledger.link()
        made = decide(ledger, chosen)
        record = made.record if made.other or chosen.verdict == "undo" else chosen.record
        return ledger.incident_of(record) or back


ROUTES: list[BaseRoute] = [Route("/incident-decision", decision, methods=["POST"])]
