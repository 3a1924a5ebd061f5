"""The related stories of a plain page: the runs that labels open, links inside the text, lists of headlines alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from isnad.reading import notes
from isnad.reading.blocks import KIND_OF
from isnad.reading.cards import gather, headline, teasers
from isnad.reading.heads import is_headline
from isnad.reading.lines import Line
from isnad.records import Block, Span, Teaser

_LEAST_HEADLINES = 3
_MOST_NOTES = 8
_APART = frozenset({"section", "clock", "stamp", "control", "label", "separator"})


class Related:
    """The teasers found on a page, the lines they own (by place), and what was found of each sort."""

    def __init__(self) -> None:
        self.teasers: list[Teaser] = []
        self.owned: set[int] = set()
        self._said: list[str] = []
        self._links = self._headlines = 0

    def add_run(self, text: str, page: Sequence[Line], label: Line, limit: int) -> None:
        """Add the cards of the run that a label opens and that ends before line `limit`."""
        cards, _ = gather(page, label.at + 1, limit)
        if cards:
            first, last = cards[0].first, cards[-1].last
            self.owned.update(range(first.at, last.at + 1))
            self.teasers += teasers(text, cards)
            self._said.append(notes.run_of_teasers(len(cards), label.text, first.number, last.number))

    def add_link(self, text: str, line: Line) -> None:
        """Add the one story of «اقرأ أيضاً: …»."""
        self.teasers.append(Teaser(start=line.start, end=line.end, headline=headline(text, line)))
        self.owned.add(line.at)
        self._links += 1

    def add_headlines(self, text: str, own: Sequence[Line]) -> list[Block]:
        """Add each headline of a list as a teaser; the blocks of the list."""
        for line in own:
            if line.role == "text":
                self.teasers.append(
                    Teaser(start=line.start, end=line.end, headline=Span.of(text, line.start, line.end))
                )
                self._headlines += 1
        return [Block(kind=KIND_OF.get(line.role, "teaser"), start=line.start, end=line.end) for line in own]

    def notes(self) -> list[str]:
        """A note for each run, and one for each other sort."""
        said = self._said[:_MOST_NOTES]
        if len(self._said) > _MOST_NOTES:
            said.append(f"so are those of {len(self._said) - _MOST_NOTES:,} more runs of related stories")
        if self._links:
            said.append(notes.lone_teasers(self._links, "link to another story", "links to other stories"))
        if self._headlines:
            said.append(notes.lone_teasers(self._headlines, "headline of another story", "headlines of other stories"))
        return said


def find_related(text: str, page: Sequence[Line], starts: Sequence[int]) -> Related:
    """The runs and links of a page; `starts` are the lines at which its articles begin."""
    related = Related()
    bounds = sorted({*starts, *(line.at for line in page if line.role == "label"), len(page)})
    for line in page:
        if line.role == "label":
            related.add_run(text, page, line, bounds[bisect_right(bounds, line.at)])
    for line in page:
        if line.role == "link" and line.at not in related.owned:
            related.add_link(text, line)
    return related


def headlines_alone(own: Sequence[Line]) -> bool:
    """True where lines are a list of headlines and no article: no paragraph, and section names or times among them."""
    if any(line.role not in _APART and not is_headline(line) for line in own):
        return False
    apart = sum(line.role in _APART for line in own)
    return apart >= 2 and len(own) - apart >= _LEAST_HEADLINES
