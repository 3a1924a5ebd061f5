"""Where each article of a page begins and ends, and which frame holds its body.

A page is a sequence of pieces; an article opens at its title. Titles are the headings of first rank, headings that
repeat a title the metadata give, and, on pages without either, the headings of several `article` elements. A heading
that no prose follows before the next one (a logo, a section name) opens nothing.

    [ header … ] h1 ─ body ─ … ─ [ related ] h1 ─ body ─ … [ footer ]
                 └─ segment 1 ─────────────┘ └─ segment 2 ──────────┘
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from isnad.reading.html_dates import day_of
from isnad.reading.html_names import NOISE
from isnad.reading.html_pieces import Frame, Piece, Pieces
from isnad.reading.metadata import Metadata

ENOUGH = 200
"""Characters of prose that make an article."""
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


def squash(text: str) -> str:
    """`text` without spaces and signs, lower case: what two renderings of one title share."""
    return re.sub(r"[\W_]+", "", text).lower()


def find_segments(pieces: Pieces, metadata: Metadata) -> list[Segment]:
    """The articles of a page in order; at least one when there is any prose."""
    known = {squash(title): title for title in metadata.titles}
    _clear_false_noise(pieces, known)
    marks = _marks(pieces, metadata, known)
    segments = []
    for i, mark in enumerate(marks):
        before = marks[i - 1] if i else None
        after = marks[i + 1] if i + 1 < len(marks) else None
        start = _opening(pieces, mark, before) if before is not None else 0
        end = _opening(pieces, after, mark) if after is not None else len(pieces.items)
        container = _container(pieces.items[mark + 1 : end])
        segments.append(Segment(start, end, mark, pieces.items[mark].text, container))
    if not segments and (container := _container(pieces.items)):
        headline = metadata.titles[0] if metadata.titles else ""
        segments.append(Segment(0, len(pieces.items), None, headline, container))
    return segments


def _clear_false_noise(pieces: Pieces, known: dict[str, str]) -> None:
    """Undo noise zones that hold the page's title, or its only prose: their names misled.

    Hidden and comment zones count too: some pages show their body by script.
    """
    for piece in pieces.items:
        if piece.level == 1 and piece.noise and squash(piece.text) in known:
            while piece.noise:
                _undo(pieces, piece)
    for _ in range(3):
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
    kind = root.zone
    for frame in pieces.frames[pieces.frames.index(root) :]:
        if frame.depth <= root.depth and frame is not root:
            break
        if frame.zone == kind:
            frame.zone, frame.root = "", None
        elif frame.root is root:
            parent = frame.parent
            frame.root = (parent.root if parent else None) or (frame if frame.zone in NOISE else None)


def _marks(pieces: Pieces, metadata: Metadata, known: dict[str, str]) -> list[int]:
    """Indexes of the titles that open an article, in order."""
    heads = [p for p in pieces.items if p.level == 1 and not p.noise and len(squash(p.text)) >= 8]
    heads += [p for p in pieces.items if p.level != 1 and not p.noise and not p.prose and squash(p.text) in known]
    if not heads:
        heads = _parts_of_titles(pieces, known)
    marks = _followed(pieces, _distinct(sorted(heads, key=lambda p: p.index)))
    if len(marks) > 1 and metadata.live:
        marks = marks[:1]
    if len(marks) <= 1 and not metadata.live:
        several = _followed(pieces, _of_articles(pieces, marks))
        marks = several if len(several) > 1 else marks
    if marks:
        return marks
    lower = (p for p in pieces.items if p.level in (2, 3) and not p.noise and p.linked * 2 < len(p.text))
    return _followed(pieces, [p for p in lower if day_of(p.text) is None][:1])


def _parts_of_titles(pieces: Pieces, known: dict[str, str]) -> list[Piece]:
    """The first line that is most of a title, the site's name being the rest: old pages set titles in bold type."""
    for piece in pieces.items:
        key = squash(piece.text)
        if piece.noise or piece.prose or piece.linked or piece.text.count(" ") < 3:
            continue
        if any(len(key) * 5 >= len(title) * 2 and (title.startswith(key) or title.endswith(key)) for title in known):
            return [piece]
    return []


def _distinct(heads: Iterable[Piece]) -> list[Piece]:
    """One of each title: a page prints it for wide and for narrow screens."""
    seen: dict[str, Piece] = {}
    for piece in heads:
        seen.setdefault(squash(piece.text), piece)
    return list(seen.values())


def _followed(pieces: Pieces, heads: list[Piece]) -> list[int]:
    """Those followed by an article's worth of prose before the next one.

    A lone heading needs only some prose: news in brief are short.
    """
    kept = []
    for i, head in enumerate(heads):
        end = heads[i + 1].index if i + 1 < len(heads) else len(pieces.items)
        prose = sum(p.prose for p in pieces.items[head.index + 1 : end] if not p.noise)
        if prose >= (ENOUGH if len(heads) > 1 else 1):
            kept.append(head.index)
    if not kept and heads:
        longest = max(heads, key=lambda p: len(p.text))
        kept = [longest.index] if len(longest.text.split()) >= 3 else []
    return kept


def _of_articles(pieces: Pieces, marks: list[int]) -> list[Piece]:
    """The headings of several `article` elements that are each a story: a title, a byline or date, and prose.

    Under one page title, elements that name no author are the updates of one running story.
    """
    heads: list[Piece] = []
    past = 0
    for frame in pieces.frames:
        if frame.first < past or not _is_story(frame):
            continue
        inside = pieces.items[frame.first : frame.last]
        head = next((p for p in inside if p.level in (1, 2, 3) and not p.noise), None)
        if head is None or sum(p.prose for p in inside if not p.noise) < ENOUGH:
            continue
        opening = inside[: head.index - frame.first + 6]
        signed = any(p.zone in ("byline", "meta") or p.author for p in opening)
        dated = any(p.zone in ("date", "meta") or day_of(p.text) for p in opening)
        if (signed and dated) or (dated and not marks) or not marks:
            heads.append(head)
            past = frame.last
    return heads


def _is_story(frame: Frame) -> bool:
    return (
        frame.root is None
        and frame.last - frame.first >= 3
        and (frame.tag == "article" or "newsarticle" in (frame.node.attributes.get("itemtype") or "").lower())
    )


def _opening(pieces: Pieces, mark: int, before: int) -> int:
    """First piece of the article whose title is `mark`: that of the widest frame around it without the title before."""
    frame = pieces.items[mark].frame
    while frame.parent is not None and frame.parent.first > before:
        frame = frame.parent
    return min(frame.first, mark)


def _container(items: list[Piece]) -> Frame | None:
    """The frame that holds the body: the parent of most prose, widened while it gains paragraphs and not lists of links."""
    credit: dict[Frame, float] = {}
    prose: dict[Frame, int] = {}
    for piece in items:
        if piece.noise or not piece.prose:
            continue
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
