"""What surrounds a claim in its article: where, when and by what, from its clause outwards.

`Around(draft)` finds the mentions of the article's places, dates and causes by token, once; `around(draft)` keeps it in
`draft.memo` for the stages after. Each question is answered from the nearest words that are licensed to answer it:

    clause ▷ sentence ▷ sentences before it in the paragraph ▷ headline ▷ dateline ▷ place or day of the lead
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from isnad.arabic.sentences import Sentence
from isnad.claims.arguments.cause import CauseCue, causes_in, closest
from isnad.claims.casualties.scene import located
from isnad.draft import Draft
from isnad.records import Cause, Date, Place


class At(NamedTuple):
    """A mention at tokens `[first, last)`."""

    first: int
    last: int
    record: Any


class Around:
    """The mentions of an article by token."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.places = _sorted(draft, [p for p in draft.places if not p.metonym])
        self.dates = _sorted(draft, [d for d in draft.dates if d.value])
        self._place_firsts = [a.first for a in self.places]
        self._date_firsts = [a.first for a in self.dates]
        self._sentence_firsts = [s.first for s in draft.sentences]
        self._causes: dict[int, list[CauseCue]] = {}
        self._closest: dict[int, Cause | None] = {}
        self._harming: dict[int, frozenset[int]] = {}
        mentions = [m for person in draft.people for m in person.mentions]
        self.names = frozenset(last for _, last, _ in located(draft, mentions))  # where names of people end
        self.licences: dict[int, int] = {}  # of places, by their first token

    def places_in(self, first: int, last: int) -> Sequence[At]:
        """Places that begin in tokens [first, last)."""
        return self.places[bisect_left(self._place_firsts, first) : bisect_left(self._place_firsts, last)]

    def dates_in(self, first: int, last: int) -> Sequence[At]:
        """Resolved dates that begin in tokens [first, last)."""
        return self.dates[bisect_left(self._date_firsts, first) : bisect_left(self._date_firsts, last)]

    def sentence_at(self, token: int) -> int:
        """Index of the sentence that holds a token."""
        return max(0, bisect_right(self._sentence_firsts, token) - 1)

    def causes_of(self, index: int) -> list[CauseCue]:
        """Causes told in a sentence, found once."""
        if index not in self._causes:
            sentence = self.draft.sentences[index]
            self._causes[index] = causes_in(self.draft, sentence.first, sentence.last)
        return self._causes[index]

    def cause_of(self, index: int) -> Cause | None:
        """The closest of the causes told in a sentence, found once."""
        if index not in self._closest:
            self._closest[index] = closest(self.causes_of(index))
        return self._closest[index]

    def is_cause(self, token: int) -> bool:
        """True where a word for what does harm ends at a token."""
        index = self.sentence_at(token)
        if index not in self._harming:
            self._harming[index] = frozenset(i for c in self.causes_of(index) for i in range(c.first, c.last))
        return token in self._harming[index]

    def paragraph_before(self, index: int) -> Sequence[Sentence]:
        """The sentences of the same block before a sentence, nearest first."""
        sentences = self.draft.sentences
        block = sentences[index].block
        at = index
        while at and sentences[at - 1].block == block:
            at -= 1
        return sentences[at:index][::-1]


def around(draft: Draft) -> Around:
    """The surroundings of an article, made once."""
    found = draft.memo.get(__name__)
    if found is None:
        found = draft.memo[__name__] = Around(draft)
    return found


def _sorted(draft: Draft, spans: Sequence[Place | Date]) -> list[At]:
    return sorted((At(*found) for found in located(draft, spans)), key=lambda a: a.first)
