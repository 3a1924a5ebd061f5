"""`isnad read` and `isnad explain`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from isnad.cli.run import Run, bidi_option, isolate, opened, published_option

if TYPE_CHECKING:
    from isnad.records import Document

FORMATS = ("table", "json", "jsonl", "html")


@click.command(name="read")
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR|-...")
@published_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of -o, else table.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", help="Language of the labels of --format html.")
@click.option("--encoding", help="Encoding declared by who sent the page; checked against its bytes.")
@bidi_option
def read_command(
    paths: tuple[str, ...],
    published: tuple[str, ...],
    form: str | None,
    output: Path | None,
    lang: str,
    encoding: str | None,
    bidi: str,
) -> None:
    """Read pages and print the ledger of what they report.

    FILE is plain text or HTML; every text or HTML file of a DIR is read; - is standard input. One bad file never stops
    a run: it is named on standard error and the exit code becomes 1.

    \b
    isnad read --published 2024-11-29 خبر.txt
    isnad read --format jsonl -o archive.jsonl pages/
    """
    form = form or _format_of(output)
    run = Run(paths, published, encoding)
    with opened(output) as out:
        write(run.documents(), form, out, isolate=isolate(bidi, output), lang=lang)
    run.end()


def write(documents: Iterable[Document], form: str, out: IO[bytes], *, isolate: bool = False, lang: str = "ar") -> None:
    """Write documents in one of `FORMATS`; every format but html and json is written as it comes."""
    if form == "jsonl":
        for document in documents:
            out.write(document.to_json() + b"\n")
    elif form == "json":
        _write_json(list(documents), out)
    elif form == "html":
        from isnad.exports.html import page

        every = list(documents)
        if every:
            out.write(page(every, lang).encode("utf-8", "replace"))
    else:
        from isnad.exports.table import table

        for number, document in enumerate(documents):
            out.write(("\n" if number else "").encode() + table(document, isolate=isolate).encode("utf-8", "replace"))


def _write_json(documents: list[Document], out: IO[bytes]) -> None:
    import msgspec

    if documents:
        whole = documents[0] if len(documents) == 1 else documents
        out.write(msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")


def _format_of(output: Path | None) -> str:
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return {"htm": "html"}.get(suffix, suffix if suffix in FORMATS else "table")


@click.command(name="explain")
@click.argument("path", metavar="FILE|-")
@click.option("--span", "where", required=True, metavar="A:B", help="Characters A up to B of the text.")
@published_option
@bidi_option
def explain_command(path: str, where: str, published: tuple[str, ...], bidi: str) -> None:
    """Say which rule fired on which words of a page.

    \b
    isnad explain خبر.txt --span 80:95
    """
    from isnad.explain import explain, parse_range

    start, end = parse_range(where)
    run = Run((path,), published, None)
    for document in run.documents():
        for line in explain(document, start, end, isolate=isolate(bidi, None)):
            click.echo(line)
    run.end()
