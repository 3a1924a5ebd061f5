"""Related stories: the run of lines a label opens, and the card of each story in it.

Two habits: links (one headline a line; the article goes on after them) and cards (caption, headline, summary, byline).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from isnad.reading.credits import opens_as_text
from isnad.reading.lines import Line, bare
from isnad.reading.page_words import lists

_SECTION = 3
"""Words of a section's name at most."""
_SUMMARY = 350
"""Characters of a summary at most: what is longer is an article's own paragraph."""
_HEAD = 6
_PICTURE = frozenset({"caption", "control", "stamp", "byline", "dateline"})
_WINDOW = 60
"""Lines of a run that are looked at to tell its habit."""
_BESIDE = frozenset({"control", "clock", "stamp", "section", "tags", "separator"})
_SLOTS = {"caption": "caption", "paragraph": "summary", "byline": "byline", "dateline": "byline", "credit": "byline"}


class Card:
    """One related story while its lines are being gathered."""

    __slots__ = ("byline", "caption", "first", "headline", "last", "section", "summary")

    def __init__(self, line: Line, section: Line | None) -> None:
        self.first, self.last, self.section = section or line, line, section
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

    @property
    def pictured_first(self) -> bool:
        """True where the card has a caption, and something under it."""
        return self.caption is not None and self.caption is not self.last

    @property
    def only_headed(self) -> bool:
        """True where nothing but the headline has been seen."""
        return self.headline is not None and self.last is self.headline

    def put(self, line: Line, slot: str) -> None:
        """Add a line; a headline that stands twice fills its slot once."""
        self.last = line
        if getattr(self, slot) is None:
            setattr(self, slot, line)


class Run:
    """The lines `[first, limit)` that a label may govern, and the sections that open captions among them."""

    def __init__(self, lines: Sequence[Line], first: int, limit: int) -> None:
        self.lines, self.first, self.limit = lines, first, limit
        self.sections = self._sections()

    def slot(self, i: int) -> str | None:
        """What line i may be in a card; None for buttons, dates and section names, which any card may hold."""
        line = self.lines[i]
        if line.role in _BESIDE:
            return None
        if self.sections and line.role == "text" and section_length(line.text, self.sections):
            return "caption"
        return _SLOTS.get(line.role, "headline")

    def _sections(self) -> frozenset[str]:
        """Sections that open two lines or more, each over a headline and its summary: their lines are captions."""
        lines, stop = self.lines, min(self.limit, self.first + _WINDOW) - 2
        over = [
            lines[i]
            for i in range(self.first, stop)
            if lines[i].role in ("text", "caption") and lines[i + 1].role == "text" and lines[i + 2].role in _SLOTS
        ]
        return shared_sections(over)

    def has_cards(self) -> bool:
        """True where captions stand over headlines, or every headline has its one summary to the very end."""
        for i in range(self.first, min(self.first + 4, self.limit - 1)):
            if self.slot(i) == "caption" and self.slot(i + 1) == "headline":
                return True
        if self.limit - self.first > _WINDOW:
            return False
        shown = [slot for i in range(self.first, self.limit) if (slot := self.slot(i))]
        if any(line.role == "paragraph" and len(line.text) > _SUMMARY for line in self.lines[self.first : self.limit]):
            return False
        return len(shown) >= 4 and len(shown) % 2 == 0 and shown == ["headline", "summary"] * (len(shown) // 2)

    def links_end(self) -> int:
        """The line after a list of links: the paragraph where the article goes on, or its subheading."""
        i, lines = self.first, self.lines
        while i < self.limit and lines[i].role not in ("paragraph", "caption") and not _is_text(lines[i]):
            i += 1
        links = [line for line in lines[self.first : i] if line.role in ("text", "link")]
        if i < self.limit and len(links) >= 2 and lines[i - 1] is links[-1] and is_subheading(links):
            return i - 1
        return i

    def resumes(self, i: int, cards: Sequence[Card]) -> bool:
        """True where a headline after captioned cards opens running text instead of one more card.

        Its own picture may stand between the two, where the cards set theirs above their headlines.
        """
        if self.slot(i) != "headline" or not cards or not all(card.pictured_first for card in cards[-2:]):
            return False
        k = i + 1
        while k < min(i + _HEAD, self.limit) and self.lines[k].role in _PICTURE:
            k += 1
        return k + 1 < self.limit and self.lines[k].role == "paragraph" and self.lines[k + 1].role == "paragraph"


def gather(lines: Sequence[Line], first: int, limit: int) -> tuple[list[Card], int]:
    """The cards from line `first` on, and the headline at which running text goes on after them (-1: at none).

    `limit` is the next head or label.
    """
    run = Run(lines, first, limit)
    stop = limit if run.has_cards() else run.links_end()
    cards: list[Card] = []
    section: Line | None = None
    for i in range(first, stop):
        line, slot = lines[i], run.slot(i)
        if slot == "summary" and len(line.text) > _SUMMARY:
            return cards, -1
        if slot is None:
            section = line if line.role == "section" else section
            if cards and section is None and line.role in ("stamp", "clock"):
                cards[-1].last = line
            continue
        if not cards or not cards[-1].takes(line, slot) or (section is not None and not cards[-1].only_headed):
            if slot in ("summary", "byline"):
                return cards, -1
            if run.resumes(i, cards):
                return cards, i
            cards.append(Card(line, section))
        cards[-1].put(line, slot)
        cards[-1].section, section = cards[-1].section or section, None
    return cards, -1


def shared_sections(lines: Iterable[Line]) -> frozenset[str]:
    """The sections that open two lines or more; a name longer than listed where all of three or more agree on it."""
    opened = [line.bare.split() for line in lines]
    counts = Counter(" ".join(words[:size]) for words in opened for size in range(1, min(_SECTION + 1, len(words))))
    known = lists().sections
    found = set()
    for phrase, count in counts.items():
        agreed = count == len(opened) >= 3 and _opens_with(phrase, known)
        if count >= 2 and (phrase in known or agreed):
            found.add(phrase)
    return frozenset(found)


def _opens_with(phrase: str, known: frozenset[str]) -> bool:
    words = phrase.split()
    return any(" ".join(words[:size]) in known for size in range(1, len(words)))


def section_length(line: str, sections: frozenset[str]) -> int:
    """Characters of the section name that opens a caption; 0 where none does."""
    end = best = 0
    for _ in range(_SECTION):
        end = line.find(" ", end + 1)
        if end < 0:
            break
        if bare(line[:end]) in sections:
            best = end
    return best


def _is_text(line: Line) -> bool:
    """True for a line too long for a link, or one that opens as paragraphs do and is no short headline."""
    return line.role == "text" and (len(line.text) > 150 or (len(line.text) > 80 and opens_as_text(line)))


def is_subheading(links: Sequence[Line]) -> bool:
    """True where the last of some links is a subheading of the text below: much shorter than the links are."""
    lengths = sorted(len(line.text) for line in links[:-1])
    return len(links[-1].text) <= 0.6 * lengths[len(lengths) // 2]
