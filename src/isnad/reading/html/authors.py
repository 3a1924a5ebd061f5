"""Who wrote an article: by the metadata, else by its byline."""

from __future__ import annotations

import re

from isnad.reading.furniture import lists
from isnad.reading.html.headings import Kind
from isnad.reading.html.jsonld import Story
from isnad.reading.html.pieces import Piece
from isnad.reading.lines import bare
from isnad.reading.metadata import Metadata


def authors(
    found: list[tuple[Piece, Kind]], story: Story | None, metadata: Metadata, *, alone: bool
) -> tuple[str, ...]:
    """Names of those who wrote it: by the metadata, else by the byline or a cue in the line of the date."""
    told = story.authors if story else ()
    if not told and alone:
        told = metadata.authors
    if not told:
        told = tuple(p.text for p, kind in found if kind == "byline" and not _INITIAL.match(p.text))
        told += tuple(signed for p, kind in found if kind == "dateline" and (signed := _after_cue(p.text)))
    names = [name for text in told if (name := author(text, metadata.outlet))]
    return tuple(dict.fromkeys(names))


_PARTS = re.compile(r"\s+[-–—|/]+\s+|\s*[|،:()/]\s*")

_INITIAL = re.compile(r"\S{1,2}[./]")


def _after_cue(text: str) -> str:
    """What follows a byline's cue inside a line of other things: «25-11-2018 14:20 | كتب: سالم الراوي»."""
    parts = _PARTS.split(text)
    cues = lists().byline_cues
    for cue, name in zip(parts, [*parts[1:], ""], strict=True):
        words = bare(cue).split()
        if words and (bare(cue) in cues or (words[0] in cues and len(words) > 2)):
            return cue if len(words) > 2 else name
    return ""


def author(text: str, outlet: str | None = None) -> str:
    """The name in a byline: without its cue, its city and its outlet; "" when there is none.

    >>> author("كتب: سالم الراوي - القاهرة")
    'سالم الراوي'
    """
    known = lists()
    others = known.cities | known.outlets | known.agencies | known.byline_cues | {bare(outlet or "")}
    names = [name for part in _PARTS.split(text) if 0 < len((name := _without_cue(part)).split()) <= 6]
    names = [name for name in names if bare(name) and bare(name) not in others and not any(map(str.isdigit, name))]
    if len(names) == 3 and "/" in text:  # city / name / agency, when neither end is a name we know
        names = names[1:2]
    return names[0] if names else ""


def _without_cue(part: str) -> str:
    words = part.split()
    while words and bare(words[0]) in lists().byline_cues | {"من"}:
        words = words[1:]
    return " ".join(words)
