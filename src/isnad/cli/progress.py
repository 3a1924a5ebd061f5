"""One line on the terminal that says what is being read; gone before anything else is written there."""

from __future__ import annotations

import os
import sys
from shutil import get_terminal_size

CLEAR = "\r\x1b[2K"


class Progress:
    """The line on standard error; silent unless that is a terminal that can clear a line."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._count = 0

    def show(self, name: str) -> None:
        """Count one more input and name it."""
        self._count += 1
        if self._on:
            line = f"reading {self._count}: {name}"
            sys.stderr.write(CLEAR + line[: get_terminal_size().columns - 1])
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave the terminal as it was."""
        if self._on:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
