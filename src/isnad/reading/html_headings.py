"""Which lines of a body divide it: short unclosed lines over a paragraph, whether or not the markup says so."""

from __future__ import annotations

from typing import Literal, TypeAlias

from isnad.reading.html_pieces import Piece
from isnad.reading.lines import Line
from isnad.records import BlockKind

Kind: TypeAlias = BlockKind | Literal["left out", "unsure"]
"""A block's kind, or what becomes of a piece that is none."""


def set_headings(found: list[tuple[Piece, Kind]], first: int, last: int) -> list[tuple[Piece, Kind]]:
    """The kinds with headings set: short unclosed lines between two paragraphs, and no heading without a paragraph.

    `first` is the index of the first paragraph, `last` one past the end of the body. Of two unmarked lines in a row
    the upper is a quotation set apart.
    """
    out = list(found)
    follows, below = False, ""
    for i in range(len(found) - 1, -1, -1):
        piece, kind = found[i]
        if kind == "body" and follows and first < piece.index and _is_heading_line(piece):
            out[i] = (piece, "other" if below == "heading" else "heading")
        elif kind == "body":
            follows = True
        elif kind == "heading" and not follows:
            out[i] = (piece, "left out" if piece.linked or piece.index > last else "body")
        if kind not in ("teaser", "repeat", "left out"):
            below = out[i][1]
    return out


def _is_heading_line(piece: Piece) -> bool:
    if piece.level or len(piece.text) > 60 or piece.text.count(" ") > 7 or piece.frame.tag in _ITEMS:
        return False
    return not (Line(piece.text, 0, len(piece.text)).closed or piece.text.endswith(_CLOSERS))


_ITEMS = ("li", "td", "th", "dd", "blockquote")
_CLOSERS = ("!", "»", '"', "…", ")")
