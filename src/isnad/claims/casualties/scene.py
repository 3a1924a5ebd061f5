"""An article as the rules of harm see it: what stands at each token, found once.

`Scene.counts` maps the first token of each count of people to it, for the sentences that tell of harm; `Scene.triggers`
are the tokens whose spelling can tell of harm. Sentences without a trigger are never looked at again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from isnad.arabic.sentences import Sentence
from isnad.claims.casualties.counts import Count, Reader
from isnad.claims.casualties.words import Lex, lexicon
from isnad.draft import Draft
from isnad.records import Quantity


class Told(NamedTuple):
    """A sentence that may tell of harm: its index, its tokens, its triggers, its counts in order."""

    ordinal: int
    sentence: Sentence
    triggers: tuple[int, ...]
    counts: tuple[Count, ...]


class Scene:
    """What the rules read: keys, lexical readings, mentions by token, sentences that tell of harm."""

    def __init__(self, draft: Draft) -> None:
        tokens = draft.tokens
        self.draft = draft
        self.tokens = tokens
        self.keys = tokens.keys
        self.words = tokens.words
        self.triggers = _triggers(draft)
        self.told: tuple[Told, ...] = ()
        self.count_at: dict[int, Count] = {}
        if self.triggers:
            numbers = {first: (last, q) for first, last, q in _numbers(draft)}
            names = {}
            for person in draft.people:
                names.update({first: (last, person) for first, last, _ in located(draft, person.mentions)})
            places = frozenset(first for first, _, _ in located(draft, draft.places))
            days = {first: last for first, last, _ in located(draft, draft.dates)}
            self.reader = Reader(draft, numbers, names, places, days)
            self.told = tuple(self._tell())

    def lex(self, i: int) -> Lex | None:
        """The lexical reading of token i."""
        return lexicon().of(self.words[i])

    def _tell(self) -> list[Told]:
        told, at, n = [], 0, len(self.triggers)
        for index, sentence in enumerate(self.draft.sentences):
            begin = at
            while at < n and self.triggers[at] < sentence.last:
                at += 1
            if at > begin:
                counts = self._counts(sentence)
                told.append(Told(index, sentence, tuple(self.triggers[begin:at]), counts))
        return told

    def _counts(self, sentence: Sentence) -> tuple[Count, ...]:
        counts = []
        i, read = sentence.first, self.reader.at
        while i < sentence.last:
            count = read(i, sentence.last)
            if count is None:
                i += 1
            else:
                counts.append(count)
                self.count_at[count.first] = count
                i = max(count.last, i + 1)
        return tuple(counts)


def _triggers(draft: Draft) -> list[int]:
    lex = lexicon()
    known, read = lex.known, lex.of
    found = []
    for i, word in enumerate(draft.tokens.words):
        try:
            hit = known[word]
        except KeyError:
            hit = read(word)
        if hit is not None and hit.trigger:
            found.append(i)
    return found


def _numbers(draft: Draft) -> Iterator[tuple[int, int, Quantity]]:
    """(first token of the hedge or number, one past the number or the hedge after it, quantity)."""
    starts = draft.tokens.starts
    for first, last, quantity in located(draft, draft.quantities):
        if quantity.hedge_start is not None:
            first = bisect_right(starts, quantity.hedge_start) - 1
        if quantity.noun_start is None and quantity.hedge_end is not None:
            last = bisect_right(starts, quantity.hedge_end - 1)
        yield first, last, quantity


def located(draft: Draft, spans: Sequence[Any]) -> list[tuple[int, int, Any]]:
    """(first token, one past the last token, record) of records that quote the text, those inside readable blocks."""
    starts, ends = draft.tokens.starts, draft.tokens.ends
    found = []
    for span in spans:
        first = bisect_right(starts, span.start) - 1
        if first < 0 or ends[first] <= span.start:
            continue
        last = bisect_right(starts, span.end - 1)
        found.append((first, max(last, first + 1), span))
    return found
