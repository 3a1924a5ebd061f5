"""`isnad export`: a ledger, or what is chosen of it, in the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isnad.cli.ledger_filters import KINDS, chosen, filter_options, selection
from isnad.cli.ledger_incidents import linked_ledger
from isnad.cli.run import opened
from isnad.errors import UsageError

if TYPE_CHECKING:
    from isnad.ledger import Ledger

EVENT_FORMATS = ("plover", "polecat", "cameo", "acled", "ged")
FORMATS = (
    "jsonl", "csv", "rows", "parquet", "geojson", "webanno", "prov", "airwars", "everycasualty", "reports",
    *EVENT_FORMATS,
)  # fmt: skip
_OF_ENDINGS = {"jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "parquet": "parquet", "geojson": "geojson"}


@click.command(name="export")
@click.argument("ledger", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.argument("kind", type=click.Choice(KINDS), required=False)
@filter_options
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of -o, else jsonl.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.option("--dictionary", is_flag=True, help="Print what every column of the format means, and end.")
def export_command(
    ledger: Path | None, kind: str | None, form: str | None, output: Path | None, dictionary: bool, **options: Any
) -> None:
    """Write a ledger, or what the filters choose, in a format of other tools. Nothing is ever cut off.

    \b
    jsonl          documents whole, then decisions: `isnad import` brings them back
    csv, rows, parquet, geojson
                   the records of KIND (casualties by default): CSV, JSON lines, Parquet, points on a map
    airwars, everycasualty, reports
                   incidents in the columns of casualty recorders; one row for each report of each incident
    plover         events as PLOVER's JSON lines, with offsets
    polecat, cameo, acled, ged
                   events in the columns of POLECAT, of CAMEO's root codes, ACLED and UCDP GED
    webanno, prov  W3C Web Annotations; W3C PROV: who told whom. One JSON-LD document a line

    \b
    isnad export news.ledger -o news.jsonl
    isnad export news.ledger casualties --country LB -o tolls.csv
    isnad export --format airwars --dictionary
    """
    form = form or _OF_ENDINGS.get(output.suffix.lower().lstrip(".") if output else "", "jsonl")
    if dictionary:
        click.echo(_dictionary(form, kind))
        return
    if ledger is None:
        raise UsageError("which ledger?", hint="isnad export LEDGER; --dictionary alone needs none.")
    from isnad.exports import ledger_incidents
    from isnad.ledger import Ledger

    with (
        linked_ledger(ledger) if form in ledger_incidents.FORMATS else Ledger.open(ledger) as held,
        opened(output) as out,
    ):
        if form == "parquet":
            from isnad.exports.arrow import write_parquet

            write_parquet(selection(held, kind or "casualties", chosen(options)), out)
        else:
            for chunk in _chunks(held, form, kind, chosen(options), bom=output is not None):
                out.write(chunk)


def _chunks(ledger: Ledger, form: str, kind: str | None, filters: dict[str, Any], *, bom: bool) -> Iterator[bytes]:
    from isnad.exports import ledger_documents, ledger_incidents, ledger_rows

    if form in ledger_documents.FORMATS:
        if kind not in (None, "articles"):
            raise UsageError(f"{form} is of whole documents", hint="Leave out KIND; the filters choose articles.")
        return ledger_documents.lines(ledger, form, filters)
    if form in EVENT_FORMATS:
        from isnad.exports.event_data.formats import chunks
        from isnad.exports.event_data.tellings import of_ledger

        if kind not in (None, "events"):
            raise UsageError(f"{form} is of events", hint="Leave out KIND; the filters choose events.")
        return chunks(of_ledger(ledger, filters), form, bom=bom)
    if form in ledger_incidents.FORMATS:
        return ledger_incidents.csv_lines(ledger, form, filters, bom=bom)
    rows = selection(ledger, kind or "casualties", filters)
    if form == "csv":
        return ledger_rows.csv_lines(rows, ledger_rows.columns_of(rows.kind), bom=bom)
    return ledger_rows.geojson(rows) if form == "geojson" else ledger_rows.json_lines(rows)


def _dictionary(form: str, kind: str | None) -> str:
    from isnad.exports.dictionary import dictionary

    return dictionary(form, kind)
