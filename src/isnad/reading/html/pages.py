"""HTML to a `Page`: its articles with their blocks, the stories it only points at, and notes of what was left out.

    source ─ parse ─▶ tree ─ find_pieces ─▶ pieces ─ find_segments ─▶ one segment an article ─ classify ─▶ blocks
                └─ find_metadata ─▶ titles, dates, authors, outlet

`Page.text` is made here, one block a line, so every offset is into it; spaces inside a block are folded and entities
decoded. What the page says is data: it is never run, fetched or followed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from isnad.reading.furniture import lists
from isnad.reading.html.articles import Found, find_articles
from isnad.reading.html.dom import parse
from isnad.reading.html.pieces import Piece, Pieces, find_pieces
from isnad.reading.html.teasers import Invitation, find_invitations
from isnad.reading.lines import bare
from isnad.reading.metadata import Metadata, find_metadata
from isnad.reading.page import Layout, Page
from isnad.records import Block, Origin, PublishedBasis, Span, Teaser

_NAMES = {
    "nav": "navigation", "share": "sharing", "ad": "advertising", "related": "other stories", "comments": "comments",
    "tags": "tags", "bio": "about the author", "embed": "embedded posts", "hidden": "hidden",
}  # fmt: skip


def read_html(
    data: bytes | str, *, encoding: str | None = None, published: Sequence[str | None] = (), uri: str | None = None
) -> Page:
    """The page of an HTML source; `published` are the days given by the caller, one for each article in order.

    `data` is text, or bytes in `encoding` (UTF-8 when None; what cannot be decoded becomes U+FFFD). `uri` is where the
    page came from: links are relative to it when the page does not say its own address. `Page.origin` holds
    only media type and language: the caller knows the rest. Never raises for what a page holds: a page without an
    article has no `articles`, and its `notes` say why.
    """
    source = data if isinstance(data, str) else data.decode(encoding or "utf-8", "replace")
    tree = parse(source)
    metadata = find_metadata(tree.html, uri)
    body = tree.html.body
    pieces = find_pieces(body) if body is not None else Pieces()
    found = find_articles(pieces, metadata)
    invitations = find_invitations(pieces, found, metadata.base)
    made = _write(found, invitations, metadata, published)
    notes = [*tree.notes, *_notes(pieces, found, invitations, source)]
    return Page(
        text=made.text,
        origin=Origin(media_type="text/html", language=metadata.language),
        articles=made.articles,
        teasers=made.teasers,
        blocks=made.blocks,
        notes=tuple(notes),
    )


class _Made(NamedTuple):
    text: str
    articles: tuple[Layout, ...]
    teasers: tuple[Teaser, ...]
    blocks: tuple[Block, ...]


class _Text:
    """The page's text as it grows, one line a block."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.length = 0

    def add(self, line: str) -> tuple[int, int]:
        """Write one line; its `[start, end)`."""
        start = self.length
        self.lines.append(line)
        self.length += len(line) + 1
        return start, start + len(line)


def _write(
    found: list[Found], invitations: list[Invitation], metadata: Metadata, published: Sequence[str | None]
) -> _Made:
    """The text of the page with everything that points into it."""
    page = _Text()
    placed: dict[int, tuple[int, int]] = {}
    written = [_article_blocks(page, article, placed) for article in found]
    inside = page.length
    marks = [_place(page, invitation, placed) for invitation in invitations]
    text = "\n".join(page.lines)
    given = [*published, *[None] * len(found)]
    articles = tuple(
        _layout(text, article, blocks, metadata, day)
        for article, blocks, day in zip(found, written, given, strict=False)
    )
    teasers = tuple(_teaser(text, invitation, mark) for invitation, mark in zip(invitations, marks, strict=True))
    blocks = tuple(Block(kind="teaser", start=t.start, end=t.end) for t in teasers if t.start >= inside)
    return _Made(text, articles, teasers, blocks)


def _article_blocks(page: _Text, article: Found, placed: dict[int, tuple[int, int]]) -> tuple[Block, ...]:
    blocks = []
    for text, kind, index in article.lines:
        start, end = page.add(text)
        blocks.append(Block(kind=kind, start=start, end=end))
        if index is not None:
            placed[index] = (start, end)
    return tuple(blocks)


def _layout(text: str, article: Found, blocks: tuple[Block, ...], metadata: Metadata, given: str | None) -> Layout:
    title = next((Span.of(text, b.start, b.end) for b in blocks if b.kind == "title"), None)
    basis: PublishedBasis | None = "given" if given else article.basis
    return Layout(
        start=blocks[0].start,
        end=blocks[-1].end,
        title=title,
        blocks=blocks,
        published=given or article.published,
        published_basis=basis,
        outlet=article.outlet,
        authors=article.authors,
    )


class _Mark(NamedTuple):
    headline: tuple[int, int]
    summary: tuple[int, int] | None
    section: tuple[int, int] | None


def _place(page: _Text, invitation: Invitation, placed: dict[int, tuple[int, int]]) -> _Mark:
    """Write an invitation, unless its lines already stand in an article; a section's label is written once."""
    section = _once(page, invitation.section, placed)
    headline = _once(page, invitation.headline, placed)
    return _Mark(headline or (0, 0), _once(page, invitation.summary, placed), section)


def _once(page: _Text, piece: Piece | None, placed: dict[int, tuple[int, int]]) -> tuple[int, int] | None:
    if piece is None:
        return None
    if piece.index not in placed:
        placed[piece.index] = page.add(piece.text)
    return placed[piece.index]


def _teaser(text: str, invitation: Invitation, mark: _Mark) -> Teaser:
    start, end = mark.headline
    label, colon, rest = text[start:end].partition(":")
    labelled = bool(colon) and bool(rest.strip()) and bare(label) in lists().labels  # «اقرأ أيضاً: …»
    section = (start, start + len(label)) if labelled else mark.section
    summary = mark.summary if mark.summary and mark.summary[0] == end + 1 else None
    return Teaser(
        start=start,
        end=summary[1] if summary else end,
        headline=Span.of(text, end - len(rest.lstrip()) if labelled else start, end),
        section=Span.of(text, *section) if section else None,
        summary=Span.of(text, *summary) if summary else None,
        url=invitation.url,
    )


def _notes(pieces: Pieces, found: list[Found], invitations: list[Invitation], source: str) -> list[str]:
    """What was left out, and why."""
    notes = [note for article in found for note in article.notes]
    if not found:
        notes.append(_nothing(pieces, source))
    used = {index for article in found for _, _, index in article.lines if index is not None}
    for invitation in invitations:
        used |= {p.index for p in (invitation.headline, invitation.section, invitation.summary) if p}
    left = [p for p in pieces.items if p.index not in used]
    if left:
        zones = Counter(_NAMES.get(p.zone, "outside the article") if p.noise else "outside the article" for p in left)
        kinds = ", ".join(f"{name} {count}" for name, count in zones.most_common())
        notes.append(f"left out {len(left)} blocks ({sum(len(p.text) for p in left)} characters): {kinds}")
    return notes


def _nothing(pieces: Pieces, source: str) -> str:
    lower = source[:200_000].lower()
    if pieces.items:
        return "no article found: the page holds headings or links but no running text"
    if "<frameset" in lower or "<frame " in lower:
        return "no text found: the page is a set of frames, each a page of its own"
    if "<script" in lower:
        return "no text found: the page is built by script"
    if 'http-equiv="refresh' in lower or "http-equiv=refresh" in lower:
        return "no text found: the page only sends its reader on to another address"
    return "no text found: the page is empty"
