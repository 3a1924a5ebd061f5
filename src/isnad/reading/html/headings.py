"""Which lines of a body divide it: short unclosed lines over a paragraph, whether or not the markup says so."""

from __future__ import annotations

from typing import Literal, TypeAlias

from isnad.reading.html.pieces import Piece
from isnad.reading.lines import Line
from isnad.records import BlockKind

Kind: TypeAlias = BlockKind | Literal["left out", "unsure"]
"""A block's kind, or what becomes of a piece that is none."""


def set_headings(found: list[tuple[Piece, Kind]], first: int, last: int) -> list[tuple[Piece, Kind]]:
    """The kinds with headings set: short unclosed lines between two paragraphs, and no heading without a paragraph.

    `first` is the index of the first paragraph, `last` one past the end of the body.
    """
    out = list(found)
    follows = False
    run: list[int] = []  # unmarked lines one above the other, the lowest first
    for i in range(len(found) - 1, -1, -1):
        piece, kind = found[i]
        if kind in ("teaser", "repeat", "left out"):
            continue
        if kind == "body" and follows and first < piece.index and _is_heading_line(piece):
            run.append(i)
            continue
        _settle(out, run)
        run = []
        follows = follows or kind == "body"
        if kind == "heading" and not follows:
            out[i] = (piece, "left out" if piece.linked or piece.index > last else "body")
    _settle(out, run)
    return out


def _settle(out: list[tuple[Piece, Kind]], run: list[int]) -> None:
    """One line is a heading; of two the upper is a quotation set apart; more are a list, and stay body."""
    if len(run) < _LIST:
        for i, kind in zip(run, _RUN, strict=False):
            out[i] = (out[i][0], kind)


_LIST = 3
_RUN: tuple[Kind, ...] = ("heading", "other")


def _is_heading_line(piece: Piece) -> bool:
    if piece.level or len(piece.text) > 60 or piece.text.count(" ") > 7 or piece.frame.tag in _ITEMS:
        return False
    return not (Line(piece.text, 0, len(piece.text)).closed or piece.text.endswith(_CLOSERS))


_ITEMS = ("li", "td", "th", "dd", "blockquote")
_CLOSERS = ("!", "»", '"', "…", ")")
