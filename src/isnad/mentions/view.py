"""An article's tokens with what is known of each: word classes, and which tokens earlier stages have taken.

Built once an article and kept in `Draft.memo`; groups and people both walk over it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from isnad.draft import Draft
from isnad.mentions.wordclass import Sense, classes
from isnad.records import Span

_OPEN = frozenset('«"“‟„‹')
_CLOSE = frozenset('»"”›')


@dataclass(slots=True)
class View:
    """Parallel to the tokens: `keys`, `senses`, and `bits`, the classes of each token read whole or without proclitics.

    `places` and `groups` map the first token of a mention to one past its last; `grouped`
    are all tokens of groups, `inside` the later tokens of places of several words; `cut` are the
    first tokens of places with a proclitic before the place, `lands` those of countries; `taken` are
    tokens of dates and numbers.
    """

    draft: Draft
    keys: list[str]
    senses: list[Sense]
    bits: list[int]
    places: dict[int, int] = field(default_factory=dict)
    groups: dict[int, int] = field(default_factory=dict)
    grouped: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()
    cut: frozenset[int] = frozenset()
    lands: frozenset[int] = frozenset()
    taken: frozenset[int] = frozenset()

    def range(self, span: Span) -> tuple[int, int]:
        """The tokens `[first, last)` a span touches."""
        starts = self.draft.tokens.starts
        return bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)

    def glued(self, i: int) -> bool:
        """True where token i stands right against the one before it."""
        tokens = self.draft.tokens
        return i > 0 and tokens.starts[i] == tokens.ends[i - 1]

    def is_taken(self, i: int) -> bool:
        """True when token i belongs to a place, a group, a date or a number."""
        return i in self.places or i in self.inside or i in self.grouped or i in self.taken

    def quoted(self, i: int, stop: int, most: int = 6) -> int:
        """One past the closing mark of the quotation that opens at token i, 0 when none does or it is long."""
        if i >= stop or self.keys[i] not in _OPEN:
            return 0
        for j in range(i + 2, min(stop, i + 2 + most)):
            if self.keys[j] in _CLOSE:
                return j + 1
        return 0


def view(draft: Draft) -> View:
    """The view of a draft, made at the first call."""
    made: View | None = draft.memo.get("mentions.view")
    if made is None:
        made = draft.memo["mentions.view"] = _make(draft)
    return made


def _make(draft: Draft) -> View:
    senses = classes().all(draft.tokens.words)
    made = View(draft, draft.tokens.keys, senses, [s[0] | s[1] for s in senses])
    made.places = ranges(made, draft.places)
    made.inside = frozenset(token for first, last in made.places.items() for token in range(first + 1, last))
    starts = draft.tokens.starts
    made.cut = frozenset(first for place in draft.places if starts[first := made.range(place)[0]] < place.start)
    made.lands = frozenset(made.range(place)[0] for place in draft.places if place.kind == "country")
    made.taken = frozenset(token for span in (*draft.dates, *draft.quantities) for token in range(*made.range(span)))
    return made


def ranges(made: View, spans: Iterable[Span]) -> dict[int, int]:
    """First token to one past the last, the longest where several begin at one token."""
    found: dict[int, int] = {}
    for span in spans:
        first, last = made.range(span)
        found[first] = max(last, found.get(first, 0))
    return found
