"""`isnad desk`: the ledger in the browser."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from isnad.errors import UsageError


@click.command(name="desk")
@click.argument("ledger", type=click.Path(path_type=Path), metavar="LEDGER")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes any free one.")
@click.option("--review", is_flag=True, help="Let decisions be made: accept, reject, edit, same incident.")
@click.option("--basemap", type=click.Path(path_type=Path), metavar="FILE", help="GeoJSON whose lines maps show too.")
def desk_command(ledger: Path, port: int, review: bool, basemap: Path | None) -> None:
    """Open a ledger in the browser, on this machine alone.

    \b
    isnad desk news.ledger
    isnad desk news.ledger --review
    isnad desk news.ledger --basemap provinces.geojson
    """
    try:
        import uvicorn

        from isnad.desk.app import create_app
    except ModuleNotFoundError as missing:
        raise UsageError(f"the desk needs {missing.name}", hint="pip install 'isnad[desk]'.") from None
    app = create_app(ledger, review=review, basemap=basemap)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", access_log=False))
    click.echo(f"http://127.0.0.1:{port}/  (Ctrl+C ends it)", err=True)
    server.run()
    sys.exit(0)
