from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from os import PathLike
from pathlib import Path

import msgspec

from isnad.reading.page import Page
from isnad.reading.plain import read_plain
from isnad.records import Origin


def read_page(
    source: str | bytes | PathLike[str],
    published: str | date | Sequence[str | date | None] | None = None,
    *,
    uri: str | None = None,
    encoding: str | None = None,
) -> Page:
    """A page."""
    if isinstance(source, PathLike):
        source = Path(source).read_bytes()
    text = source.decode("utf-8") if isinstance(source, bytes) else source
    page = read_plain(text)
    when = None if not published else str(published[0] if isinstance(published, list) else published)
    if when:
        page = msgspec.structs.replace(
            page, articles=tuple(msgspec.structs.replace(a, published=when, published_basis="given") for a in page.articles)
        )
    return msgspec.structs.replace(page, origin=Origin(sha256=hashlib.sha256(text.encode()).hexdigest()))
