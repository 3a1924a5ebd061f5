"""The related stories of a plain page: the runs that labels open, links inside the text, lists of headlines alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from isnad.reading import notes
from isnad.reading.blocks import KIND_OF
from isnad.reading.cards import Card, gather, is_subheading, section_length, shared_sections
from isnad.reading.credits import opens_as_text
from isnad.reading.heads import is_headline
from isnad.reading.lines import Line
from isnad.reading.teasers import headline, teasers
from isnad.records import Block, Span, Teaser

_LEAST_HEADLINES = 3
_MOST_NOTES = 8
_HEADLINE_WORDS = 5
_LONG_RUN = 3
_LINKED = range(25, 120)
_CARD = 6
"""Lines of one card at most."""
_APART = frozenset({"section", "clock", "stamp", "control", "label", "separator"})


class Related:
    """The teasers found on a page, the lines they own (by place), and the heads of articles that follow their runs."""

    def __init__(self) -> None:
        self.teasers: list[Teaser] = []
        self.owned: set[int] = set()
        self.heads: list[int] = []
        self._said: list[str] = []
        self._links = self._headlines = 0

    def add_run(self, text: str, page: Sequence[Line], first: int, limit: int, label: Line | None) -> None:
        """Add the cards from line `first` on; `label` opens their run, `limit` is the next head or label."""
        cards, goes_on = gather(page, first, limit)
        if not cards or (label is not None and _is_digest(page, label, cards)):
            return
        top, bottom = cards[0].first, cards[-1].last
        for card in cards:  # buttons between two cards belong to neither
            self.owned.update(range(card.first.at, card.last.at + 1))
        self.teasers += teasers(text, cards)
        if goes_on >= 0 and _opens_article(page, goes_on, len(cards)):
            self.heads.append(goes_on)
        said = notes.run_of_teasers(len(cards), label.text if label else None, top.number, bottom.number)
        self._said.append(said)

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

    def add_embedded(self, text: str, own: Sequence[Line]) -> None:
        """Add headlines that stand between two paragraphs of an article."""
        self.add_headlines(text, own)
        self.owned.update(line.at for line in own)

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
            related.add_run(text, page, line.at + 1, bounds[bisect_right(bounds, line.at)], line)
    for first in _unlabelled(page, related.owned):
        related.add_run(text, page, first, bounds[bisect_right(bounds, first)], None)
    for line in page:
        if line.role == "link" and line.at not in related.owned:
            related.add_link(text, line)
    for first, last in _embedded(page, related.owned.union(starts)):
        related.add_embedded(text, page[first:last])
    return related


def _is_digest(page: Sequence[Line], label: Line, cards: Sequence[Card]) -> bool:
    """True where a label opens the page, and a paragraph follows its first headline: the name of a digest."""
    after = cards[-1].last.at + 1
    return label.at == 0 and len(cards) == 1 and after < len(page) and page[after].role == "paragraph"


def _opens_article(page: Sequence[Line], i: int, cards: int) -> bool:
    """True where the headline after a run of cards is a new article's: no subheading by its length, and a picture of
    its own or a long run before it; a run of cards stands at the end of an article."""
    pictured = page[i + 1].role != "paragraph"
    return is_headline(page[i]) and page[i].words >= _HEADLINE_WORDS and (pictured or cards >= _LONG_RUN)


def _unlabelled(page: Sequence[Line], owned: set[int]) -> list[int]:
    """Where runs of cards begin that no label opens: two captions or more of one section, each over a headline."""
    over = [
        line for line in page[:-2] if line.role == "caption" and line.at not in owned and is_headline(page[line.at + 1])
    ]
    sections = shared_sections(over)
    if not sections:
        return []
    captions = [line for line in over if section_length(line.text, sections)]
    starts = []
    for before, line, after in zip([None, *captions], captions, [*captions[1:], None], strict=False):
        near = after is not None and after.at - line.at <= _CARD
        if near and (before is None or line.at - before.at > _CARD):
            twice = line.at and page[line.at - 1].key == page[line.at + 1].key
            starts.append(line.at - 1 if twice else line.at)
    return starts


def _embedded(page: Sequence[Line], taken: Collection[int]) -> list[tuple[int, int]]:
    """Runs of two headlines or more between two paragraphs: links to other stories whose label the crawler lost.

    What a colon announces is a list of the article's own, and a last line much shorter than the others its subheading.
    """
    runs = []
    i = 1
    while i < len(page):
        j = i
        while j < len(page) and page[j].at not in taken and _is_linked_headline(page[j]):
            j += 1
        if j - i >= 2 and j < len(page) and page[i - 1].role == page[j].role == "paragraph":
            stop = j - 1 if j - i > 2 and is_subheading(page[i:j]) else j
            if page[i - 1].text[-1] != ":":
                runs.append((i, stop))
        i = max(j, i + 1)
    return runs


def _is_linked_headline(line: Line) -> bool:
    return (
        is_headline(line)
        and len(line.text) in _LINKED
        and line.words > _LEAST_HEADLINES
        and line.text[0].isalpha()
        and line.text[0] != "و"
        and not opens_as_text(line)
    )


def headlines_alone(own: Sequence[Line]) -> bool:
    """True where lines are a list of headlines and no article: no paragraph, and section names or times among them."""
    if any(line.role not in _APART and not is_headline(line) for line in own):
        return False
    apart = sum(line.role in _APART for line in own)
    return apart >= 2 and len(own) - apart >= _LEAST_HEADLINES
