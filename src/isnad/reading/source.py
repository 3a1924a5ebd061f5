"""What the caller hands over, text, bytes or a path, to bytes or text within the limit."""

from __future__ import annotations

import os
from os import PathLike
from pathlib import Path

from isnad.errors import TooLarge, Unreadable

MAX_BYTES = 16 << 20
"""The limit on one page unless the caller sets another: 16 MiB, some three thousand articles; a page has one or two."""

_REASONS = (
    (FileNotFoundError, "no such file", "Check the path; `-` reads standard input."),
    (IsADirectoryError, "a directory, not a file", "Read each of its files, or run `isnad read` on the directory."),
    (PermissionError, "no permission to read it", "Change its permissions, or read it as a user who may."),
)


def load(path: PathLike[str] | str, max_bytes: int) -> bytes:
    """The bytes of a file; `Unreadable` when the file system refuses, `TooLarge` beyond the limit.

    No more than the limit is ever read, so that an endless device ends too.
    """
    where = os.fspath(path)
    try:
        with Path(path).open("rb") as file:
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as cause:
        for kind, what, hint in _REASONS:
            if isinstance(cause, kind):
                raise Unreadable(what, where=where, hint=hint) from cause
        raise Unreadable(f"cannot be read ({getattr(cause, 'strerror', None) or cause})", where=where) from cause
    check_size(len(data), max_bytes)
    return data


def check_size(size: int, max_bytes: int) -> None:
    """Raise `TooLarge` for more bytes than the limit."""
    if size > max_bytes:
        raise TooLarge(
            f"longer than {max_bytes:,} bytes",
            hint="Split it into pages, or raise the limit: `isnad.read(…, max_bytes=…)`.",
        )
