"""Reading a page that is pasted or uploaded: shown at once, stored only when asked, on a desk for review."""

from __future__ import annotations

from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from isnad.desk.page import Links, render
from isnad.desk.reading_view import seen
from isnad.desk.views.articles import about
from isnad.desk.views.shared import shared
from isnad.errors import EmptyInput, UsageError
from isnad.ledger import Given
from isnad.pipeline import read
from isnad.records import Document

_MOST = 12 << 20


def form(request: Request) -> Response:
    """Where to paste or choose a page."""
    return render(request, "paste.html", {**shared(request), "title": "paste", "wrong": None})


async def pasted(request: Request) -> Response:
    """The page read; stored too where that is asked and the desk may write."""
    told = await request.form(max_files=1, max_fields=10, max_part_size=_MOST)
    source, name = await _source(told)
    published = str(told.get("published") or "").strip() or None
    if published is not None:
        _checked(published)
    store = bool(told.get("store"))
    if store and not request.app.state.desk.review:
        raise HTTPException(403, "This desk only shows: open it with `isnad desk LEDGER --review`.")
    document = await run_in_threadpool(read, source, published=published)
    if store:
        kept = await run_in_threadpool(_kept, request, document, published)
        return RedirectResponse(Links(request).to(f"/article/{kept}:1"), 303)
    return _shown(request, document, name, source if isinstance(source, str) else document.text, published)


async def _source(told: FormData) -> tuple[str | bytes, str | None]:
    upload = told.get("file")
    if isinstance(upload, UploadFile) and upload.filename:
        return await upload.read(), upload.filename[:200]
    text = str(told.get("text") or "")
    if not text.strip():
        raise EmptyInput("nothing to read", hint="Paste a page or choose a file.")
    return text, None


def _checked(published: str) -> None:
    try:
        date.fromisoformat(published)
    except ValueError:
        raise UsageError(f"{published[:20]!r} is no date", hint="Write it as 2031-03-14.") from None


def _kept(request: Request, document: Document, published: str | None) -> str:
    with request.app.state.desk.writing() as ledger:
        outcome = ledger.add(document, Given((published,) if published else ()))
        ledger.link()
        return str(outcome.id)


def _shown(request: Request, document: Document, name: str | None, text: str, published: str | None) -> Response:
    articles = [seen(document, n, {}) for n in range(1, len(document.articles) + 1)]
    context: dict[str, Any] = {
        "document": document, "stored": False, "name": name, "source": text, "published": published, "copies": [],
    }  # fmt: skip
    if not articles:
        hint = " ".join(document.notes)
        return render(request, "paste.html", {**shared(request), "title": "paste", "wrong": hint or "no article"}, 422)
    return render(request, "pasted.html", {**shared(request), **context, "articles": articles, **about(articles[0])})


ROUTES: list[BaseRoute] = [Route("/paste", form), Route("/paste", pasted, methods=["POST"])]
