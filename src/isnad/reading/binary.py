"""What is not text: known file signatures, and bytes that no text holds in numbers."""

from __future__ import annotations

import re

import msgspec

from isnad.errors import BinaryInput
from isnad.lexicon.tables import read_table

SAMPLE = 1 << 16
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SHARE = 0.05


class Signature(msgspec.Struct, frozen=True):
    """Bytes (`hex`) at offset `at` that begin a kind of file, and what its owner can do."""

    at: int
    hex: str
    name: str
    hint: str


def refuse_binary(data: bytes) -> None:
    """Raise `BinaryInput` where the bytes are a known kind of file that is not text."""
    for row in read_table("binary_signatures", Signature):
        if data.startswith(bytes.fromhex(row.hex), row.at):
            raise BinaryInput(f"not a text but {row.name}", hint=row.hint)


def refuse_controls(data: bytes) -> None:
    """Raise `BinaryInput` where NULs and other controls stand throughout the bytes.

    For bytes that are not UTF-16: a few stray NULs are kept as they are.
    """
    sample = data[:SAMPLE]
    controls = len(_CONTROLS.findall(sample))
    if controls > 8 and controls > _SHARE * len(sample):
        raise BinaryInput(
            f"not a text: {controls:,} control characters in its first {len(sample):,} bytes",
            hint="Name a text or an HTML file; if it is a text in a rare encoding, convert it to UTF-8 first.",
        )
