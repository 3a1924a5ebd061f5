"""What the commands share: the run over many inputs, its options, and where the output goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from isnad.cli.progress import Progress
from isnad.errors import IsnadError, UsageError

if TYPE_CHECKING:
    from isnad.inputs import Input
    from isnad.records import Document

published_option = click.option(
    "--published", multiple=True, metavar="DATE",
    help="Publication date (YYYY-MM-DD) of all; repeat it for the articles of a page, in their order.",
)  # fmt: skip
bidi_option = click.option(
    "--bidi", type=click.Choice(["auto", "isolate", "none"]), default="auto", envvar="ISNAD_BIDI",
    help="Wrap Arabic in bidi isolates: auto does so on a terminal only.",
)  # fmt: skip


class Run:
    """Documents of many inputs, one after the other; counts what was read and what could not be."""

    def __init__(self, names: tuple[str, ...], published: tuple[str, ...], encoding: str | None) -> None:
        self.names, self.published, self.encoding = names, published, encoding
        self.done = self.failed = 0

    def documents(self) -> Iterator[Document]:
        """Every document that can be read; failures are reported on standard error and counted."""
        progress = Progress()
        try:
            for item in self.items():
                progress.show(getattr(item, "name", ""))
                document = self._read(item)
                progress.clear()
                if isinstance(document, IsnadError):
                    self._fail(document)
                elif document is None:
                    self.done += 1
                else:
                    self.done += 1
                    yield document
        finally:
            progress.clear()
        if not self.done and not self.failed:
            self._fail(UsageError("no text or HTML file found", where=" ".join(self.names)))

    def items(self) -> Iterator[Input | Document | IsnadError]:
        """What the names stand for: pages, documents that a ledger or an export holds, errors in their place."""
        from isnad.inputs import gather
        from isnad.inputs.held import held_documents

        for name in self.names:
            held = held_documents(name)
            yield from gather((name,)) if held is None else held

    def _read(self, item: Input | Document | IsnadError) -> Document | IsnadError | None:
        """The document of an input, why there is none, or None where there is no need of it."""
        from isnad.inputs import Input, read_input

        if not isinstance(item, Input):
            return item

        try:
            one = self.published[0] if len(self.published) == 1 else None
            return read_input(item, one or list(self.published) or None, self.encoding)
        except IsnadError as error:
            return error
        except Exception as defect:  # noqa: BLE001  one bad record never stops a run
            what, hint = f"a defect of Isnad: {type(defect).__name__}: {defect}", "Please report it with the page."
            return IsnadError(what, where=item.name, hint=hint)

    def end(self) -> None:
        """End the program with the code that says how the run went."""
        if self.failed:
            raise SystemExit(1 if self.done else 3)

    def _fail(self, error: IsnadError) -> None:
        self.failed += 1
        click.echo(f"isnad: {error}", err=True)


def isolate(bidi: str, output: Path | None) -> bool:
    """Whether Arabic is to be wrapped in bidi isolates: as asked, else where a terminal shows it."""
    return bidi == "isolate" or (bidi == "auto" and output is None and sys.stdout.isatty())


@contextmanager
def opened(output: Path | None) -> Iterator[IO[bytes]]:
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
