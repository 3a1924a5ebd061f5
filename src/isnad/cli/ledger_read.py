"""`isnad query`, `isnad search` and `isnad check`: what a ledger holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isnad.cli.ledger_filters import KINDS, chosen, filter_options, selection
from isnad.cli.ledger_write import ledger_argument
from isnad.cli.run import bidi_option, isolate, opened
from isnad.errors import LedgerReadOnly

if TYPE_CHECKING:
    from isnad.ledger.search import Hit

FORMATS = ("table", "csv", "jsonl")
output_option = click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
                             help="Write to a file instead.")  # fmt: skip


@click.command(name="query")
@ledger_argument
@click.argument("kind", type=click.Choice(KINDS))
@filter_options
@click.option("--count", "only_count", is_flag=True, help="Print how many there are.")
@click.option("--facet", metavar="FIELD", help="Count the values of a field: type, status, cause, country, place, "
              "speaker, outlet, actor, year, month, published_year, published_month.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), help="Print so many at most; all of them by default.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of -o, else table.")
@output_option
@bidi_option
def query_command(
    ledger: Path, kind: str, only_count: bool, facet: str | None, limit: int | None, form: str | None,
    output: Path | None, bidi: str, **options: Any,
) -> None:  # fmt: skip
    """Print the records of a ledger that fulfil all the filters, oldest first.

    \b
    isnad query news.ledger casualties --place غزة --since 2024-11 --type killed
    isnad query news.ledger quotes --speaker الراوي --format csv
    isnad query news.ledger casualties --facet country
    """
    from isnad.ledger import Ledger

    with Ledger.open(ledger) as held:
        rows = selection(held, kind, chosen(options))
        if only_count:
            click.echo(rows.count())
        elif facet:
            for value, times in rows.facet(facet, limit or 1 << 62):
                click.echo(f"{times}\t{'-' if value in (None, '') else value}")
        else:
            _write(islice(rows, limit), rows.kind, form, output, marks=isolate(bidi, output))


def _write(rows: Iterable[dict[str, Any]], kind: str, form: str | None, output: Path | None, *, marks: bool) -> None:
    from isnad.exports.ledger_rows import columns_of, csv_lines, json_lines

    suffix = output.suffix.lower().lstrip(".") if output else ""
    form = form or (suffix if suffix in FORMATS else "table")
    if form == "csv":
        lines = csv_lines(rows, columns_of(kind), bom=output is not None)
    elif form == "jsonl":
        lines = json_lines(rows)
    else:
        lines = _table(rows, marks=marks)
    with opened(output) as out:
        for line in lines:
            out.write(line)


_FACTS = ("effect", "type", "mode", "min", "max", "vague", "date", "status", "scope", "cause", "country", "published",
          "copy_of", "decision")  # fmt: skip
_WORDS = ("title", "speaker", "text", "place", "actor", "recipient", "outlet", "sources", "edits")


def _table(rows: Iterable[dict[str, Any]], *, marks: bool) -> Iterator[bytes]:
    """Facts in ASCII on the first line of a row, its words below: Arabic always stands last on its line."""
    from isnad.exports.table import Writer

    write = Writer(isolate=marks)
    for row in rows:
        facts = [
            f"{name} {row[name]}" if name in ("min", "max", "published", "copy_of") else str(row[name])
            for name in _FACTS
            if row.get(name) not in (None, "")
        ]
        lines = [f"{'  '.join(facts)}  {row['id']}  {row['uri'] or '-'}"]
        lines += [f"    {name}: {write.arabic(str(row[name]))}" for name in _WORDS if row.get(name)]
        yield ("\n".join(lines) + "\n").encode("utf-8", "replace")


@click.command(name="search")
@ledger_argument
@click.argument("words", nargs=-1, required=True)
@click.option("--outlet", help="Only of this outlet.")
@click.option("--published-since", metavar="DATE", help="Published then, or later.")
@click.option("--published-until", metavar="DATE", help="Published then, or earlier.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Articles to show.")
@click.option("--best", is_flag=True, help="The best matches first, not the newest.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@bidi_option
def search_command(
    ledger: Path, words: tuple[str, ...], limit: int, best: bool, form: str, bidi: str, **options: Any
) -> None:
    """Find articles by their words, whatever the spelling: hamza, marks and clitics do not matter.

    All words must occur; "a phrase" in quotes, -without, beginning*.

    \b
    isnad search news.ledger مستشفى الشفاء
    isnad search news.ledger '"وزارة الصحة" -غزة'
    """
    from isnad.ledger import Ledger

    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with Ledger.open(ledger) as held:
        hits = held.search(query, limit=limit, rank="best" if best else "newest", **chosen(options))
        marks = isolate(bidi, None)
        for hit in hits:
            click.echo(_as_json(hit) if form == "jsonl" else _shown(hit, marks=marks))
        if len(hits) == limit:
            total = held.hits(query)
            click.echo(f"isnad: {len(hits)} shown of {total}{'+' if total == 10_000 else ''} that hold the words; "
                       "--limit shows more", err=True)  # fmt: skip


def _as_json(hit: Hit) -> str:
    import msgspec

    return msgspec.json.encode({**hit._asdict(), "snippet": hit.snippet._asdict()}).decode()


def _shown(hit: Hit, *, marks: bool) -> str:
    from isnad.exports.table import Writer

    write = Writer(isolate=marks)
    text, at = "", hit.snippet.start
    for start, end in hit.snippet.marks:
        text += hit.snippet.text[at - hit.snippet.start : start - hit.snippet.start]
        text += f"[{hit.snippet.text[start - hit.snippet.start : end - hit.snippet.start]}]"
        at = end
    text += hit.snippet.text[at - hit.snippet.start :]
    head = f"{hit.published or '-'}  {hit.article}  [{hit.snippet.start}:{hit.snippet.end}]  {hit.uri or '-'}"
    words = [write.arabic(part) for part in (hit.title, text) if part]
    return "\n    ".join([head, *words])


@click.command(name="check")
@ledger_argument
def check_command(ledger: Path) -> None:
    """Check a ledger: its pages, its references, its search index, every offset against its text.

    Ends with exit code 4 where something is wrong, and says what is to be done.
    """
    from isnad.ledger import Ledger

    try:
        opened_ledger = Ledger.open(ledger, "rw")  # the search index is checked by a command that counts as writing
    except LedgerReadOnly:
        opened_ledger = Ledger.open(ledger)
    with opened_ledger as held:
        wrong = 0
        for fault in held.check():
            wrong += 1
            click.echo(f"{fault.check}: {fault.what}. {fault.hint}")
        click.echo(f"isnad: {len(held)} documents, {wrong or 'no'} faults: {ledger}", err=True)
    if wrong:
        raise SystemExit(4)
