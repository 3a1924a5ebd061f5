"""The dual: two of a noun by its ending alone."""

from __future__ import annotations


def duals(noun: str) -> tuple[str, ...]:
    """Two of a noun, in each case and construct: سنتان، سنتين، سنتا، سنتي."""
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    return stem + "ان", stem + "ين", stem + "ا", stem + "ي"
