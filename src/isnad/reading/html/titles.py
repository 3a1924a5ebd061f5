"""Which lines of a page are the titles of its articles.

Candidates, best first: headings of first rank; lines that repeat a title the metadata give; the line that is most of
such a title; headings of `article` elements; lower headings set alike, each signed or dated; the first lower heading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from isnad.reading.furniture import role
from isnad.reading.html.dates import day_of
from isnad.reading.html.pieces import Frame, Piece, Pieces, squash
from isnad.reading.lines import Line
from isnad.reading.metadata import Metadata

ENOUGH = 200
"""Characters of prose that make an article."""
_NESTED = 3  # articles inside articles that are looked at


def find_titles(pieces: Pieces, metadata: Metadata, known: dict[str, str]) -> list[int]:
    """Indexes of the titles that open an article, in order."""
    outlet = squash(metadata.outlet or "")
    heads = [p for p in pieces.items if p.level == 1 and not p.noise and _may_title(p, outlet)]
    heads += [p for p in pieces.items if p.level != 1 and not p.noise and _repeats_title(p, known)]
    if not heads:
        heads = _parts_of_titles(pieces, known)
    marks = _followed(pieces, _distinct(sorted(heads, key=lambda p: p.index)), known)
    lower = [p for p in pieces.items if p.level in (2, 3) and not p.noise]
    lower = [p for p in lower if _may_title(p, outlet) and day_of(p.text) is None]
    if metadata.live:
        marks = marks[:1]
    elif len(marks) <= 1:
        several = _followed(pieces, _of_articles(pieces, marks))
        several = several if len(several) > 1 else _signed_alike(pieces, lower)
        marks = several if len(several) > 1 else marks
    unlinked = [p for p in lower if p.linked * 2 < len(p.text)]
    if len(marks) == 1 and (truer := _truer_title(pieces, marks[0], unlinked, known)) is not None:
        return [truer]
    return marks or _followed(pieces, unlinked[:1])


def _truer_title(pieces: Pieces, mark: int, lower: list[Piece], known: dict[str, str]) -> int | None:
    """The long lower heading under a heading of a word or two that no metadata know: that one names site or section."""
    head = pieces.items[mark]
    if head.text.count(" ") > 2 or squash(head.text) in known:
        return None
    prose = next((p.index for p in pieces.items[mark:] if p.prose and not p.noise), mark)
    return next((p.index for p in lower if mark < p.index < prose and p.text.count(" ") >= 4), None)


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


def unmarked_title(pieces: Pieces, container: Frame) -> Piece | None:
    """The line above the first paragraph, on pages that neither mark a heading nor tell a title; a bold one first."""
    first = next((p.index for p in pieces.items[container.first : container.last] if p.prose and not p.noise), 0)
    lines = [p for p in pieces.items[max(0, first - 6) : first] if 3 <= p.text.count(" ") <= 25]
    lines = [p for p in lines if not p.noise and not p.linked and not p.prose and _is_plain(p)]
    bold = [p for p in lines if p.bold * 10 >= len(p.text) * 9]
    return next(iter(bold or lines), None)


def _is_plain(piece: Piece) -> bool:
    line = Line(piece.text, 0, len(piece.text))
    return role(line) == "text" and not line.closed and day_of(piece.text) is None and piece.zone in ("", "body")


def _distinct(heads: Iterable[Piece]) -> list[Piece]:
    """One of each title: a page prints it for wide and for narrow screens."""
    seen: dict[str, Piece] = {}
    for piece in heads:
        key = squash(piece.text)
        if key not in seen or (piece.level and not seen[key].level):
            seen[key] = piece
    return sorted(seen.values(), key=lambda p: p.index)


def _followed(pieces: Pieces, heads: list[Piece], known: Collection[str] = ()) -> list[int]:
    """Those followed by an article's worth of prose before the next one.

    A lone heading needs only some prose, and so does a title the metadata give: news in brief are short.
    """
    kept: list[int] = []
    for i, head in enumerate(heads):
        end = heads[i + 1].index if i + 1 < len(heads) else len(pieces.items)
        inside = [p for p in pieces.items[head.index + 1 : end] if not p.noise]
        prose = sum(p.prose for p in inside)
        if len(heads) == 1 and prose:
            return [head.index]
        told = bool(prose) and squash(head.text) in known
        if told or (prose >= ENOUGH and not (kept and (_is_list(inside) or _is_subheading(pieces, head, inside)))):
            kept.append(head.index)
    if not kept and heads:
        longest = max(heads, key=lambda p: len(p.text))
        kept = [longest.index] if len(longest.text.split()) >= 3 else []
    return kept


def _is_list(inside: list[Piece]) -> bool:
    """Whether a heading opens a list of linked headlines, with or without summaries: told by its first three items."""
    kinds = [bool(p.prose) for p in inside if p.prose or p.linked * 5 >= len(p.text) * 4 >= 80]
    return kinds[:3].count(False) > kinds[:3].count(True)


def _is_subheading(pieces: Pieces, head: Piece, inside: list[Piece]) -> bool:
    """Whether a heading of first rank merely divides one story: short, in the middle of its paragraphs, unsigned."""
    before = pieces.items[head.index - 1]
    around = head.frame.parent
    flat = around is not None and around.first <= before.index and bool(before.prose)
    stamped = any(p.zone in ("date", "byline", "meta") or day_of(p.text) for p in inside[:3])
    return flat and head.text.count(" ") < 5 and not stamped


def _signed_alike(pieces: Pieces, heads: list[Piece]) -> list[int]:
    """Headings set alike, each with a byline or date under it and a story's worth of prose; [] if fewer than two."""
    signed = [h for h in heads if _is_signed(pieces.items[h.index + 1 : h.index + 3])]
    alike = [h for h in signed if (h.frame.tag, h.frame.names) == (signed[0].frame.tag, signed[0].frame.names)]
    marks = _followed(pieces, alike) if len(alike) > 1 else []
    return marks if len(marks) > 1 else []


_SIGNS = ("byline", "meta")


def _is_signed(under: list[Piece]) -> bool:
    return any(not p.prose and (p.zone in _SIGNS or day_of(p.text) is not None) for p in under)


def _of_articles(pieces: Pieces, marks: list[int]) -> list[Piece]:
    """The headings of several `article` elements that are each a story: a title, a byline or date, and prose.

    Under one page title, elements without byline or date are the updates of one running story. Of nested elements the
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
    return head if not titled or _is_signed(opening) else None


def _is_story(frame: Frame) -> bool:
    named = frame.tag == "article" or "newsarticle" in (frame.node.attributes.get("itemtype") or "").lower()
    if not named or frame.root is not None or frame.last - frame.first < 3:
        return False
    around, nested = frame.parent, 0
    while around is not None:
        nested += around.tag == "article"
        around = around.parent
    return nested < _NESTED
