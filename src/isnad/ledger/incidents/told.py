"""An article's claims with what grouping needs to know of each: its place, days, paragraph and sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from isnad.arabic.fold import fold
from isnad.ledger.incidents.days import Days, days
from isnad.ledger.incidents.records import Spot
from isnad.ledger.incidents.spots import spot
from isnad.records import Article, Block, Casualty, Place

_HEAD = frozenset(("title", "deck"))
_STOPS = ".؟!\n"
_FAR = 8  # days
_BESIDE = 30  # characters between one harmed and the name
_DATELINE = 90  # characters
_FILED = re.compile(r"[^.()]{0,60}\([^()]{2,25}\) *[-–—:.]")
_SENTENCE = 600  # characters looked through for a stop, each way


class Told(NamedTuple):
    """One claim; `sentence` are its characters, `block` the paragraph's index, `dated` true where a date stands by.

    `number`: among the article's casualties. `name`: of the one harmed, where the claim is of one and names him.
    """

    claim: Casualty
    spot: Spot | None
    days: Days | None
    dated: bool
    block: int
    sentence: tuple[int, int]
    head: bool
    number: int
    name: str | None = None


class Reader:
    """What surrounds the claims of one article."""

    def __init__(self, text: str, article: Article) -> None:
        self.text = text
        self.article = article
        self.issued = days(article.published)
        self._by_start = {p.start: p for p in article.places}
        self._by_name: dict[str, Place] = {}
        for place in article.places:
            self._by_name.setdefault(place.name, place)
        speakers = {s.speaker.name for s in article.statements if s.speaker}
        people = [p for p in article.people if p.name not in speakers]
        self._people = sorted((m.start, fold(p.name)) for p in people for m in p.mentions)
        self.blocks: list[Block] = [b for b in article.blocks if b.kind in ("title", "deck", "body", "heading")]
        self._starts = [b.start for b in self.blocks]
        bodies = [i for i, b in enumerate(self.blocks) if b.kind == "body"]
        self.lead = bodies[0] if bodies else -1
        filed = self._filed()
        self.places = [p for p in article.places if not p.metonym and not filed[0] <= p.start < filed[1]]

    def _filed(self) -> tuple[int, int]:
        """Where the first paragraph says whence it was sent: «دبي، الإمارات (CNN) --»."""
        if self.lead < 0:
            return 0, 0
        start = self.blocks[self.lead].start
        found = _FILED.match(self.text, start, min(self.blocks[self.lead].end, start + _DATELINE))
        return (start, found.end()) if found else (0, 0)

    def told(self) -> list[Told]:
        """Every claim of this event or day, in order; totals of longer times are no claims on an incident."""
        listed = enumerate(self.article.casualties)
        return [self._told(claim, number) for number, claim in listed if claim.scope == "incident"]

    def _told(self, claim: Casualty, number: int) -> Told:
        block = self.block_at(claim.start)
        first, last = self.sentence(claim.start, claim.end)
        dated = any(first <= d.start < last and d.value for d in self.article.dates)
        when = days(claim.date)
        if when and not dated and self.issued and self.issued[0] - when[1] > _FAR:
            when = None  # a day of long ago that the claim's own sentence does not tell
        if when and self.issued and when[0] > self.issued[1]:
            when = None  # no harm is told before it is done
        head = block >= 0 and (self.blocks[block].kind in _HEAD or block == self.lead)
        return Told(claim, self._spot(claim), when, dated, block, (first, last), head, number, self._name(claim))

    def _name(self, claim: Casualty) -> str | None:
        """«مقتل أحمد الراوي»، «مقتل شابة تدعى آنا كامبل»: the person named in the claim or right after it."""
        if not claim.min == claim.max == 1:
            return None
        at = bisect_left(self._people, (claim.start, ""))
        near = at < len(self._people) and self._people[at][0] <= claim.end + _BESIDE
        return self._people[at][1] if near else None

    def _spot(self, claim: Casualty) -> Spot | None:
        if claim.place is None:
            return None
        at = self._by_start.get(claim.place.start if claim.place.start is not None else -1)
        place = at or self._by_name.get(claim.place.name)
        return spot(place) if place else None

    def block_at(self, offset: int) -> int:
        """Index of the block that holds an offset; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The characters between the stops around `[start, end)`, inside its block."""
        at = self.block_at(start)
        low = max(self.blocks[at].start if at >= 0 else 0, start - _SENTENCE)
        high = min(self.blocks[at].end if at >= 0 else len(self.text), end + _SENTENCE)
        first = max((self.text.rfind(stop, low, start) + 1 for stop in _STOPS), default=low)
        ends = [i for i in (self.text.find(stop, end, high) for stop in _STOPS) if i >= 0]
        return max(first, low), min(ends, default=high)

    def head(self) -> list[tuple[int, int]]:
        """The characters of title, deck and first paragraph."""
        chosen = [b for i, b in enumerate(self.blocks) if b.kind in _HEAD or i == self.lead]
        return [(b.start, b.end) for b in chosen]

    def spots_in(self, spans: list[tuple[int, int]]) -> tuple[Spot, ...]:
        """The places named in some stretches, each once, the smallest reach first."""
        found: dict[str, Spot] = {}
        for place in self.places:
            if any(first <= place.start < last for first, last in spans):
                here = spot(place)
                found.setdefault(here.key, here)
        return tuple(sorted(found.values(), key=lambda s: s.reach))
