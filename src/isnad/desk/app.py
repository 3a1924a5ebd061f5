"""The desk as an ASGI application: `create_app(ledger)`."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from isnad.desk.geo.basemap import load
from isnad.desk.guard import Guard
from isnad.desk.state import Desk
from isnad.desk.views import ROUTES, on_error

HERE = Path(__file__).parent


def create_app(
    ledger: str | PathLike[str], *, review: bool = False, basemap: str | PathLike[str] | None = None,
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]"),
) -> Starlette:  # fmt: skip
    """The desk over a ledger file. With `review`, decisions can be made; without it, nothing is ever written.

    `basemap`: a GeoJSON file whose lines are drawn on maps. `hosts`: names it may be asked for by; any other Host
    header is refused. Raises a `LedgerError` at once where the file cannot be used.
    """
    desk = Desk(Path(ledger), review=review)
    desk.check()
    routes: list[BaseRoute] = [*ROUTES, Mount("/static", StaticFiles(directory=HERE / "static"), name="static")]
    app = Starlette(routes=routes, middleware=[Middleware(Guard, hosts=hosts)], exception_handlers=on_error())
    app.state.desk = desk
    app.state.basemap = load(Path(basemap)) if basemap is not None else []
    return app
