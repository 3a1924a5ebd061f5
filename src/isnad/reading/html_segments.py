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
from dataclasses import dataclass, replace
from itertools import islice

from isnad.reading.furniture import role
from isnad.reading.html_dates import day_of
from isnad.reading.html_names import NOISE
from isnad.reading.html_pieces import Frame, Piece, Pieces
from isnad.reading.lines import Line, bare
from isnad.reading.metadata import Metadata

ENOUGH = 200
"""Characters of prose that make an article."""
_CLIMB = 16  # levels above a paragraph that are looked at: wrappers above these hold the whole page
_SHARES = (1.0, 0.6, 0.4, 0.3, 0.2)  # of a paragraph's length that its parent, grandparent, … are credited with
_NESTED = 3  # articles inside articles that are looked at
_MISLED = 3  # titles and bodies in zones of noise that are given back; more is a page made to waste time
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
    known = {squash(title): title for title in metadata.titles if title != metadata.outlet}
    _skip(pieces)
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
        bold = _bold_title(pieces, container) if not metadata.told else None
        headline = bold.text if bold else metadata.titles[0] if metadata.titles else ""
        segments.append(Segment(0, len(pieces.items), bold.index if bold else None, headline, container))
    return segments


def _bold_title(pieces: Pieces, container: Frame) -> Piece | None:
    """The bold line above the first paragraph, on pages that neither mark a heading nor tell a title."""
    first = next((p.index for p in pieces.items[container.first : container.last] if p.prose and not p.noise), 0)
    for piece in pieces.items[max(0, first - 6) : first]:
        if piece.bold * 10 >= len(piece.text) * 9 and 3 <= piece.text.count(" ") <= 25 and not piece.noise:
            return piece
    return None


def _skip(pieces: Pieces) -> None:
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


def _clear_false_noise(pieces: Pieces, known: dict[str, str]) -> None:
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


def _marks(pieces: Pieces, metadata: Metadata, known: dict[str, str]) -> list[int]:
    """Indexes of the titles that open an article, in order."""
    outlet = squash(metadata.outlet or "")
    heads = [p for p in pieces.items if p.level == 1 and not p.noise and _may_title(p, outlet)]
    heads += [p for p in pieces.items if p.level != 1 and not p.noise and _repeats_title(p, known)]
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
    lower = [p for p in pieces.items if p.level in (2, 3) and not p.noise and p.linked * 2 < len(p.text)]
    lower = [p for p in lower if _may_title(p, outlet) and day_of(p.text) is None]
    return _signed_alike(pieces, lower) or _followed(pieces, lower[:1])


def _may_title(piece: Piece, outlet: str) -> bool:
    """Whether a heading of first rank may be a story's: not the site's name, a section, a label or a button."""
    key = squash(piece.text)
    if len(key) < 8 or key == outlet or (piece.linked * 5 >= len(piece.text) * 4 and _HOME.match(piece.href or "")):
        return False
    return role(Line(piece.text, 0, len(piece.text))) not in ("section", "control", "label", "stamp", "tags")


def _repeats_title(piece: Piece, known: dict[str, str]) -> bool:
    few = 1 if piece.level else 3  # spaces: outside headings a word or two may be the site's name
    return not piece.prose and piece.text.count(" ") >= few and squash(piece.text) in known


_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+|home|ar/?|default\.aspx)?$", re.IGNORECASE)


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
        key = squash(piece.text)
        if key not in seen or (piece.level and not seen[key].level):
            seen[key] = piece
    return sorted(seen.values(), key=lambda p: p.index)


def _followed(pieces: Pieces, heads: list[Piece]) -> list[int]:
    """Those followed by an article's worth of prose before the next one.

    A lone heading needs only some prose: news in brief are short.
    """
    kept = []
    for i, head in enumerate(heads):
        end = heads[i + 1].index if i + 1 < len(heads) else len(pieces.items)
        inside = [p for p in pieces.items[head.index + 1 : end] if not p.noise]
        prose = sum(p.prose for p in inside)
        if len(heads) == 1 and prose:
            return [head.index]
        if prose >= ENOUGH and not (kept and (_is_list(inside) or _is_subheading(pieces, head, inside))):
            kept.append(head.index)
    if not kept and heads:
        longest = max(heads, key=lambda p: len(p.text))
        kept = [longest.index] if len(longest.text.split()) >= 3 else []
    return kept


def _is_list(inside: list[Piece]) -> bool:
    """Whether what follows a heading is rather a list of linked headlines, with their summaries."""
    links = sum(1 for p in inside if p.linked * 5 >= len(p.text) * 4 >= 80)
    return links >= sum(1 for p in inside if p.prose)


def _is_subheading(pieces: Pieces, head: Piece, inside: list[Piece]) -> bool:
    """Whether a heading of first rank merely divides one story: short, in the middle of its paragraphs, unsigned."""
    before = pieces.items[head.index - 1]
    around = head.frame.parent
    flat = around is not None and around.first <= before.index and bool(before.prose)
    stamped = any(p.zone in ("date", "byline", "meta") or day_of(p.text) for p in inside[:3])
    return flat and head.text.count(" ") < 5 and not stamped


def _signed_alike(pieces: Pieces, heads: list[Piece]) -> list[int]:
    """Headings set alike, each with a byline or date under it and a story's worth of prose; [] if fewer than two."""
    signed = [h for h in heads if any(p.zone in _SIGNS for p in pieces.items[h.index + 1 : h.index + 3])]
    alike = [h for h in signed if (h.frame.tag, h.frame.names) == (signed[0].frame.tag, signed[0].frame.names)]
    marks = _followed(pieces, alike) if len(alike) > 1 else []
    return marks if len(marks) > 1 else []


_SIGNS = ("byline", "date", "meta")


def _of_articles(pieces: Pieces, marks: list[int]) -> list[Piece]:
    """The headings of several `article` elements that are each a story: a title, a byline or date, and prose.

    Under one page title, elements that name no author are the updates of one running story. Of nested elements the
    inner ones count where there are several, else the outer.
    """
    kept: list[tuple[Frame, Piece]] = []
    for frame in reversed(pieces.frames):  # inner before outer
        head = _story_head(pieces, frame, bool(marks)) if _is_story(frame) else None
        if head is None:
            continue
        inner = []
        while kept and kept[-1][0].first < frame.last:
            inner.append(kept.pop())
        kept += reversed(inner) if len(inner) > 1 else [(frame, head)]
    return [head for _, head in reversed(kept)]


def _story_head(pieces: Pieces, frame: Frame, titled: bool) -> Piece | None:
    """The heading of an element that is a whole story."""
    inside = pieces.items[frame.first : frame.last]
    head = next((p for p in inside[:20] if p.level in (1, 2, 3) and not p.noise), None)
    if head is None or sum(p.prose for p in inside if not p.noise) < ENOUGH:
        return None
    opening = inside[: head.index - frame.first + 6]
    signed = any(p.zone in ("byline", "meta") or p.author for p in opening)
    dated = any(p.zone in ("date", "meta") or day_of(p.text) for p in opening)
    return head if not titled or (signed and dated) else None


def _is_story(frame: Frame) -> bool:
    named = frame.tag == "article" or "newsarticle" in (frame.node.attributes.get("itemtype") or "").lower()
    if not named or frame.root is not None or frame.last - frame.first < 3:
        return False
    around, nested = frame.parent, 0
    while around is not None:
        nested += around.tag == "article"
        around = around.parent
    return nested < _NESTED


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
    return len(piece.text) < 40 and bare(piece.text).startswith(_COMMENTS)


_COMMENTS = ("التعليقات", "تعليقات", "اضف تعليق", "اترك تعليق", "اكتب تعليق", "شارك برايك", "ردود", "comments")


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
