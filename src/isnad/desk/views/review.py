"""Review: a queue of claims nobody has decided about, one key a decision; decisions from articles and tables too."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from isnad.desk.api.answers import cursor, uncursor
from isnad.desk.api.deciding import decide
from isnad.desk.api.parameters import FILTERS, given
from isnad.desk.api.records import Choice
from isnad.desk.page import render
from isnad.desk.reading_view import Seen, seen
from isnad.desk.row_files import row_file
from isnad.desk.views.articles import EDITABLE
from isnad.desk.views.shared import REVIEWER, shared
from isnad.desk.views.tables import COUNTED, TABLES, select
from isnad.errors import UsageError
from isnad.ledger import Ledger

_MOST = 500  # records that one form decides about
_VERDICTS = ("accept", "reject", "edit", "undo")
_NUMBERS = frozenset({"min", "max"})


def queue(request: Request) -> Response:
    """The next claim that waits, its article around it, and how many are left."""
    table = request.query_params.get("kind", "casualties")
    if table not in ("casualties", "quotations", "events"):
        raise UsageError(f"kind={table[:20]!r} has no queue", hint="Choose casualties, quotations or events.")
    kind = TABLES[table].kind
    asked = given(request.query_params, (*FILTERS[kind], "after", "kind"), kind)
    after = uncursor("oldest", asked.pop("after", None), 1)
    asked.pop("kind", None)
    with request.app.state.desk.reading() as ledger:
        left = select(ledger, table, {**asked, "decided": "undecided"})
        page = left.page(1, after, "oldest")
        row = page.rows[0] if page.rows else None
        context: dict[str, Any] = {
            "title": "review queue", "table": table, "row": row, "left": left.count(COUNTED),
            "all": select(ledger, table, {k: v for k, v in asked.items() if k != "decided"}).count(COUNTED),
            "next": cursor("oldest", page.next), "seen": _article(ledger, row) if row else None,
            "last": _last(ledger), "editable": EDITABLE,
        }  # fmt: skip
    return render(request, "review.html", {**shared(request), **context})


def _article(ledger: Ledger, row: dict[str, Any]) -> Seen | None:
    """The block of a claim with its cards, between the one before and the one after."""
    document = ledger.document(row["document"])
    if document is None:
        return None
    whole = seen(document, row["article"], {})
    at = max((n for n, block in enumerate(whole.blocks) if block.start <= row["start"]), default=0)
    return whole._replace(blocks=whole.blocks[max(0, at - 1) : at + 2])


def _last(ledger: Ledger) -> str | None:
    """The record decided about last, to be undone."""
    decisions = [d for d in ledger.decisions()[-20:] if d.verdict in ("accept", "reject", "edit")]
    return decisions[-1].record if decisions else None


async def decision(request: Request) -> Response:
    """Append what a form says about one record or several, then go back to where it was sent from."""
    if not request.app.state.desk.review:
        raise HTTPException(403, "This desk only shows: open it with `isnad desk LEDGER --review`.")
    told = parse_qsl((await request.body()).decode("utf-8", "replace"), max_num_fields=_MOST + 20)
    fields = dict(told)
    records = [value for name, value in told if name == "record" and value][:_MOST]
    verdict, name = fields.get("verdict", ""), fields.get("name", "").strip()
    if verdict not in _VERDICTS or not name or not records:
        raise UsageError("no decision", hint="Choose a record, say accept, reject, edit or undo, and who decides.")
    await run_in_threadpool(_append, request, verdict, name, records, fields)
    answer = RedirectResponse(_own(fields.get("back", "")), 303)
    answer.set_cookie(REVIEWER, quote(name), max_age=30 * 86_400, httponly=True, samesite="strict")
    return answer


def _append(request: Request, verdict: str, name: str, records: list[str], fields: dict[str, str]) -> None:
    field = fields.get("field") or None
    value = _value(field, fields.get("value", "")) if verdict == "edit" else None
    with request.app.state.desk.writing() as ledger:
        for record in records:
            chosen = Choice(
                record=record, verdict=verdict, name=name, note=fields.get("note") or None,  # type: ignore[arg-type]
                field=field if verdict == "edit" else None, value=value,
            )  # fmt: skip
            decide(ledger, chosen)


def _value(field: str | None, text: str) -> Any:
    if field is None:
        raise UsageError("no field to correct", hint="Choose which field the new value is for.")
    if field not in _NUMBERS:
        return text.strip() or None
    if not (text.strip().isascii() and text.strip().isdigit()):
        raise UsageError(f"{text[:20]!r} is no whole number", hint=f"{field} is a count of people.")
    return int(text)


def _own(back: str) -> str:
    """An address of this desk; the queue for anything else."""
    parts = urlsplit(back)
    ours = back.startswith("/") and not back.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return back if ours and "\n" not in back and "\r" not in back else "/review"


def decisions_file(request: Request) -> Response:
    """Every decision as it was made."""
    columns = ("key", "record", "verdict", "other", "field", "value", "undoes", "name", "time", "note")
    return row_file(
        request,
        lambda ledger: ({c: getattr(d, c) for c in columns} for d in ledger.decisions()),
        columns, "decisions", placed=False,
    )  # fmt: skip


ROUTES: list[BaseRoute] = [
    Route("/review", queue), Route("/decide", decision, methods=["POST"]), Route("/decisions.{form}", decisions_file),
]  # fmt: skip
