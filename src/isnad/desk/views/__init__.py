"""The views of the desk, and what is shown when one cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from isnad.desk import api
from isnad.desk.page import render
from isnad.desk.views import (
    articles,
    atlas,
    incident_page,
    incident_review,
    incidents,
    overview,
    pasting,
    review,
    searching,
    tables,
)
from isnad.errors import IsnadError, LedgerError, UsageError

ROUTES: list[BaseRoute] = [
    *overview.ROUTES, *tables.ROUTES, *articles.ROUTES, *searching.ROUTES, *review.ROUTES, *pasting.ROUTES,
    *incidents.ROUTES, *incident_page.ROUTES, *incident_review.ROUTES, *atlas.ROUTES, *api.ROUTES,
]  # fmt: skip


def on_error() -> Mapping[Any, Callable[[Request, Exception], Response]]:
    """Handlers of what is raised: a page that says what happened and what to do, never a trace."""
    return {HTTPException: _refused, IsnadError: _failed}


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return render(
        request, "error.html", {"title": str(status), "what": getattr(error, "detail", ""), "hint": ""}, status
    )


def _failed(request: Request, error: Exception) -> Response:
    status = 400 if isinstance(error, UsageError) else 503 if isinstance(error, LedgerError) else 422
    what, hint = getattr(error, "what", str(error)), getattr(error, "hint", "") or ""
    return render(request, "error.html", {"title": str(status), "what": what, "hint": hint}, status)
