"""Corrections to the zones names tell: parts a page lets its readers skip are noise, the article itself never is."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from isnad.arabic.fold import fold
from isnad.reading.html.names import NOISE
from isnad.reading.html.openings import openings, opens
from isnad.reading.html.pieces import Frame, Piece, Pieces, squash
from isnad.reading.html.titles import ENOUGH


def mark_skipped(pieces: Pieces) -> None:
    """Mark as noise what a page lets its readers jump over: from «skip …» to the element the link leads to."""
    links = [p for p in pieces.items if (p.href or "").startswith("#") and opens(p.text, "skip")]
    if not links:
        return
    targets = {(p.href or "")[1:]: p for p in links}
    for frame in pieces.frames:
        link = targets.pop(frame.node.attributes.get("id") or "", None)
        if link is None or not link.index < frame.first <= link.index + _LONGEST_SKIP:
            continue
        marker = pieces.items[frame.first : frame.last]
        closes = len(marker) == 1 and any(word in fold(marker[0].text).lower() for word in openings("end"))
        end = frame.last if closes else frame.first
        skipped = pieces.items[link.index : end]
        if sum(p.prose for p in skipped) < ENOUGH * 2:
            for piece in skipped:
                if not piece.noise:
                    piece.frame = replace(piece.frame, parent=piece.frame, zone="related")
                    piece.frame.root = piece.frame


_LONGEST_SKIP = 60  # pieces


def clear_false_noise(pieces: Pieces, known: dict[str, str]) -> None:
    """Undo noise zones that hold the page's title, or its only prose: their names misled.

    Hidden zones count too: some pages show their body by script. Comments and lists of headlines stay noise, however
    short the story above them.
    """
    titles = (p for p in pieces.items if p.level == 1 and p.noise and squash(p.text) in known)
    for piece in islice(titles, _MISLED):
        for _ in range(_MISLED):
            _undo(pieces, piece)
    for _ in range(_MISLED):
        if (root := _only_prose(pieces)) is None:
            return
        _undo(pieces, next(p for p in pieces.items if p.frame.root is root))


def _only_prose(pieces: Pieces) -> Frame | None:
    """The zone of noise that holds nearly all prose of the page."""
    prose: dict[Frame | None, int] = {None: 0}
    balance: dict[Frame | None, int] = {}
    for piece in pieces.items:
        root, links = piece.frame.root, piece.links == 1 and piece.linked >= 20
        prose[root] = prose.get(root, 0) + piece.prose
        balance[root] = balance.get(root, 0) + bool(piece.prose) - 2 * links
    clean = prose.pop(None)
    heaviest = max(prose, key=lambda frame: prose[frame], default=None)
    if heaviest is None or heaviest.zone == "comments" or balance[heaviest] <= 0:
        return None
    return heaviest if clean < ENOUGH <= prose[heaviest] and clean * 5 < prose[heaviest] else None


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
