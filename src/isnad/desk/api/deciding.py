"""Decisions by POST: only where the desk was opened for review. The guard has checked where they come from."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from isnad.desk.api.answers import answer, problem
from isnad.desk.api.records import Choice
from isnad.errors import UsageError
from isnad.ledger import Ledger
from isnad.ledger.verdicts import Decision


async def choice(request: Request) -> Choice | Response:
    """What is to be decided, or why it cannot be."""
    if not request.app.state.desk.review:
        return problem(403, "This desk only shows.", "Open it with `isnad desk LEDGER --review`.")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return problem(415, "A decision is sent as application/json.")
    try:
        return msgspec.json.decode(await request.body(), type=Choice)
    except (msgspec.MsgspecError, UnicodeError) as cause:
        return problem(400, f"No decision: {cause}.", "See Choice in openapi.json.")


def decide(ledger: Ledger, chosen: Choice) -> Decision:
    """Append the decision; `UsageError` where it cannot be about that record."""
    if chosen.verdict == "undo":
        return ledger.undo(chosen.record, name=chosen.name)
    if chosen.verdict in ("same", "different"):
        if chosen.other is None:
            raise UsageError(f"{chosen.verdict} is about two records", hint="Give the second as `other`.")
        make = ledger.same if chosen.verdict == "same" else ledger.different
        return make(*(_known(ledger, record) for record in (chosen.record, chosen.other)),
                    name=chosen.name, note=chosen.note)  # fmt: skip
    if ledger.claim_row(chosen.record) is None:
        raise UsageError(f"no such record: {chosen.record[:80]!r}", hint="Lists give the ids.")
    return ledger.decide(
        chosen.record, chosen.verdict, name=chosen.name, field=chosen.field, value=chosen.value, note=chosen.note
    )


def _known(ledger: Ledger, record: str) -> str:
    """An incident's, article's or claim's id; `UsageError` for any other."""
    if ledger.claim_row(ledger.anchor(record)) is None:
        raise UsageError(f"no incident, article or claim: {record[:80]!r}", hint="Lists give the ids.")
    return record


def decided(request: Request, made: Decision) -> Response:
    """The decision as it was made."""
    return answer(request, made, status=201)
