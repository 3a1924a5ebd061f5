"""One thing to read, whatever it came in, and the document of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from isnad.errors import IsnadError

if TYPE_CHECKING:
    from isnad.pipeline import Published
    from isnad.records import Document


class Input(NamedTuple):
    """A page to be read and what came with it.

    `name` is what people call it (a path, a path with the row or record inside, a URL); `data` is None where `path` is
    to be opened. The rest is what a sidecar, a table's columns, a feed or an HTTP header say of the page; `notes` are
    put before the document's own.
    """

    name: str
    path: Path | None
    data: bytes | str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    encoding: str | None = None
    media_type: str | None = None
    notes: tuple[str, ...] = ()


def read_input(item: Input, published: Published = None, encoding: str | None = None) -> Document:
    """The document of one input; `published` and `encoding` outrank what came with it.

    Raises what `isnad.read` raises, naming the input.
    """
    import msgspec

    from isnad.pipeline import read

    source = item.path if item.data is None else item.data
    if source is None:
        raise ValueError("an input has a path or data")
    try:
        document = read(
            source,
            published or item.published,
            uri=item.url or item.name,
            encoding=encoding or item.encoding,
            media_type=item.media_type,
            outlet=item.outlet,
        )
    except IsnadError as error:
        raise error.at(item.name) from None
    return msgspec.structs.replace(document, notes=(*item.notes, *document.notes)) if item.notes else document
