"""Casualties, quotations, events and articles as tables: chosen by filters, counted by facets, over time, as files."""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from isnad.desk.api.answers import cursor, uncursor
from isnad.desk.api.parameters import FILTERS, given
from isnad.desk.bars import bars
from isnad.desk.page import language, render
from isnad.desk.row_files import row_file
from isnad.desk.views.shared import shared
from isnad.exports.columns import COLUMNS
from isnad.ledger import Ledger
from isnad.ledger.filters import Kind
from isnad.ledger.selection import Selection

PAGE = 50
COUNTED = 20_000  # rows that facets count; of more, the newest
_DAYS = 6_000  # days that a drawing may be of


class Table(NamedTuple):
    """A view of rows of one kind; `facets` may be chosen from, `drawn` are the days it is drawn over."""

    kind: Kind
    facets: tuple[str, ...]
    drawn: tuple[str, ...]


TABLES: dict[str, Table] = {
    "casualties": Table(
        "casualty", ("type", "status", "cause", "country", "place", "outlet"), ("day", "published_day")
    ),
    "quotations": Table("statement", ("speaker", "type", "outlet"), ("published_day",)),
    "events": Table("event", ("type", "status", "actor", "country", "outlet"), ("day", "published_day")),
    "articles": Table("article", ("outlet",), ("published_day",)),
}
PERIODS = {"day": ("since", "until"), "published_day": ("published_since", "published_until")}
"""The filters that a period of each axis is chosen by."""


def select(ledger: Ledger, table: str, filters: dict[str, Any]) -> Selection:
    """The rows of a table that fulfil filters."""
    return getattr(ledger, table)(**filters)  # type: ignore[no-any-return]


def show(request: Request) -> Response:
    """One table: rows by day of publication, the latest first."""
    name = request.path_params["table"]
    table = TABLES[name]
    asked = given(request.query_params, (*FILTERS[table.kind], "after", "step"), table.kind)
    after, step = uncursor("published", asked.pop("after", None), 2), asked.pop("step", None)
    mirrored = language(request) == "ar"
    with request.app.state.desk.reading() as ledger:
        chosen = select(ledger, name, asked)
        page = chosen.page(PAGE, after, "published")
        many = chosen.count(COUNTED + 1)
        counted = chosen.facets(dict.fromkeys(table.facets, 12) | dict.fromkeys(table.drawn, _DAYS), COUNTED)
        context = {
            "title": name, "table": name, "kind": table.kind, "rows": page.rows, "count": many, "many": many > COUNTED,
            "next": cursor("published", page.next), "facets": {name: counted[name] for name in table.facets},
            "drawings": {axis: bars(counted[axis], mirrored=mirrored, step=step) for axis in table.drawn},
            "asked": dict.fromkeys(FILTERS[table.kind]) | asked, "filtered": bool(asked), "periods": PERIODS,
            "choosing": True, "chosen_facets": any(asked.get(name) for name in table.facets[3:]),
        }  # fmt: skip
    return render(request, "table.html", {**shared(request), **context})


def rows(request: Request) -> Response:
    """The same rows, all of them, in another form."""
    name = request.path_params["table"]
    kind = TABLES[name].kind
    asked = given(request.query_params, (*FILTERS[kind], "after", "step"), kind)
    asked.pop("after", None)
    asked.pop("step", None)
    placed = kind in ("casualty", "event")
    return row_file(request, lambda ledger: select(ledger, name, asked), COLUMNS[kind], name, placed=placed)


def _routes() -> list[BaseRoute]:
    made: list[BaseRoute] = []
    for name in TABLES:
        made.append(Route(f"/{name}", _of(name, show), name=name))
        made.append(Route(f"/{name}.{{form}}", _of(name, rows), name=f"{name}-files"))
    return made


def _of(name: str, view: Any) -> Any:
    def shown(request: Request) -> Response:
        request.path_params["table"] = name
        return view(request)  # type: ignore[no-any-return]

    return shown


ROUTES = _routes()
