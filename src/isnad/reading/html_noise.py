"""Corrections to the zones names tell: parts a page lets its readers skip are noise, the article itself never is."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from isnad.reading.html_names import NOISE
from isnad.reading.html_pieces import Frame, Piece, Pieces, squash
from isnad.reading.html_titles import ENOUGH
from isnad.reading.lines import bare


def mark_skipped(pieces: Pieces) -> None:
    """Mark as noise what a page lets its readers jump over: from «skip …» to the element the link leads to."""
    links = [p for p in pieces.items if (p.href or "").startswith("#") and bare(p.text[:60]).startswith(_SKIP)]
    if not links:
        return
    targets = {(p.href or "")[1:]: p for p in links}
    for frame in pieces.frames:
        link = targets.pop(frame.node.attributes.get("id") or "", None)
        if link is None or not link.index < frame.first <= link.index + _LONGEST_SKIP:
            continue
        end = frame.last if frame.last - frame.first <= 2 else frame.first
        skipped = pieces.items[link.index : end]
        if sum(p.prose for p in skipped) < ENOUGH * 2:
            for piece in skipped:
                if not piece.noise:
                    piece.frame = replace(piece.frame, parent=piece.frame, zone="related")
                    piece.frame.root = piece.frame


_SKIP = ("تخط", "تجاوز", "انتقل", "skip")

_LONGEST_SKIP = 60  # pieces


def clear_false_noise(pieces: Pieces, known: dict[str, str]) -> None:
    """Undo noise zones that hold the page's title, or its only prose: their names misled.

    Hidden and comment zones count too: some pages show their body by script.
    """
    hidden = (p for p in pieces.items if p.level == 1 and p.noise and squash(p.text) in known)
    for piece in islice(hidden, _MISLED):
        for _ in range(_MISLED):
            _undo(pieces, piece)
    for _ in range(_MISLED):
        prose: dict[Frame | None, int] = {}
        for piece in pieces.items:
            prose[piece.frame.root] = prose.get(piece.frame.root, 0) + piece.prose
        total, clean = sum(prose.values()), prose.pop(None, 0)
        if not prose or clean >= min(ENOUGH, total * 0.2):
            return
        heaviest = max(prose, key=lambda frame: prose[frame])
        if prose[heaviest] < ENOUGH:
            return
        _undo(pieces, next(p for p in pieces.items if p.frame.root is heaviest))


def _undo(pieces: Pieces, piece: Piece) -> None:
    """Clear the noise zone `piece` stands in; zones of its own kind inside go too, others stay."""
    root = piece.frame.root
    if root is None:
        return
    if root.parent is not None and root.parent.node is root.node:  # marked by a link to skip it
        piece.frame = root.parent
        return
    kind = root.zone
    for frame in pieces.frames[pieces.frames.index(root) :]:
        if frame.depth <= root.depth and frame is not root:
            break
        if frame.zone == kind:
            frame.zone, frame.root = "", None
        elif frame.root is root:
            parent = frame.parent
            frame.root = (parent.root if parent else None) or (frame if frame.zone in NOISE else None)


_MISLED = 3  # titles and bodies in zones of noise that are given back; more is a page made to waste time
