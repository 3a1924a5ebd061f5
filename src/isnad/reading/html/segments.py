"""Where each article of a page begins and ends, and which frame holds its body.

A page is a sequence of pieces; an article opens at its title. Titles are the headings of first rank, headings that
repeat a title the metadata give, and, on pages without either, the headings of several `article` elements. A heading
that no prose follows before the next one (a logo, a section name) opens nothing.

    [ header … ] h1 ─ body ─ … ─ [ related ] h1 ─ body ─ … [ footer ]
                 └─ segment 1 ─────────────┘ └─ segment 2 ──────────┘
"""

from __future__ import annotations

from dataclasses import dataclass

from isnad.reading.html.noise import clear_false_noise, mark_skipped
from isnad.reading.html.openings import opens
from isnad.reading.html.pieces import Frame, Piece, Pieces, squash
from isnad.reading.html.titles import ENOUGH, find_titles, unmarked_title
from isnad.reading.metadata import Metadata

_CLIMB = 16  # levels above a paragraph that are looked at: wrappers above these hold the whole page
_SHARES = (1.0, 0.6, 0.4, 0.3, 0.2)  # of a paragraph's length that its parent, grandparent, … are credited with
_SOFT = 400  # characters of prose a caption, deck or byline may hold; more is the body under a misleading name


@dataclass(slots=True, eq=False)
class Segment:
    """Pieces `[start, end)`, the title's index (None: only metadata know it), and the frame of the body."""

    start: int
    end: int
    title: int | None
    headline: str
    container: Frame | None


def find_segments(pieces: Pieces, metadata: Metadata) -> list[Segment]:
    """The articles of a page in order; at least one when there is any prose."""
    known = {squash(title): title for title in metadata.titles if title != metadata.outlet}
    mark_skipped(pieces)
    clear_false_noise(pieces, known)
    marks = find_titles(pieces, metadata, known)
    segments = []
    for i, mark in enumerate(marks):
        before = marks[i - 1] if i else None
        after = marks[i + 1] if i + 1 < len(marks) else None
        start = _opening(pieces, mark, before) if before is not None else 0
        end = _opening(pieces, after, mark) if after is not None else len(pieces.items)
        container = _container(pieces.items[mark + 1 : end])
        segments.append(Segment(start, end, mark, pieces.items[mark].text, container))
    if not segments and (container := _container(pieces.items)):
        line = unmarked_title(pieces, container) if not metadata.told else None
        headline = line.text if line else metadata.titles[0] if metadata.titles else ""
        segments.append(Segment(0, len(pieces.items), line.index if line else None, headline, container))
    return segments


def _opening(pieces: Pieces, mark: int, before: int) -> int:
    """First piece of the article whose title is `mark`: that of the widest frame around it without the title before."""
    frame = pieces.items[mark].frame
    while frame.parent is not None and frame.parent.first > before:
        frame = frame.parent
    return min(frame.first, mark)


def _container(items: list[Piece]) -> Frame | None:
    """The frame that holds the body: the parent of most prose, widened while it gains paragraphs and not links."""
    credit: dict[Frame, float] = {}
    prose: dict[Frame, int] = {}
    total = 0
    for piece in items:
        if total >= ENOUGH and opens_comments(piece):
            break
        if piece.noise or not piece.prose:
            continue
        total += piece.prose
        weight = piece.prose * (1.5 if piece.zone == "body" else 1.0)
        frame: Frame | None = piece.frame if piece.frame.tag != "p" else piece.frame.parent
        for level in range(_CLIMB):
            if frame is None:
                break
            prose[frame] = prose.get(frame, 0) + piece.prose
            if level < len(_SHARES):
                credit[frame] = credit.get(frame, 0) + weight * _SHARES[level]
            frame = frame.parent
    if not credit:
        return None
    best = max(credit, key=lambda f: (credit[f], f.depth))
    return _widen(best, prose, items)


def opens_comments(piece: Piece) -> bool:
    """Whether a short line is the title of the readers' comments."""
    return len(piece.text) < 40 and opens(piece.text, "comments")


def _widen(frame: Frame, prose: dict[Frame, int], items: list[Piece]) -> Frame:
    """The widest ancestor each step to which adds a good share of prose not broken up by linked headlines."""
    best, at = frame, frame
    for _ in range(_CLIMB):
        if at.parent is None:
            break
        at = at.parent
        gained = prose.get(at, 0) - prose[best]
        if gained * 5 < prose[best]:
            continue
        low = items[0].index
        added = [p for p in items[max(0, at.first - low) : at.last - low] if not best.first <= p.index < best.last]
        links = sum(1 for p in added if p.linked * 2 >= len(p.text) and len(p.text) >= 20)
        if links * 2 > sum(1 for p in added if p.prose):
            break
        best = at
    return best


def misnamed(pieces: list[Piece]) -> bool:
    """Whether pieces of a caption, deck or byline zone hold more prose than such a part ever does."""
    return sum(p.prose for p in pieces) > _SOFT
