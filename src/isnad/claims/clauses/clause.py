"""A shallow reading of the clause, shared by statements, casualties and events.

`clauses_of(draft)` makes, once an article, the parallel lists its rules look things up in: what each word does in a
clause, which words may report speech, where each sentence ends, what is quoted, which tokens name a person or a group.
`noun_phrase(draft, i)` is the noun phrase that begins at a token: head, modifiers, title, name and apposition, without
relative clause.

    قال [وزير النقل، سامي الخطيب،] الذي زار الميناء أمس إن …
         noun phrase             └ relative clause
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from isnad.claims.clauses import quotes as quotation
from isnad.claims.clauses.phrase import phrase
from isnad.claims.clauses.quotes import Quotes
from isnad.claims.clauses.words import NO_ROLE, F, Role, role
from isnad.claims.statements.words import Cue, read
from isnad.draft import Draft
from isnad.lexicon.forms import FormHit
from isnad.records import Group, Person, Place

if TYPE_CHECKING:
    from isnad.claims.sources.phrases import SourcePhrase

MEMO = "clauses"

Mentioned = TypeVar("Mentioned", Person, Group)


class Clauses:
    """The analysis of one article; every list runs parallel to `draft.tokens`.

    `roles`, `cues`: of each word. `sentence[i]`: the number of token i's sentence. `people[i]`, `groups[i]`: the person
    or group named at token i. `dates[i]`: one past the date expression that begins at token i.
    """

    __slots__ = (
        "cues", "dates", "draft", "group_at", "keys", "n", "people", "phrases", "place_at", "quotes", "roles",
        "sentence", "sentences", "tokens",
    )  # fmt: skip

    def __init__(self, draft: Draft) -> None:
        tokens = draft.tokens
        self.draft, self.tokens, self.sentences = draft, tokens, draft.sentences
        self.n = len(tokens)
        self.keys = tokens.keys
        self.roles: list[Role] = [role(w) for w in tokens.words]
        self.cues: list[tuple[FormHit[Cue], ...]] = [read(w) for w in tokens.words]
        self.sentence: list[int] = [0] * self.n
        for number, s in enumerate(draft.sentences):
            self.sentence[s.first : s.last] = [number] * (s.last - s.first)
        self.quotes: Quotes = quotation.pair(tokens, draft.sentences)
        self.people: dict[int, Person] = dict(self._over(draft.people))
        for i in self.people:  # «علي» is a name here, no preposition, and «زيد» no verb
            self.roles[i], self.cues[i] = NO_ROLE, ()
        self.group_at: dict[int, Group] = dict(self._over(draft.groups))
        self.place_at: dict[int, Place] = {}
        for place in draft.places if self.n else ():
            for i in range(self.token_at(place.start), self.token_at(place.end - 1) + 1):
                self.place_at[i] = place
        self.phrases: dict[int, SourcePhrase] = {}
        self.dates: dict[int, int] = {self.token_at(d.start): self.token_at(d.end - 1) + 1 for d in draft.dates}

    def token_at(self, offset: int) -> int:
        """The token that holds a character, or the last one before it."""
        return max(bisect_right(self.tokens.starts, offset) - 1, 0)

    def end_of(self, i: int) -> int:
        """One past the last token of token i's sentence."""
        return self.sentences[self.sentence[i]].last

    def begin_of(self, i: int) -> int:
        """The first token of token i's sentence."""
        return self.sentences[self.sentence[i]].first

    def flags(self, i: int) -> int:
        """What token i does in a clause; nothing, beyond the end."""
        return self.roles[i].flags if 0 <= i < self.n else F.NONE

    def text(self, first: int, last: int) -> str:
        """The characters of tokens `[first, last)`."""
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]

    def _over(self, records: Iterable[Mentioned]) -> Iterable[tuple[int, Mentioned]]:
        if not self.n:
            return
        for record in records:
            for span in record.mentions:
                for i in range(self.token_at(span.start), self.token_at(span.end - 1) + 1):
                    yield i, record


def clauses_of(draft: Draft) -> Clauses:
    """The article's analysis, made at the first call and kept in `draft.memo`."""
    found = draft.memo.get(MEMO)
    if found is None:
        from isnad.claims.sources.phrases import source_phrases

        found = draft.memo[MEMO] = Clauses(draft)
        found.phrases = source_phrases(found)
    return found


def noun_phrase(draft: Draft, i: int, stop: int | None = None) -> tuple[int, int]:
    """Tokens `[first, last)` of the noun phrase that begins at token i, before `stop`; empty where none begins."""
    return phrase(clauses_of(draft), i, stop)
