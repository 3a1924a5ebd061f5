"""The first page: what is new, by day, by outlet, by kind."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from isnad.desk.bars import bars
from isnad.desk.page import language, render
from isnad.desk.row_files import row_file
from isnad.desk.views.shared import shared
from isnad.exports.columns import COLUMNS

_KINDS = ("casualties", "quotations", "events")
_NEWEST = 50_000
_ROWS = 8


def show(request: Request) -> Response:
    """New articles and claims; how many by day of publication, by outlet, by kind."""
    with request.app.state.desk.reading() as ledger:
        articles = ledger.articles()
        counted = articles.facets({"published_day": 4_000, "outlet": 12}, _NEWEST)
        context: dict[str, Any] = {
            "title": "overview", "documents": len(ledger), "articles": articles.page(_ROWS).rows,
            "outlets": counted["outlet"],
            "kinds": [(kind, getattr(ledger, kind)().count(_NEWEST + 1), getattr(ledger, kind)().page(4).rows)
                      for kind in _KINDS],
            "drawn": bars(counted["published_day"], mirrored=language(request) == "ar"), "most": _NEWEST,
        }  # fmt: skip
    return render(request, "overview.html", {**shared(request), **context})


def rows(request: Request) -> Response:
    """Every article, as the table of articles gives them."""
    return row_file(request, lambda ledger: ledger.articles(), COLUMNS["article"], "articles", placed=False)


ROUTES: list[BaseRoute] = [Route("/", show), Route("/overview.{form}", rows)]
