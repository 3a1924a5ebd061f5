"""Plain text, as crawlers save it, to articles, teasers and the blocks of each.

text ──lines──▶ roles ──heads──▶ stretches ──related──▶ teasers set apart ──kinds──▶ articles
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from isnad.reading import heads, notes
from isnad.reading.blocks import KIND_OF, kinds
from isnad.reading.credits import credit_of
from isnad.reading.furniture import role
from isnad.reading.lines import Line, lines
from isnad.reading.page import Layout, Page
from isnad.reading.published import stated
from isnad.reading.related import Related, find_related, headlines_alone
from isnad.reading.signatures import authors, outlet
from isnad.records import Block, BlockKind, Origin, Span

_OWN: frozenset[BlockKind] = frozenset(
    {"title", "deck", "heading", "body", "byline", "credit", "caption", "dateline", "repeat"}
)


def read_plain(text: str) -> Page:
    """The page a plain text holds; its origin and given dates are for the caller to fill."""
    page = lines(text)
    for line in page:
        line.role = role(line)
    starts = heads.heads(heads.sheet(page))
    related = find_related(text, page, starts)
    credits_seen = _credits_seen(page)
    articles: list[Layout] = []
    blocks = [Block(kind="teaser", start=t.start, end=t.end) for t in related.teasers]
    for first, last in _stretches(page, sorted({*starts, *related.heads})):
        own = [line for line in page[first:last] if line.at not in related.owned]
        if headlines_alone(own):
            blocks += related.add_headlines(text, own)
            continue
        layout, outside = _article(text, own, credits_seen)
        articles += [layout] if layout else []
        blocks += outside
    inside = sorted((block for block in blocks if block.kind == "teaser"), key=lambda block: block.start)
    return _page(text, [_with_teasers(layout, inside) for layout in articles], blocks, related)


def _page(text: str, articles: Sequence[Layout], blocks: Sequence[Block], related: Related) -> Page:
    inside = {block for layout in articles for block in layout.blocks}
    outside = sorted((block for block in blocks if block not in inside), key=lambda block: block.start)
    shown = [block.kind for block in (*inside, *outside)]
    said = [*related.notes(), *notes.unread(shown)]
    return Page(
        text=text,
        origin=Origin(),
        articles=tuple(articles),
        teasers=tuple(sorted(related.teasers, key=lambda teaser: teaser.start)),
        blocks=tuple(outside),
        notes=tuple(said if articles else [notes.nothing(shown), *said]),
    )


def _credits_seen(page: Sequence[Line]) -> frozenset[str]:
    """Unknown credits that a caption set twice in a row bears: they are credits on this page."""
    twins = (line for before, line in pairwise(page) if line.role == "text" and before.key == line.key)
    return frozenset(found[0] for line in twins if (found := credit_of(line.text)))


def _stretches(page: Sequence[Line], starts: Sequence[int]) -> list[tuple[int, int]]:
    """The runs of lines that are one article each: what stands above the first head with no text goes with it."""
    bounds = [0, *starts, len(page)]
    if starts and not any(line.role == "paragraph" for line in page[: starts[0]]):
        bounds = [_furniture_above(page, starts[0]), *starts[1:], len(page)]
    runs = list(pairwise(bounds))
    return ([(0, bounds[0])] if bounds[0] else []) + runs


def _furniture_above(page: Sequence[Line], head: int) -> int:
    """Where the section, the stamp, the byline and one line of kicker above a head begin."""
    i, kicker = head, 0
    while i and (page[i - 1].role in heads.FURNITURE or (page[i - 1].role == "text" and not kicker)):
        i -= 1
        kicker += page[i].role == "text"
    return i


def _article(text: str, own: Sequence[Line], credits_seen: frozenset[str]) -> tuple[Layout | None, list[Block]]:
    """The layout of a stretch, and the blocks at its edges that are no part of it."""
    if not any(line.role in ("text", "paragraph") for line in own):
        return None, [_block(line, KIND_OF.get(line.role, "other")) for line in own]
    found = kinds(own, credits_seen)
    blocks = [_block(line, kind) for line, kind in zip(own, found, strict=True)]
    told = [i for i, kind in enumerate(found) if kind in _OWN]
    first, last = told[0], told[-1] + 1
    title = blocks[found.index("title")] if "title" in found else None
    day = stated(own, found)
    layout = Layout(
        start=blocks[first].start,
        end=blocks[last - 1].end,
        title=Span.of(text, title.start, title.end) if title else None,
        blocks=tuple(blocks[first:last]),
        published=day,
        published_basis="text" if day else None,
        outlet=outlet(own, found),
        authors=authors(own, found),
    )
    return layout, blocks[:first] + blocks[last:]


def _block(line: Line, kind: BlockKind) -> Block:
    return Block(kind=kind, start=line.start, end=line.end)


def _with_teasers(layout: Layout, teasers: Sequence[Block]) -> Layout:
    """The layout with the teaser blocks that stand inside it; `teasers` are those of the page, in order."""
    first, last = (bisect_left(teasers, edge, key=lambda block: block.start) for edge in (layout.start, layout.end))
    if first == last:
        return layout
    placed = sorted({*layout.blocks, *teasers[first:last]}, key=lambda block: block.start)
    return msgspec.structs.replace(layout, blocks=tuple(placed))
