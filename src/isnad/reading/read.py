from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from os import PathLike
from pathlib import Path

from isnad.reading.page import Layout, Page
from isnad.records import Block, Origin, Span


def read_page(
    source: str | bytes | PathLike[str], published: str | date | Sequence[str | date | None] | None = None,
    *, uri: str | None = None, encoding: str | None = None,
) -> Page:
    """Placeholder: one article, first line its title, every other line body."""
    if isinstance(source, PathLike):
        source = Path(source).read_bytes()
    text = source.decode("utf-8") if isinstance(source, bytes) else source
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            kind = "body" if blocks else "title"
            blocks.append(Block(kind=kind, start=start, end=at + len(line.rstrip())))  # type: ignore[arg-type]
        at += len(line)
    title = Span.of(text, blocks[0].start, blocks[0].end)
    when = None if published is None else str(published)
    layout = Layout(
        start=blocks[0].start,
        end=blocks[-1].end,
        title=title,
        blocks=tuple(blocks),
        published=when,
        published_basis="given" if when else None,
    )
    return Page(text=text, origin=Origin(sha256=hashlib.sha256(text.encode()).hexdigest()), articles=(layout,))
