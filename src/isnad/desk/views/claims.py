"""Casualties, quotations and events as tables."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from isnad.desk.page import render


def casualties(request: Request) -> Response:
    """Counts of human harm that fulfil the filters of the address."""
    with request.app.state.desk.reading() as ledger:
        page = ledger.casualties().page(50)
    return render(request, "casualties.html", {"title": "casualties", "rows": page.rows})


ROUTES: list[BaseRoute] = [Route("/casualties", casualties)]
