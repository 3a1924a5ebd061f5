"""What a desk knows while it runs: its ledger, and whether it may write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from isnad.ledger import Ledger


class Desk:
    """One ledger, opened anew for each request: a connection is for one thread, and opening costs a millisecond."""

    def __init__(self, path: Path, *, review: bool = False) -> None:
        self.path, self.review = path, review

    def check(self) -> None:
        """Raise the `LedgerError` of a file that cannot be used."""
        with self.reading():
            pass

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """The ledger to read from."""
        with Ledger.open(self.path) as ledger:
            yield ledger

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger to write decisions to."""
        with Ledger.open(self.path, mode="rw") as ledger:
            yield ledger
