"""What the bylines, datelines and credits of an article name: its authors and its outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from isnad.reading.lines import Line, bare, named
from isnad.reading.names import PARTS
from isnad.reading.page_words import lists
from isnad.records import BlockKind

_AND = re.compile(r"\s+و(?=\S+\s+\S)")
_MOST_WORDS = 5


def authors(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> tuple[str, ...]:
    """The names that the bylines of an article give, as they stand, each once."""
    signed = (line.text for line, kind in zip(lines, kinds, strict=True) if kind == "byline")
    return tuple(dict.fromkeys(name for text in signed for name in names(text)))


def outlet(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> str | None:
    """The first outlet that a byline, a dateline or a credit of an article names.

    A newspaper that bears the name of a city («الرياض») is the city in a dateline, and beside other names.
    """
    known = lists()
    for line, kind in zip(lines, kinds, strict=True):
        if kind in ("byline", "dateline", "credit"):
            pieces = list(_pieces(line.text))
            alone = kind != "dateline" and len(pieces) == 1
            for piece in pieces:
                words = named(piece)
                if words in known.outlets and (alone or words not in known.cities):
                    return piece
    return None


def names(text: str) -> Iterator[str]:
    """The people a byline names.

    >>> list(names("كتب: سالم الراوي وهدى النجار")), list(names("«الشرق الأوسط» (لندن)"))
    (['سالم الراوي', 'هدى النجار'], [])
    """
    known = lists()
    cues = known.byline_cues | known.byline_colons | known.byline_places | known.desks
    skipped = known.outlets | known.agencies | known.cities | known.controls
    cue = ""
    for piece in _pieces(text):
        words = named(piece)
        if words in cues or words.partition(" ")[0] in known.byline_places:
            cue = words
        elif words not in skipped and cue not in known.byline_others:
            yield from filter(_is_name, map(_trimmed, _AND.split(_without_cue(piece, cues))))


def _without_cue(piece: str, cues: frozenset[str]) -> str:
    head, _, rest = piece.partition(" ")
    return rest.strip() if bare(head) in cues and rest else piece


def _trimmed(name: str) -> str:
    """The name without what it was written for: «سلمى حداد للنشرة العربية»."""
    words = name.split()
    return " ".join(words[: next((i for i, word in enumerate(words) if i >= 2 and word.startswith("لل")), len(words))])


def _is_name(name: str) -> bool:
    return 1 < len(name.split()) <= _MOST_WORDS and not any(map(str.isdigit, name))


def _pieces(text: str) -> Iterable[str]:
    return (piece.strip(" .\u200f\u200e") for piece in PARTS.split(text) if piece and piece.strip(" .\u200f\u200e"))
