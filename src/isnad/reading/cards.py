"""Related stories: the run of lines a label opens, and the card of each story in it.

Two habits: links (one headline a line; the article goes on after them) and cards (caption, headline, summary, byline).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from isnad.reading.furniture import credit_of, is_credit, lists, opens_as_text, player
from isnad.reading.lines import Line, bare
from isnad.records import Span, Teaser

_SECTION = 3
"""Words of a section's name at most."""
_BESIDE = frozenset({"control", "clock", "stamp", "section", "tags", "separator"})


class Card:
    """One related story while its lines are being gathered."""

    __slots__ = ("byline", "caption", "first", "headline", "last", "summary")

    def __init__(self, line: Line) -> None:
        self.first = self.last = line
        self.headline: Line | None = None
        self.caption: Line | None = None
        self.summary: Line | None = None
        self.byline: Line | None = None

    def takes(self, line: Line, slot: str) -> bool:
        """True where the line can belong to this card: its slot is free and nothing that follows it has been seen."""
        if slot == "caption":
            return self.caption is None and self.summary is None and self.byline is None
        if slot == "headline":
            same = self.headline is not None and self.headline.key == line.key
            return (self.headline is None or same) and self.summary is None and self.byline is None
        if slot == "summary":
            return self.headline is not None and self.summary is None and self.byline is None
        return self.headline is not None and self.byline is None


def slot_of(line: Line) -> str | None:
    """What a line may be in a card; None for buttons and dates, which any card may hold."""
    if line.role in _BESIDE:
        return None
    return {
        "caption": "caption",
        "paragraph": "summary",
        "byline": "byline",
        "dateline": "byline",
        "credit": "byline",
    }.get(line.role, "headline")


def gather(lines: Sequence[Line], first: int, limit: int) -> tuple[list[Card], int]:
    """The cards from line `first` on, and the line after them; `limit` is the next head or label."""
    stop = _links_end(lines, first, limit) if not _has_cards(lines, first, limit) else limit
    cards: list[Card] = []
    for i in range(first, stop):
        line, slot = lines[i], slot_of(lines[i])
        if slot is None:
            if cards:
                cards[-1].last = line
            continue
        if not cards or not cards[-1].takes(line, slot):
            if slot in ("summary", "byline") or _resumes(lines, i, limit, cards):
                return cards, i
            cards.append(Card(line))
        _put(cards[-1], line, slot)
    return cards, stop


def _put(card: Card, line: Line, slot: str) -> None:
    card.last = line
    if getattr(card, slot) is None:
        setattr(card, slot, line)


def _has_cards(lines: Sequence[Line], first: int, limit: int) -> bool:
    """True where captions stand among the stories, or every headline has its one summary to the very end."""
    if any(line.role == "caption" for line in lines[first : min(first + 4, limit)]):
        return True
    shown = [slot for line in lines[first:limit] if (slot := slot_of(line))] if limit - first <= 40 else []
    return len(shown) >= 4 and len(shown) % 2 == 0 and shown == ["headline", "summary"] * (len(shown) // 2)


def _links_end(lines: Sequence[Line], first: int, limit: int) -> int:
    """The line after a list of links: the paragraph where the article goes on, or its subheading."""
    i = first
    while i < limit and lines[i].role not in ("paragraph", "label") and not _is_text(lines[i]):
        i += 1
    links = [line for line in lines[first:i] if slot_of(line) == "headline"]
    if i < limit and len(links) >= 2 and lines[i - 1] is links[-1] and _is_subheading(links):
        return i - 1
    return i


def _is_text(line: Line) -> bool:
    """True for a line too long for a link, or one that opens as paragraphs do and is no short headline."""
    return line.role == "text" and (len(line.text) > 150 or (len(line.text) > 80 and opens_as_text(line)))


def _is_subheading(links: list[Line]) -> bool:
    """True where the last of some links is a subheading of the text below: much shorter than the links are."""
    lengths = sorted(len(line.text) for line in links[:-1])
    return len(links[-1].text) <= 0.6 * lengths[len(lengths) // 2]


def _resumes(lines: Sequence[Line], i: int, limit: int, cards: list[Card]) -> bool:
    """True where a headline after captioned cards opens running text instead of one more card."""
    if lines[i].role != "text" or not cards or any(card.caption is None for card in cards):
        return False
    return i + 2 < limit and lines[i + 1].role == "paragraph" and lines[i + 2].role == "paragraph"


def teasers(text: str, cards: Sequence[Card]) -> list[Teaser]:
    """The record of each card."""
    shared = _sections(cards)
    return [_teaser(text, card, shared) for card in cards]


def _sections(cards: Sequence[Card]) -> frozenset[str]:
    """The section names that open more than one caption; longer than listed where three captions or more all agree."""
    captions = [card.caption.bare.split() for card in cards if card.caption is not None]
    counts = Counter(" ".join(words[:size]) for words in captions for size in range(1, min(_SECTION + 1, len(words))))
    known = lists().sections
    found = set()
    for phrase, count in counts.items():
        agreed = count == len(captions) >= 3 and _opens_with(phrase, known)
        if count >= 2 and (phrase in known or agreed):
            found.add(phrase)
    return frozenset(found)


def _opens_with(phrase: str, known: frozenset[str]) -> bool:
    words = phrase.split()
    return any(" ".join(words[:size]) in known for size in range(1, len(words)))


def _teaser(text: str, card: Card, sections: frozenset[str]) -> Teaser:
    caption = section = byline = place = None
    if card.caption is not None:
        line = card.caption
        cut = _section_length(line.text, sections)
        stop = player(line.text)
        stop = len(line.text[:stop].rstrip())
        section = Span.of(text, line.start, line.start + cut) if cut else None
        at = cut + len(line.text[cut:]) - len(line.text[cut:].lstrip())
        caption = Span.of(text, line.start + at, line.start + stop) if at < stop else None
    if card.byline is not None:
        byline, place = _signature(text, card.byline)
    return Teaser(
        start=card.first.start,
        end=card.last.end,
        headline=headline(text, card.headline) if card.headline else None,
        section=section,
        summary=_span(text, card.summary),
        caption=caption,
        byline=byline,
        place=place,
    )


def headline(text: str, line: Line) -> Span:
    """The headline a line holds: all of it, or what follows the label of «اقرأ أيضاً: …»."""
    label, _, rest = line.text.partition(":") if line.role == "link" else ("", "", line.text)
    at = line.end - len(rest.lstrip()) if label else line.start
    return Span.of(text, at, line.end)  # type: ignore[no-any-return]


def _span(text: str, line: Line | None) -> Span | None:
    return Span.of(text, line.start, line.end) if line is not None else None


def _section_length(line: str, sections: frozenset[str]) -> int:
    """Characters of the section name that opens a caption; 0 where none does."""
    end = best = 0
    for _ in range(_SECTION):
        end = line.find(" ", end + 1)
        if end < 0:
            break
        if bare(line[:end]) in sections:
            best = end
    return best


def _signature(text: str, line: Line) -> tuple[Span, Span | None]:
    """The name and the place of «فلان (بغداد)»; the whole line where no parentheses close it."""
    found = credit_of(line.text)
    if found is None or (is_credit(found[0]) and bare(found[0]) not in lists().cities):
        return Span.of(text, line.start, line.end), None
    opened = line.text.rindex("(" + found[0])
    name = line.text[:opened].rstrip()
    place = Span.of(text, line.start + opened + 1, line.start + opened + 1 + len(found[0]))
    return (Span.of(text, line.start, line.start + len(name)) if name else place), place
