"""What each piece of an article is: title, deck, byline, caption, heading, body, or left out.

Three witnesses: the zone its frame's names tell, what the line says by itself (`furniture`), and its place: before the
title, between title and body, in the body, after it. `RULES` are asked in order; the first that answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from isnad.reading.furniture import role
from isnad.reading.html.body import Opinion
from isnad.reading.html.dates import days
from isnad.reading.html.headings import Kind, set_headings
from isnad.reading.html.notices import is_notice
from isnad.reading.html.openings import opens
from isnad.reading.html.pieces import Frame, Piece, squash
from isnad.reading.html.segments import Segment, misnamed
from isnad.reading.lines import Line

Place: TypeAlias = Literal["before", "head", "body", "after"]


@dataclass(slots=True)
class View:
    """One article seen whole: what the rules may ask about besides the piece."""

    segment: Segment
    items: list[Piece]
    first: int  # index of the first paragraph of the body
    last: int  # one past the last piece of the container
    opinion: Opinion
    title: str
    start: int = 0  # index of the first piece of the container
    soft: frozenset[Frame] = frozenset()  # caption, deck, byline and image frames that are what they say
    seen: set[str] = field(default_factory=set)
    listing: bool = False  # inside a run of links opened by a label
    listed: Piece | None = None  # the last headline of that run
    tail: int = 0  # one past the last paragraph of the body
    kept: int = 0  # paragraphs the extractor left out and we kept

    def place(self, piece: Piece) -> Place:
        """Where it stands beside title and body."""
        if self.segment.title is not None and piece.index < self.segment.title:
            return "before"
        if piece.index < self.first:
            return "head"
        return "body" if piece.index < self.last else "after"


@dataclass(slots=True)
class Seen:
    """A piece with what the witnesses say of it."""

    piece: Piece
    place: Place
    role: str
    words: int
    zone: str


def classify(view: View) -> list[tuple[Piece, Kind]]:
    """Every piece of the article's region with its kind, in order."""
    found: list[tuple[Piece, Kind]] = []
    for piece in view.items:
        zone = piece.zone if piece.noise or piece.frame in view.soft else ""
        seen = Seen(
            piece, view.place(piece), role(Line(piece.text, 0, len(piece.text))), piece.text.count(" ") + 1, zone
        )
        kind = next(kind for rule in RULES if (kind := rule(view, seen)) is not None)
        if kind == "unsure":
            kept = seen.words >= 4 if view.opinion.silent else view.opinion.keeps(piece.text)
            kind = "body" if kept and seen.place == "body" else "left out"
        found.append((piece, kind))
    return set_headings(found, view.first, view.last)


def soft_frames(items: list[Piece]) -> frozenset[Frame]:
    """Frames whose names say caption, deck, byline … and whose length does not contradict them."""
    by_frame: dict[Frame, list[Piece]] = {}
    for piece in items:
        if not piece.noise and piece.zone:
            by_frame.setdefault(piece.frame, []).append(piece)
    return frozenset(frame for frame, pieces in by_frame.items() if not misnamed(pieces))


def _title(view: View, seen: Seen) -> Kind | None:
    piece = seen.piece
    if piece.index == view.segment.title:
        return "title"
    if squash(piece.text) == view.title:
        return "left out" if seen.place == "before" or piece.noise else "repeat"
    return None


_OFTEN_MISNAMED = frozenset({"nav", "share", "ad", "tags", "hidden"})  # zones whose prose the extractor may give back


def _noise(view: View, seen: Seen) -> Kind | None:
    piece = seen.piece
    if not piece.noise:
        return None
    if piece.zone == "related" and seen.place == "body":
        return "teaser" if is_headline(piece) else "left out"
    if piece.zone in _OFTEN_MISNAMED and seen.place == "body" and piece.prose and view.opinion.keeps(piece.text):
        return None
    if piece.zone == "share" and seen.place in ("head", "body") and seen.role == "control":
        return "control"
    return "left out"


def _repeated(view: View, seen: Seen) -> Kind | None:
    """The same caption or byline printed twice, for wide and for narrow screens."""
    key = squash(seen.piece.text)
    few = 4 if seen.place == "body" and not seen.zone else 2
    if key in view.seen and seen.words >= few:
        return "repeat" if seen.place in ("head", "body") else "left out"
    view.seen.add(key)
    return None


def _caption(view: View, seen: Seen) -> Kind | None:
    if seen.zone in ("caption", "image") and opens(seen.piece.text, "photo"):
        return "credit"
    closed = seen.place == "body" and seen.piece.prose and Line(seen.piece.text, 0, len(seen.piece.text)).closed
    if (
        seen.zone == "caption"
        or (seen.zone == "image" and not closed)
        or (seen.role == "caption" and not seen.piece.level)
    ):
        linked = seen.piece.linked * 2 > len(seen.piece.text) and bool(seen.piece.href)
        return "caption" if seen.words >= 2 and seen.role not in ("control", "stamp") and not linked else "left out"
    if (
        seen.place == "head"
        and seen.role == "text"
        and seen.zone != "deck"
        and _is_under_picture(seen.piece, seen.words)
    ):
        return "caption"
    return None


def _is_under_picture(piece: Piece, words: int) -> bool:
    """Whether an unnamed line follows a picture: in one box with it, or right after it and too short for a deck."""
    if piece.image is None or piece.level or piece.linked or words < 3:
        return False
    boxed = piece.image in (piece.frame, piece.frame.parent) and piece.image.last - piece.image.first <= 3
    return words <= (25 if boxed else 10)


def _who_and_when(view: View, seen: Seen) -> Kind | None:
    if seen.place == "before" and seen.role not in ("byline", "stamp") and seen.zone not in ("byline", "date", "meta"):
        return None
    if seen.role in ("dateline", "credit") and seen.piece.index != view.first:
        return "dateline" if seen.role == "dateline" and seen.place != "after" else "credit"
    if (
        seen.place == "head"
        and not seen.piece.level
        and not seen.piece.prose
        and seen.words <= 14
        and days(seen.piece.text)
    ):
        return "dateline"
    dated = seen.zone == "date" or (seen.zone in ("meta", "byline") and bool(days(seen.piece.text)))
    divides = seen.place == "body" and (seen.piece.level or seen.piece.bold * 2 > len(seen.piece.text))
    if (seen.role == "stamp" and not divides) or (dated and seen.words <= 20):
        return "dateline"
    named = seen.piece.author or seen.zone == "byline" or seen.role == "byline"
    biography = bool(seen.piece.prose) and Line(seen.piece.text, 0, len(seen.piece.text)).closed
    if (
        named
        and seen.words <= 15
        and not biography
        and (seen.place != "body" or seen.zone == "byline" or seen.piece.index >= view.tail)
    ):
        return "byline" if seen.words >= 2 or seen.zone == "byline" else "left out"
    if seen.zone == "byline" and (seen.words > 15 or biography):
        return "unsure"
    if seen.zone == "credit" and seen.words <= 12:
        return "credit"
    if seen.place == "head" and _SIGNED.search(seen.piece.text) and seen.words <= 9 and not seen.piece.level:
        return "byline"
    if seen.place == "body" and seen.piece.index >= view.last - 3 and _INITIALS.match(seen.piece.text):
        return "byline"
    return None


_SIGNED = re.compile(r"\S\s*/\s*\S|\s[-–—|]\s|^\S+(?:\s\S+)?[-–—]\s*\S+")  # city - name, city / name / agency
_INITIALS = re.compile(r"(?:\S{1,2}\s?[./]\s?){1,3}\S{0,2}(?:\s?\(\S+\))?$")  # the desk's initials under a report


def _listing(view: View, seen: Seen) -> Kind | None:
    """A label and the links that follow it: other stories, until a paragraph comes."""
    piece = seen.piece
    if seen.role == "label" or (seen.role == "link" and not piece.prose):
        view.listing, view.listed = seen.role == "label", None
        return "teaser" if seen.role == "link" and seen.place == "body" else "left out"
    if view.listing:
        if is_headline(piece):
            view.listed = piece
            return "teaser" if seen.place == "body" else "left out"
        if not piece.prose or _of_item(view, piece):
            return "left out"
        view.listing = False
    if piece.linked * 5 >= len(piece.text) * 4 and piece.href and not Line(piece.text, 0, len(piece.text)).closed:
        return "teaser" if is_headline(piece) and seen.place == "body" else "left out"
    return None


def _of_item(view: View, piece: Piece) -> bool:
    """Whether a paragraph stands in one box with the last headline of a list: its summary, not the story's text."""
    frame = view.listed.frame if view.listed else None
    for _ in range(3):
        if frame is None or frame is view.segment.container:
            return False
        if frame.first <= piece.index < frame.last:
            return True
        frame = frame.parent
    return False


def is_headline(piece: Piece) -> bool:
    """Whether a link's words are another story's headline, not a button or a section."""
    if piece.links != 1 or not piece.linked * 5 >= len(piece.text) * 4 >= 80 or piece.text.count(" ") < 3:
        return False
    return not (piece.href or "").startswith("#")


def _furniture(view: View, seen: Seen) -> Kind | None:
    if seen.piece.links and opens(seen.piece.text, "tags"):
        return "left out"
    if seen.role in ("control", "clock", "separator", "tags"):
        return "control" if seen.role == "control" and seen.place in ("head", "body") else "left out"
    if seen.role == "section" and not seen.piece.level:
        return "left out"
    if (seen.place == "after" or seen.words >= 4) and is_notice(seen.piece.text):
        return "left out"
    return None


def _outside(view: View, seen: Seen) -> Kind | None:
    if seen.place == "before" and seen.zone == "deck" and seen.words >= 3:  # set above the title
        return "deck"
    return "left out" if seen.place in ("before", "after") else None


def _deck(view: View, seen: Seen) -> Kind | None:
    if seen.zone == "deck" and seen.words >= 3:
        return "deck"
    if seen.place != "head":
        return None
    title = view.segment.title
    near = title is not None and seen.piece.index - title <= 4
    if seen.piece.level and title is not None and seen.piece.index > title + 1 and seen.piece.index >= view.start:
        return None
    if near and 4 <= seen.words <= 60 and (seen.piece.level in (2, 3, 4) or seen.piece.prose):
        return "deck"
    return "unsure" if seen.words < 4 else None


def _heading(view: View, seen: Seen) -> Kind | None:
    piece = seen.piece
    if piece.level:
        return "heading" if seen.words <= 25 else "body"
    bold = piece.bold * 10 >= len(piece.text) * 9 and not piece.prose
    if bold and seen.words <= 15 and not piece.text.endswith((".", "،", "»", '"')):
        return "heading"
    return None


def _body(view: View, seen: Seen) -> Kind | None:
    piece = seen.piece
    if piece.prose:
        view.kept += not view.opinion.silent and not view.opinion.keeps(piece.text)
        return "body"
    line = Line(piece.text, 0, len(piece.text))
    if line.closed or piece.text.endswith(("؟", "!", "»", '"', "…")) or seen.words >= 8:
        return "body"
    return "body" if piece.frame.tag in ("li", "td", "th", "dd", "blockquote") else "unsure"


RULES: tuple[Callable[[View, Seen], Kind | None], ...] = (
    _title, _noise, _repeated, _caption, _who_and_when, _listing, _furniture, _outside, _deck, _heading, _body,
)  # fmt: skip
"""Asked in this order; `_body` answers for whatever is left."""
