"""Versions of what reads a page: a record made by other rules or other words may differ."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files

from isnad.records import Versions

ENGINE = "0.1.0"


@lru_cache(maxsize=1)
def versions() -> Versions:
    """The package's version, and digests of its rules (the code of the stages) and of its word lists.

    Digests rather than hand-kept numbers: two records with equal versions were made by equal rules and words.
    """
    return Versions(
        engine=ENGINE,
        rules=_digest(("reading", "arabic", "mentions", "claims"), ".py"),
        data=_digest(("lexicon",), ".tsv"),
    )


def _digest(folders: tuple[str, ...], suffix: str) -> str:
    total = hashlib.sha256()
    pending = [files("isnad").joinpath(folder) for folder in folders]
    while pending:
        for entry in sorted(pending.pop().iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                pending.append(entry)
            elif entry.name.endswith(suffix):
                total.update(entry.name.encode() + entry.read_bytes())
    return total.hexdigest()[:12]
