"""The map: where it happened, as precisely as that is known, with a table of the same rows beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from isnad.desk.api.answers import cursor, revision, uncursor
from isnad.desk.api.parameters import given
from isnad.desk.geo.box import REGION, WORLD, Box, about, fitted
from isnad.desk.geo.marks import Mark, bar, hatched, marks
from isnad.desk.geo.sheet import Sheet, own_lines, sheet
from isnad.desk.page import Links, render
from isnad.desk.row_files import row_file
from isnad.desk.state import Desk
from isnad.desk.views.incidents import COLUMNS as OF_INCIDENTS
from isnad.desk.views.shared import shared
from isnad.errors import UsageError
from isnad.exports.columns import COLUMNS
from isnad.ledger import Ledger
from isnad.ledger.incidents.listing import Incidents
from isnad.ledger.selection import Page, Selection, Spot

PAGE = 50
_WHERE_WHEN = ("place", "country", "since", "until")
LAYERS: dict[str, tuple[str, ...]] = {
    "incidents": (*_WHERE_WHEN, "effect", "cause", "outlet", "reports"),
    "casualties": (*_WHERE_WHEN, "effect", "cause", "outlet", "source", "actor", "status", "text"),
    "events": (*_WHERE_WHEN, "type", "outlet", "source", "actor", "status", "text"),
}
_EVERY = tuple(dict.fromkeys(name for names in LAYERS.values() for name in names))


class Asked(NamedTuple):
    """What the address asks: the layer, its filters, the box (None for the one that fits), where the table goes on."""

    layer: str
    filters: dict[str, Any]
    box: Box | None
    after: str | None


def show(request: Request) -> Response:
    """The map of what is asked, its table, and what cannot be on it."""
    asked, desk = _asked(request), request.app.state.desk
    spots, total = _everywhere(desk, revision(desk.path), asked.layer, tuple(asked.filters.items()))
    box = _box(asked, spots)
    with desk.reading() as ledger:
        page = _page(_chosen(ledger, asked, box), asked)
    on = sheet(box)
    within = [spot for spot in spots if box.holds(spot.lon, spot.lat)]
    plain = {name: value[0] if isinstance(value, tuple) else value for name, value in asked.filters.items()}
    state = {**plain, "of": None if asked.layer == "incidents" else asked.layer}
    located = sum(spot.rows for spot in spots)
    context = {
        "title": "map", "layer": asked.layer, "layers": {name: _carried(asked, name) for name in LAYERS},
        "asked": dict.fromkeys(_EVERY) | asked.filters, "filtered": bool(asked.filters),
        "state": state, "box": box, "sheet": on, "marks_on": marks(within, on),
        "hatched": hatched(within, on), "within": sum(spot.rows for spot in within), "rows": page.rows,
        "unlocated": total - located, "outside": located - sum(spot.rows for spot in within),
        "next": cursor("map", page.next), "bar": bar(on), "moves": _moves(box), "base": _own(request, on),
        "nearer": _nearer(request, state),
    }  # fmt: skip
    return render(request, "map.html", {**shared(request), **context})


def rows(request: Request) -> Response:
    """The rows in view, all of them, in another form."""
    asked = _asked(request)
    columns: Iterable[str] = OF_INCIDENTS
    if asked.layer != "incidents":
        columns = COLUMNS["casualty" if asked.layer == "casualties" else "event"]

    def choose(ledger: Ledger) -> Incidents | Selection:
        box = asked.box or _box(asked, _chosen(ledger, asked, None).places())
        return _chosen(ledger, asked, box)

    return row_file(request, choose, columns, "map")


def _asked(request: Request) -> Asked:
    layer = request.query_params.get("of") or "incidents"
    if layer not in LAYERS:
        raise UsageError(f"no layer {layer[:40]!r}", hint=f"Choose from {', '.join(LAYERS)}.")
    kept = {k: v for k, v in request.query_params.multi_items() if k not in ("of", "lang")}
    names = (*(n for n in _EVERY if n in LAYERS[layer]), "bbox", "after")
    kind = {"casualties": "casualty", "events": "event"}.get(layer)
    found = given(type(request.query_params)(kept), names, kind)
    box, after = found.pop("bbox", None), found.pop("after", None)
    if "type" in found:
        found["type"] = found["type"][-1:]
    return Asked(layer, found, fitted(Box(*box)) if box else None, after)


@lru_cache(maxsize=32)
def _everywhere(desk: Desk, _revision: str, layer: str, filters: tuple[tuple[str, Any], ...]) -> tuple[list[Spot], int]:
    """Every place of a layer and how many records it has: the same wherever the map is, until the ledger changes."""
    with desk.reading() as ledger:
        chosen = _chosen(ledger, Asked(layer, dict(filters), None, None), None)
        return chosen.places(), chosen.count()


def _chosen(ledger: Ledger, asked: Asked, box: Box | None) -> Incidents | Selection:
    filters = {**asked.filters, **({"bbox": tuple(box)} if box else {})}
    if asked.layer == "incidents":
        return ledger.incident_list(**filters)
    if "effect" in filters:
        filters["type"] = (filters.pop("effect"),)
    return ledger.casualties(**filters) if asked.layer == "casualties" else ledger.events(**filters)


def _page(chosen: Incidents | Selection, asked: Asked) -> Page:
    size = 2 if asked.layer == "incidents" else 1
    return chosen.page(PAGE, uncursor("map", asked.after, size))


def _box(asked: Asked, spots: list[Spot]) -> Box:
    """The box asked for; else the one that holds most of what there is; else the Arab world."""
    if asked.box is not None:
        return asked.box
    near = [s for s in spots if s.precision != "country"] or spots
    return about([(s.lon, s.lat, s.rows) for s in near]) or fitted(REGION)


def _carried(asked: Asked, layer: str) -> dict[str, Any]:
    """The filters of this address that another layer has too."""
    kept = {name: value for name, value in asked.filters.items() if name in LAYERS[layer] and name != "type"}
    return {**kept, "of": None if layer == "incidents" else layer}


def _moves(box: Box) -> dict[str, Box]:
    """Where the links about the map lead; those that would change nothing are left out."""
    moves = {
        "zoom in": box.zoomed(0.5), "zoom out": box.zoomed(2.0), "west": box.moved(-0.5, 0), "east": box.moved(0.5, 0),
        "north": box.moved(0, 0.5), "south": box.moved(0, -0.5), "the region": fitted(REGION),
        "the world": fitted(WORLD),
    }  # fmt: skip
    return {name: to for name, to in moves.items() if to != box}


def _own(request: Request, on: Sheet) -> str:
    return own_lines(request.app.state.basemap, on)


def _nearer(request: Request, state: dict[str, Any]) -> Callable[[Mark], str]:
    """The address of the same map, nearer to a mark."""
    link = Links(request)
    return lambda mark: link.to("/map", **{**state, "bbox": str(mark.box)})


ROUTES: list[BaseRoute] = [Route("/map", show), Route("/map.{form}", rows)]
