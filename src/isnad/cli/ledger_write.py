"""`isnad add`, `isnad import` and `isnad remove`: what goes into a ledger and out of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isnad.cli.run import Run, published_option
from isnad.errors import IsnadError, UsageError

if TYPE_CHECKING:
    from isnad.inputs import Input
    from isnad.ledger import Given, Ledger, Outcome
    from isnad.records import Document

ledger_argument = click.argument("ledger", type=click.Path(dir_okay=False, path_type=Path))
verbose_option = click.option("-v", "--verbose", is_flag=True, help="A line for each document, once it is durable.")
patience_option = click.option("--patience", type=click.FloatRange(min=0), default=30.0, show_default=True,
                               help="Seconds to wait for another writer.")  # fmt: skip


class Adding(Run):
    """A run whose documents go into a ledger; pages it holds as this engine reads them are not read again."""

    def __init__(
        self, ledger: Ledger, names: tuple[str, ...], published: tuple[str, ...], encoding: str | None
    ) -> None:
        super().__init__(names, published, encoding)
        self.ledger = ledger
        self.told: Counter[str] = Counter()
        self._given: Given | None = None

    def pairs(self) -> Iterator[tuple[Document, Given]]:
        """Each document with what its reader was told."""
        from isnad.ledger import Given

        for document in self.documents():
            yield document, self._given or Given()

    def _read(self, item: Input | Document | IsnadError) -> Document | IsnadError | None:
        from isnad.inputs import Input

        self._given = None
        if isinstance(item, Input):
            self._given = self._what_is_given(item)
            sha256 = _sha256(item)
            if sha256 is not None and self.ledger.has(sha256, self._given, item.url or item.name):
                self.told["unchanged"] += 1
                return None
        return super()._read(item)

    def _what_is_given(self, item: Input) -> Given:
        from isnad.ledger import Given

        published = self.published or ((item.published,) if item.published else ())
        return Given(published, self.encoding or item.encoding, item.outlet, item.media_type)

    def report(self, outcomes: Iterable[Outcome], *, verbose: bool) -> None:
        """Count what became of the documents, and say it of each where that is wanted."""
        for outcome in outcomes:
            self.told[outcome.action] += 1
            if verbose:
                click.echo(f"{outcome.action}\t{outcome.id}\t{outcome.uri or '-'}")
        actions = (
            f"{self.told[action]} {action}" for action in ("added", "replaced", "unchanged") if self.told[action]
        )
        click.echo(f"isnad: {', '.join(actions) or 'nothing added'} in {self.ledger.path}", err=True)


@click.command(name="add")
@ledger_argument
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR|-...")
@published_option
@click.option("--encoding", help="Encoding declared by who sent the page; checked against its bytes.")
@click.option(
    "--batch",
    type=click.IntRange(1, 100_000),
    default=1000,
    show_default=True,
    help="Documents made durable at a time; after five seconds fewer are.",
)
@verbose_option
@patience_option
def add_command(
    ledger: Path, paths: tuple[str, ...], published: tuple[str, ...], encoding: str | None, batch: int,
    verbose: bool, patience: float,
) -> None:  # fmt: skip
    """Read pages into a ledger, which is made where there is none.

    Takes what `isnad read` takes, and JSON lines of documents. A page is kept once, by its content; read by a newer
    Isnad its records are replaced, and what people decided about them stays. One bad file never stops a run. What was
    added is durable even when the run is killed: run it again, and it goes on where it was.

    \b
    isnad add news.ledger pages/
    isnad add news.ledger --published 2024-11-29 خبر.txt
    """
    from isnad.ledger import Ledger

    with Ledger.open(ledger, "rwc", patience=patience) as opened:
        run = Adding(opened, paths, published, encoding)
        run.report(opened.add_given(run.pairs(), batch=batch), verbose=verbose)
        run.end()


@click.command(name="import")
@ledger_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE...")
@verbose_option
@patience_option
def import_command(ledger: Path, files: tuple[Path, ...], verbose: bool, patience: float) -> None:
    """Bring documents and decisions back from what `isnad export --format jsonl` wrote.

    A document that is there with other records is replaced by the one imported.

    \b
    isnad export news.ledger -o news.jsonl
    isnad import copy.ledger news.jsonl
    """
    from isnad.ledger import Ledger
    from isnad.ledger.transfer import import_decisions

    with Ledger.open(ledger, "rwc", patience=patience) as opened:
        run = Adding(opened, tuple(map(str, files)), (), None)
        run.report(opened.add_given(run.pairs()), verbose=verbose)
        decisions = sum(import_decisions(opened, path) for path in files)
        if decisions:
            click.echo(f"isnad: {decisions} decisions imported", err=True)
        run.end()


@click.command(name="remove")
@ledger_argument
@click.argument("names", nargs=-1, required=True, metavar="ID|PATH|URL...")
@patience_option
def remove_command(ledger: Path, names: tuple[str, ...], patience: float) -> None:
    """Take documents out of a ledger, with their records.

    Named by id, or by where they were found. Decisions stay, and hold again when the page is added again.

    \b
    isnad remove news.ledger 0123456789abcdef
    """
    from isnad.ledger import Ledger

    gone = missing = 0
    with Ledger.open(ledger, "rw", patience=patience) as opened:
        for name in names:
            found = [name] if name in opened else opened.at(name)
            gone += sum(opened.remove(document) for document in found)
            if not found:
                missing += 1
                click.echo(f"isnad: {UsageError('no such document in the ledger', where=name)}", err=True)
    click.echo(f"isnad: {gone} removed from {ledger}", err=True)
    if missing:
        raise SystemExit(1 if gone else 3)


def _sha256(item: Input) -> str | None:
    """Digest of an input's bytes; None where they cannot be had: who reads it says why."""
    if isinstance(item.data, bytes):
        return hashlib.sha256(item.data).hexdigest()
    if item.data is not None or item.path is None:
        return None
    try:
        with item.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
