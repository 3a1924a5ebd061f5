"""The record of each related story: its headline, section, caption, summary, byline and place, as spans of the page."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.reading.cards import Card, section_length, shared_sections
from isnad.reading.credits import credit_of, is_credit, player
from isnad.reading.furniture import link_start
from isnad.reading.lines import Line, bare
from isnad.reading.page_words import lists
from isnad.records import Span, Teaser


def teasers(text: str, cards: Sequence[Card]) -> list[Teaser]:
    """The record of each card of a run."""
    shared = shared_sections(card.caption for card in cards if card.caption is not None)
    return [_teaser(text, card, shared) for card in cards]


def _teaser(text: str, card: Card, sections: frozenset[str]) -> Teaser:
    caption = byline = place = None
    section = _span(text, card.section)
    if card.caption is not None:
        line = card.caption
        cut = section_length(line.text, sections)
        stop = player(line.text)
        stop = len(line.text[:stop].rstrip())
        section = Span.of(text, line.start, line.start + cut) if cut else section
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
    at = line.start + (link_start(line.text) if line.role == "link" else 0)
    return Span.of(text, at, line.end)  # type: ignore[no-any-return]


def _span(text: str, line: Line | None) -> Span | None:
    return Span.of(text, line.start, line.end) if line is not None else None


def _signature(text: str, line: Line) -> tuple[Span, Span | None]:
    """The name and the place of «فلان (بغداد)»; the whole line where no parentheses close it."""
    found = credit_of(line.text)
    if found is None or (is_credit(found[0]) and bare(found[0]) not in lists().cities):
        return Span.of(text, line.start, line.end), None
    opened = line.text.rindex("(" + found[0])
    name = line.text[:opened].rstrip()
    place = Span.of(text, line.start + opened + 1, line.start + opened + 1 + len(found[0]))
    return (Span.of(text, line.start, line.start + len(name)) if name else place), place
