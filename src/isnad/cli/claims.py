"""`isnad quotes`, `isnad casualties` and `isnad events`: one layer of what was read, as a table, CSV or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from isnad.cli.run import Run, bidi_option, isolate, opened, published_option

if TYPE_CHECKING:
    from isnad.exports.rows import Row
    from isnad.records import Document

output_option = click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
                             help="Write to a file instead.")  # fmt: skip


def _form(form: str | None, output: Path | None, known: tuple[str, ...]) -> str:
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return form or (suffix if suffix in known else "table")


QUOTES = ("table", "csv", "jsonl", "webanno", "schemaorg")


@click.command(name="quotes")
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR|-...")
@click.option("--speaker", help="Only statements of this speaker: words of the name or role, in any spelling.")
@published_option
@click.option("--format", "form", type=click.Choice(QUOTES), help="Default: by the ending of -o, else table.")
@output_option
@bidi_option
def quotes_command(
    paths: tuple[str, ...], speaker: str | None, published: tuple[str, ...], form: str | None,
    output: Path | None, bidi: str,
) -> None:  # fmt: skip
    """Print who said what, on whose word.

    webanno is W3C Web Annotation, schemaorg is schema.org Quotation; both JSON-LD, one document a line.

    \b
    isnad quotes خبر.txt --speaker الراوي
    isnad quotes pages/ -o quotes.csv
    """
    from isnad.exports.rows import STATEMENT_COLUMNS, statement_rows

    form = _form(form, output, QUOTES)
    run = Run(paths, published, None)
    documents = run.documents()
    with opened(output) as out:
        if form in ("webanno", "schemaorg"):
            chunks = _linked(documents, form, speaker)
        else:
            rows = (row for document in documents for row in statement_rows(document, speaker))
            shape = Shape(STATEMENT_COLUMNS, ("mode",), ("speaker", "text", "sources"))
            chunks = _chunks(rows, form, shape, bom=output is not None, marks=isolate(bidi, output))
        for chunk in chunks:
            out.write(chunk)
    run.end()


CASUALTIES = ("table", "csv", "jsonl")


@click.command(name="casualties")
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR|-...")
@published_option
@click.option("--format", "form", type=click.Choice(CASUALTIES), help="Default: by the ending of -o, else table.")
@output_option
@bidi_option
def casualties_command(
    paths: tuple[str, ...], published: tuple[str, ...], form: str | None, output: Path | None, bidi: str
) -> None:
    """Print every count of human harm with its place, date and source.

    CSV files begin with a byte order mark, so that Excel reads their Arabic; CSV on a pipe does not.

    \b
    isnad casualties --published 2024-11-29 خبر.txt
    isnad casualties pages/ -o tolls.csv
    """
    from isnad.exports.rows import CASUALTY_COLUMNS, casualty_rows

    run = Run(paths, published, None)
    rows = (row for document in run.documents() for row in casualty_rows(document))
    with opened(output) as out:
        facts = ("effect", "min", "max", "vague", "date", "status", "scope", "cause", "incident", "revises")
        shape = Shape(CASUALTY_COLUMNS, facts, ("text", "place", "actor", "sources"))
        form = _form(form, output, CASUALTIES)
        chunks = _chunks(rows, form, shape, bom=output is not None, marks=isolate(bidi, output))
        for chunk in chunks:
            out.write(chunk)
    run.end()


EVENTS = ("table", "csv", "jsonl", "plover", "polecat", "cameo", "acled", "ged")


@click.command(name="events")
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR|-...")
@published_option
@click.option("--format", "form", type=click.Choice(EVENTS), help="Default: by the ending of -o, else table.")
@output_option
@bidi_option
def events_command(
    paths: tuple[str, ...], published: tuple[str, ...], form: str | None, output: Path | None, bidi: str
) -> None:
    """Print who did what to whom, in PLOVER's terms, with place, date and source.

    plover is JSON lines with offsets; polecat, cameo, acled and ged are CSV in the columns of these data sets.

    \b
    isnad events --published 2024-11-29 خبر.txt
    isnad events pages/ --format acled -o events.csv
    """
    from isnad.exports.rows import EVENT_COLUMNS, event_rows

    form = _form(form, output, EVENTS)
    run = Run(paths, published, None)
    documents = run.documents()
    with opened(output) as out:
        if form in ("table", "csv", "jsonl"):
            rows = (row for document in documents for row in event_rows(document))
            facts, words = ("type", "mode", "date", "status"), ("text", "actor", "recipient", "place", "sources")
            shape = Shape(EVENT_COLUMNS, facts, words)
            chunks = _chunks(rows, form, shape, bom=output is not None, marks=isolate(bidi, output))
        else:
            from isnad.exports.event_data import formats, tellings

            chunks = formats.chunks(tellings.of_documents(documents), form, bom=output is not None)
        for chunk in chunks:
            out.write(chunk)
    run.end()


class Shape(NamedTuple):
    """How rows of one layer are shown: columns of the CSV; in a terminal, ASCII `facts` first, Arabic `words` below."""

    columns: Mapping[str, str]
    facts: tuple[str, ...]
    words: tuple[str, ...]


def _chunks(rows: Iterable[Row], form: str, shape: Shape, *, bom: bool, marks: bool) -> Iterator[bytes]:
    from isnad.exports.rows import as_csv

    if form == "csv":
        yield from as_csv(rows, shape.columns, bom=bom)
    elif form == "jsonl":
        import msgspec

        for row in rows:
            yield msgspec.json.encode(row) + b"\n"
    else:
        yield from (line.encode("utf-8", "replace") for row in rows for line in _lines(row, shape, marks))


def _lines(row: Row, shape: Shape, marks: bool) -> Iterator[str]:
    from isnad.exports.table import Writer

    write = Writer(isolate=marks)
    known = [(name, row[name]) for name in shape.facts if row[name] not in (None, "")]
    shown = [
        f"{name} {value}" if name in ("min", "max", "incident", "revises") else str(value) for name, value in known
    ]
    yield f"{'  '.join(shown)}  [{row['start']}:{row['end']}]  {row['uri'] or '-'}\n"
    for name in shape.words:
        if row[name]:
            yield f"    {name}: {write.arabic(str(row[name]))}\n"


def _linked(documents: Iterable[Document], form: str, speaker: str | None) -> Iterator[bytes]:
    import msgspec

    from isnad.exports.annotations import quotations, web_annotations
    from isnad.exports.speakers import only_speaker

    make: Any = web_annotations if form == "webanno" else quotations
    for document in documents:
        kept = only_speaker(document, speaker) if speaker else document
        yield msgspec.json.encode(make(kept)) + b"\n"
