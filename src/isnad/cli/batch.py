"""`isnad batch`: many documents, all cores."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from isnad.scale.batch import Progress, Summary

_KINDS = ("page", "jsonl", "csv", "parquet", "warc", "feed", "archive")
_UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def _size(_context: click.Context, _parameter: click.Parameter, value: str | None) -> int | None:
    """Bytes, of a number with or without K, M or G."""
    if value is None:
        return None
    number, unit = (value[:-1], _UNITS[value[-1].upper()]) if value[-1:].upper() in _UNITS else (value, 1)
    if not number.isdigit():
        raise click.BadParameter(f"{value!r} is no size: write 800M or 2G")
    return int(number) * unit


@click.command(name="batch")
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="OUT",
              help="OUT.parquet, OUT.jsonl, or a ledger (.ledger, .db).")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["jsonl", "parquet", "ledger"]), help="Default: by OUT's ending.")
@click.option("--workers", type=click.IntRange(1, 512), help="Processes that read. Default: one for each core.")
@click.option("--from", "kind", type=click.Choice(_KINDS), help="What the inputs are, whatever their names end in.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=NAME",
              help="Which column of a table holds text, title, published, outlet, url, encoding or name.")  # fmt: skip
@click.option("--seconds", type=float, default=60.0, show_default=True, help="Limit on one document; 0 for none.")
@click.option("--memory", callback=_size, metavar="SIZE", help="Limit on one worker, such as 1G.")
@click.option("--restart", is_flag=True, help="Drop an unfinished run at this output and begin anew.")
def batch_command(
    inputs: tuple[str, ...],
    output: Path,
    form: str | None,
    workers: int | None,
    kind: str | None,
    columns: tuple[str, ...],
    seconds: float,
    memory: int | None,
    restart: bool,
) -> None:
    """Read archives of pages into one file or a ledger, on all cores.

    IN is a file, folder or glob of pages, a table (JSONL, CSV, Parquet), a WARC, a feed, a ZIP or tar, or - . Started
    again after an interruption, it goes on where it was. Inputs that gave no document are written to
    OUT.failures.jsonl, and the exit code becomes 1.

    \b
    isnad batch crawl/*.warc.gz -o archive.parquet
    isnad batch news.csv --column text=body --column published=day -o news.ledger
    """
    from isnad.scale.batch import batch
    from isnad.scale.limits import Limits

    with _Line() as line:
        summary = batch(
            inputs,
            output,
            form=form,
            workers=workers or len(os.sched_getaffinity(0)),
            kind=kind,
            columns=_columns(columns),
            limits=Limits(seconds or None, memory),
            restart=restart,
            on_progress=line.show,
        )
    _say(summary, output)
    if summary.failures:
        raise SystemExit(1 if summary.documents else 3)


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    from isnad.inputs.tables import check_columns

    columns = dict(pair.partition("=")[::2] for pair in pairs)
    check_columns(columns)
    return columns


def _say(summary: Summary, output: Path) -> None:
    again = f", {summary.resumed:,} of them before" if summary.resumed else ""
    lost = f", {summary.failures:,} gave none ({output.name}.failures.jsonl)" if summary.failures else ""
    died = f"; {summary.deaths} workers died and were replaced" if summary.deaths else ""
    click.echo(f"{output}: {summary.documents:,} documents{again}{lost} in {summary.seconds:.1f} s{died}", err=True)


class _Line:
    """A line of progress on standard error, when that is a terminal."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()

    def __enter__(self) -> _Line:
        return self

    def __exit__(self, *_raised: object) -> None:
        if self.shown:
            click.echo("\r\x1b[K", err=True, nl=False)

    def show(self, progress: Progress) -> None:
        """Write it over the one before."""
        if self.shown:
            done = progress.documents + progress.failures
            failed = f", {progress.failures:,} failed" if progress.failures else ""
            left = f", {_clock(progress.left)} left" if progress.left is not None else ""
            line = f"{done:,} read{failed}, {progress.rate:,.0f} a second{left}"
            click.echo(f"\r\x1b[K{line}", err=True, nl=False)


def _clock(seconds: float) -> str:
    """Hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
