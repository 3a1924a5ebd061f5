"""The commands. Data goes to standard output; progress, notes of failures and errors to standard error.

Exit codes: 0 all was read · 1 some inputs could not be read, the rest were · 2 wrong usage · 3 no input could be read ·
5 the output could not be written · 70 a defect of Isnad · 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from isnad.errors import IsnadError, UsageError

if TYPE_CHECKING:
    from isnad.inputs import Input
    from isnad.records import Document

FORMATS = ("table", "json", "jsonl", "html")


def main() -> None:
    """The `isnad` program."""
    try:
        code = commands.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("isnad: interrupted", err=True)
        code = 130
    except IsnadError as error:
        click.echo(f"isnad: {error}", err=True)
        code = error.exit_code
    except BrokenPipeError:  # the reader of our output went away (`| head`): nothing to say, nothing lost
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        click.echo(f"isnad: {error.filename or 'output'}: {error.strerror}. Nothing more was written.", err=True)
        code = 5
    sys.exit(code or 0)


def _show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from isnad.versions import versions

        v = versions()
        click.echo(f"isnad {v.engine} (rules {v.rules}, data {v.data})")
        context.exit()


@click.group(epilog="Exit codes: 0 ok, 1 some inputs failed, 2 usage, 3 nothing read, 5 output, 130 interrupted.")
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version,
              help="Print the versions of the engine, its rules and its word lists.")  # fmt: skip
def commands() -> None:
    """Isnad reads Arabic news and keeps a sourced ledger of what was reported.

    \b
    isnad read page.html
    isnad read --published 2024-11-29 خبر.txt
    """


published_option = click.option(
    "--published", multiple=True, metavar="DATE",
    help="Publication date (YYYY-MM-DD); repeat it for the articles of a page, in their order.",
)  # fmt: skip
bidi_option = click.option(
    "--bidi", type=click.Choice(["auto", "isolate", "none"]), default="auto", envvar="ISNAD_BIDI",
    help="Wrap Arabic in bidi isolates: auto does so on a terminal only.",
)  # fmt: skip


@commands.command(name="read")
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
    with _opened(output) as out:
        write(run.documents(), form, out, isolate=_isolate(bidi, output), lang=lang)
    if run.failed:
        raise SystemExit(1 if run.done else 3)


class Run:
    """Documents of many inputs, one after the other; counts what was read and what could not be."""

    def __init__(self, names: tuple[str, ...], published: tuple[str, ...], encoding: str | None) -> None:
        self.names, self.published, self.encoding = names, published, encoding
        self.done = self.failed = 0

    def documents(self) -> Iterator[Document]:
        """Every document that can be read; failures are reported on standard error and counted."""
        from isnad.inputs import gather

        with _progress() as step:
            for item in gather(self.names):
                step(item)
                try:
                    document = self._read(item)
                except IsnadError as error:
                    self._fail(error)
                except Exception as defect:  # noqa: BLE001  one bad record never stops a run
                    name = item.name if not isinstance(item, IsnadError) else "?"
                    self._fail(IsnadError(f"a defect of Isnad: {type(defect).__name__}: {defect}", where=name,
                                          hint="Please report it with the page."))  # fmt: skip
                else:
                    self.done += 1
                    yield document
            if not self.done and not self.failed:
                self._fail(UsageError("no text or HTML file found", where=" ".join(self.names)))

    def _read(self, item: Input | IsnadError) -> Document:
        if isinstance(item, IsnadError):
            raise item
        from isnad.pipeline import read

        source: Any = item.path if item.data is None else item.data
        try:
            return read(source, list(self.published) or None, uri=item.name, encoding=self.encoding)
        except IsnadError as error:
            raise error.at(item.name) from None

    def _fail(self, error: IsnadError) -> None:
        self.failed += 1
        click.echo(f"isnad: {error}", err=True)


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


def _isolate(bidi: str, output: Path | None) -> bool:
    return bidi == "isolate" or (bidi == "auto" and output is None and sys.stdout.isatty())


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that appears under its name only when it is whole."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    unfinished = output.with_name(f".{output.name}.part")
    try:
        with unfinished.open("wb") as out:
            yield out
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _progress() -> Iterator[Callable[[object], None]]:
    """A status line on standard error, when that is a terminal; silent otherwise."""
    if not sys.stderr.isatty():
        yield lambda _item: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    count = 0
    with console.status("reading", spinner="line") as status:

        def step(item: object) -> None:
            nonlocal count
            count += 1
            status.update(f"reading {count}: {getattr(item, 'name', '')}", spinner="line")

        yield step


@commands.command(name="explain")
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
        for line in explain(document, start, end, isolate=_isolate(bidi, None)):
            click.echo(line)
    if run.failed:
        raise SystemExit(3)


@commands.command(name="schema")
def schema_command() -> None:
    """Print the JSON Schema of a document (of `read --format json`, and of each line of jsonl)."""
    import json

    from isnad.schema import document_schema

    click.echo(json.dumps(document_schema(), ensure_ascii=False, indent=1))


@commands.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    isnad completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    if maker is None:
        raise UsageError(f"no completion for {shell}")
    click.echo(maker(commands, {}, "isnad", "_ISNAD_COMPLETE").source())
