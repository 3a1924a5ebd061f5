"""The articles of a page, each with its lines in order, its day, its authors and what was odd about it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from isnad.reading.furniture import lists
from isnad.reading.html.authors import authors
from isnad.reading.html.body import Opinion, opinions
from isnad.reading.html.dates import day_of, days
from isnad.reading.html.jsonld import Story
from isnad.reading.html.kinds import View, classify, soft_frames
from isnad.reading.html.pieces import Frame, Piece, Pieces, squash
from isnad.reading.html.segments import Segment, find_segments, opens_comments
from isnad.reading.lines import bare
from isnad.reading.metadata import MODIFIED, PUBLISHED, Metadata
from isnad.records import BlockKind, PublishedBasis

_EPOCH = "1970-01-01"  # what a site's clock says when it was told nothing
_NEAR = 8  # pieces after the body that may still be its byline, date or credit


@dataclass(slots=True)
class Found:
    """One article: `lines` are text, kind, and the piece's index (None for a line taken from the metadata)."""

    title: str
    lines: list[tuple[str, BlockKind, int | None]]
    published: str | None
    basis: PublishedBasis | None
    authors: tuple[str, ...]
    outlet: str | None
    notes: tuple[str, ...]


def find_articles(pieces: Pieces, metadata: Metadata) -> list[Found]:
    """The articles of a page in order; those told only by JSON-LD when the page itself shows no text."""
    segments = find_segments(pieces, metadata)
    heard = opinions(dict.fromkeys(s.container for s in segments if s.container is not None))
    views = [_view(pieces, s, heard) for s in segments]
    alone = len(segments) == 1
    read = [_article(v, metadata, first=i == 0, alone=alone) for i, v in enumerate(views) if v is not None]
    found = [article for article in read if article]
    return found or [article for story in metadata.stories if (article := _told(story, metadata))]


def _article(view: View, metadata: Metadata, *, first: bool, alone: bool) -> Found | None:
    segment = view.segment
    sorted_out = classify(view)
    lines: list[tuple[str, BlockKind, int | None]] = []
    lines += [(p.text, kind, p.index) for p, kind in sorted_out if kind != "left out" and kind != "unsure"]
    if not any(kind == "body" for _, kind, _ in lines):
        return None
    if segment.title is None and segment.headline:
        lines.insert(0, (segment.headline, "title", None))
    story = _story(segment.headline, metadata, first=first)
    published, basis = _published(view, story, metadata, first=first)
    notes = []
    if view.kept:
        notes.append(f"{view.kept} paragraphs kept that the extractor left out")
    return Found(
        title=segment.headline,
        lines=lines,
        published=published,
        basis=basis,
        authors=authors(sorted_out, story, metadata, alone=alone),
        outlet=_outlet(story, metadata, alone),
        notes=tuple(notes),
    )


def _view(pieces: Pieces, segment: Segment, heard: dict[Frame, Opinion]) -> View | None:
    """The region of the page that may belong to the article, with what the rules need to know of it."""
    title = segment.title
    container = segment.container
    if container is None:
        return _brief(pieces, segment)
    around: Frame = container
    while title is not None and not around.first <= title < around.last and around.parent is not None:
        around = around.parent
    low, high = max(segment.start, _day_above(pieces, around)), min(segment.end, around.last)
    last = min(container.last, segment.end)
    after = title + 1 if title is not None else container.first
    first = next(
        (p.index for p in pieces.items[max(after, container.first) : last] if p.prose and not p.noise), container.first
    )
    near = pieces.items[last : max(last, min(high, last + _NEAR))]
    items = pieces.items[low:last] + list(takewhile(lambda p: not opens_comments(p), near))
    tail = next((p.index + 1 for p in reversed(pieces.items[first:last]) if p.prose and not p.noise), last)
    return View(
        segment,
        items,
        first,
        last,
        heard[container],
        squash(segment.headline),
        container.first,
        soft_frames(items),
        tail=tail,
    )


def _day_above(pieces: Pieces, around: Frame) -> int:
    """First piece of a frame, or the heading right above it that is a date: blogs group their posts by day."""
    above = pieces.items[around.first - 1] if around.first else None
    dated = above is not None and above.level and above.zone == "date" and not above.noise and bool(days(above.text))
    return around.first - 1 if dated else around.first


def _brief(pieces: Pieces, segment: Segment) -> View | None:
    """News in brief: a title, and under it lines too short to be called prose."""
    if segment.title is None:
        return None
    items = pieces.items[segment.title : min(segment.end, segment.title + _NEAR)]
    lines = [
        p for p in items[1:] if not p.noise and not p.level and p.text.count(" ") >= 4 and p.linked * 2 < len(p.text)
    ]
    if not lines:
        return None
    return View(
        segment,
        items,
        lines[0].index,
        lines[-1].index + 1,
        Opinion(""),
        squash(segment.headline),
        lines[0].index,
        soft_frames(items),
    )


def _story(headline: str, metadata: Metadata, *, first: bool) -> Story | None:
    """The JSON-LD story of this title; the only one, for the first article, whatever its wording."""
    key = squash(headline)
    for story in metadata.stories:
        told = squash(story.headline)
        if told and key and (told in key or key in told):
            return story
    return metadata.stories[0] if first and len(metadata.stories) == 1 else None


def _outlet(story: Story | None, metadata: Metadata, alone: bool) -> str | None:
    """Who published it: on a page of several stories, each may say its own publisher."""
    return story.publisher if story and story.publisher and not alone else metadata.outlet


def _published(
    view: View, story: Story | None, metadata: Metadata, *, first: bool
) -> tuple[str | None, PublishedBasis | None]:
    """The day of publication and how it is known: what the page says to machines, then what it says to readers."""
    head = [p for p in view.items if p.index < view.first]
    told = [story.published if story else ""]
    if first:
        told += [metadata.fields[name] for name in PUBLISHED if name in metadata.fields]
    told += [p.moment or "" for p in head if p.zone in ("date", "meta", "") and not _updated(p.text)]
    stated = [p for p in view.items if _may_state(view, p)]
    stated.sort(key=lambda p: (_updated(p.text), view.place(p) in ("body", "after")))
    late = [story.modified if story else "", *(metadata.fields.get(name, "") for name in MODIFIED if first)]
    for value in told:
        if (day := day_of(value)) and day != _EPOCH:
            return day, "metadata"
    for piece in stated:
        if found := days(piece.text):
            return found[0], "text"
    return next(((day, "metadata") for value in late if (day := day_of(value))), (None, None))


def _may_state(view: View, piece: Piece) -> bool:
    """Whether a line may be the one that states the day: short, near the title or after the end, not a sentence."""
    place = view.place(piece)
    inside = place == "body" and piece.index < (view.tail or view.last)
    if (piece.noise and place != "head") or inside or len(piece.text) > 120:
        return False
    if piece.zone in ("date", "meta", "byline"):
        return True
    return not piece.prose and piece.text.count(" ") <= 14


def _updated(text: str) -> bool:
    """Whether a stamp opens by saying it is that of a later change."""
    words = bare(text[:60])
    return any(words.startswith(phrase) for phrase in lists().updated)


def _told(story: Story, metadata: Metadata) -> Found | None:
    """An article whose text only the JSON-LD gives: its page is put together by script."""
    paragraphs = [" ".join(line.split()) for line in story.body.splitlines()]
    lines: list[tuple[str, BlockKind, int | None]] = [(line, "body", None) for line in paragraphs if line]
    if not lines:
        return None
    if story.headline:
        lines.insert(0, (story.headline, "title", None))
    day = day_of(story.published)
    note = "the text is that of the page's JSON-LD: the page itself is built by script"
    return Found(
        title=story.headline,
        lines=lines,
        published=day,
        basis="metadata" if day else None,
        authors=story.authors or metadata.authors,
        outlet=metadata.outlet,
        notes=(note,),
    )
