"""Plain text, as crawlers save it, to articles, teasers and the blocks of each.

text ──lines──▶ roles ──heads──▶ stretches ──cards──▶ teasers taken out ──kinds──▶ articles
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.reading import heads
from isnad.reading.blocks import KIND_OF, kinds
from isnad.reading.cards import gather, teasers
from isnad.reading.furniture import credit_of, role
from isnad.reading.lines import Line, lines
from isnad.reading.page import Layout, Page
from isnad.reading.published import stated
from isnad.records import Block, BlockKind, Origin, Span, Teaser

_READ: frozenset[BlockKind] = frozenset({"title", "deck", "heading", "body"})
_STORY = frozenset({"text", "paragraph"})


def read_plain(text: str) -> Page:
    """The page a plain text holds; its origin and given dates are for the caller to fill."""
    page = lines(text)
    for line in page:
        line.role = role(line)
    sheet = heads.sheet(page)
    starts = heads.heads(sheet)
    owner, found, notes = _related(text, page, starts)
    articles: list[Layout] = []
    blocks = [Block(kind="teaser", start=teaser.start, end=teaser.end) for teaser in found]
    credits_seen = _credits_seen(page)
    for first, last in _stretches(page, starts):
        own = [line for line in page[first:last] if owner[line.at] < 0]
        layout, outside = _article(text, own, credits_seen)
        if layout is not None:
            articles.append(layout)
        blocks += outside
    articles = [_with_teasers(layout, blocks) for layout in articles]
    inside = {block for layout in articles for block in layout.blocks}
    rest = sorted((block for block in blocks if block not in inside), key=lambda block: block.start)
    return Page(
        text=text,
        origin=Origin(),
        articles=tuple(articles),
        teasers=tuple(sorted(found, key=lambda teaser: teaser.start)),
        blocks=tuple(rest),
        notes=tuple(notes),
    )


def _related(text: str, page: Sequence[Line], starts: Sequence[int]) -> tuple[list[int], list[Teaser], list[str]]:
    """Which run of related stories each line belongs to (-1: none), their teasers, and a note for each run."""
    owner, found, notes = [-1] * len(page), [], []
    bounds = sorted({*starts, *(line.at for line in page if line.role == "label"), len(page)})
    for line in page:
        if line.role == "link":
            found.append(_linked(text, line))
        if line.role != "label":
            continue
        limit = next(bound for bound in bounds[_place(bounds, line.at) :] if bound > line.at)
        cards, stop = gather(page, line.at + 1, limit)
        if cards:
            for card in cards:
                for i in range(card.first.at, card.last.at + 1):
                    owner[i] = line.at
            found += teasers(text, cards)
            first, last = cards[0].first.number, cards[-1].last.number
            notes.append(f"{len(cards)} teasers under «{line.text}» (lines {first}–{last}) are kept but not read")
    return owner, found, notes


def _place(bounds: Sequence[int], at: int) -> int:
    from bisect import bisect_right

    return bisect_right(bounds, at)


def _linked(text: str, line: Line) -> Teaser:
    """The teaser of «اقرأ أيضاً: …»."""
    at = line.text.index(":") + 1
    at += len(line.text[at:]) - len(line.text[at:].lstrip())
    return Teaser(start=line.start, end=line.end, headline=Span.of(text, line.start + at, line.end))


def _credits_seen(page: Sequence[Line]) -> frozenset[str]:
    """Unknown credits that a caption set twice in a row bears: they are credits on this page."""
    seen = set()
    for before, line in zip(page, page[1:], strict=False):
        if line.role == "text" and before.key == line.key and (found := credit_of(line.text)):
            seen.add(found[0])
    return frozenset(seen)


def _stretches(page: Sequence[Line], starts: Sequence[int]) -> list[tuple[int, int]]:
    """The runs of lines that are one article each: what stands above the first head with no text goes with it."""
    bounds = [0, *starts, len(page)]
    if starts and not any(line.role == "paragraph" for line in page[: starts[0]]):
        bounds = [_furniture_above(page, starts[0]), *starts[1:], len(page)]
    runs = list(zip(bounds, bounds[1:], strict=False))
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
    if not any(line.role in _STORY for line in own):
        return None, [_block(line, KIND_OF.get(line.role, "other")) for line in own]
    found = kinds(own, credits_seen)
    told = [
        i
        for i, kind in enumerate(found)
        if kind in _READ or kind in ("byline", "credit", "caption", "dateline", "repeat")
    ]
    first, last = told[0], told[-1] + 1
    blocks = [_block(line, kind) for line, kind in zip(own, found, strict=True)]
    inside = blocks[first:last]
    at = found.index("title") if "title" in found else -1
    day = stated(own, found)
    layout = Layout(
        start=inside[0].start,
        end=inside[-1].end,
        title=Span.of(text, own[at].start, own[at].end) if at >= 0 else None,
        blocks=tuple(inside),
        published=day,
        published_basis="text" if day else None,
    )
    return layout, blocks[:first] + blocks[last:]


def _block(line: Line, kind: BlockKind) -> Block:
    return Block(kind=kind, start=line.start, end=line.end)


def _with_teasers(layout: Layout, blocks: Sequence[Block]) -> Layout:
    """The layout with the teaser blocks that stand inside it, in their places."""
    import msgspec

    inside = [b for b in blocks if b.kind == "teaser" and layout.start <= b.start and b.end <= layout.end]
    if not inside:
        return layout
    return msgspec.structs.replace(layout, blocks=tuple(sorted({*layout.blocks, *inside}, key=lambda b: b.start)))
