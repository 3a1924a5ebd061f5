"""What the date rules read: tokens with the terms they spell, the day to count from, and which way to look."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from isnad.arabic.tokens import Tokens
from isnad.lexicon.phrases import Hit
from isnad.mentions.calendar import Period
from isnad.mentions.dates.ahead import looks_ahead, promised
from isnad.mentions.dates.terms import Term, terms
from isnad.mentions.numerals.context import context

CLOSING = frozenset(")]")
SLASHES = frozenset("/\\|-–")


class Found(NamedTuple):
    """A term at its tokens `[first, last)` and characters `[start, end)`; `pro` stands attached before it."""

    term: Term
    first: int
    last: int
    start: int
    end: int
    pro: str


class Match(NamedTuple):
    """A date that a rule has read. `period` is null where it cannot be resolved; `value` overrides its ISO form.

    `kind`: date, daterange, time, datetime, timerange, duration, set. `basis`: absolute, relative, weekday, feast,
    context. `news` tells whether an article's dates count it; `shift`, for «today» or «yesterday» with a weekday, how
    many days that weekday lies from the one counted.
    """

    first: int
    last: int
    start: int
    end: int
    period: Period | None
    rule: str
    basis: str = "absolute"
    kind: str = "date"
    value: str | None = None
    news: bool = True
    shift: int | None = None

    def iso(self) -> str | None:
        """The value the record carries."""
        return self.value if self.value is not None else self.period.iso() if self.period else None


class Scan:
    """One run of tokens `[first, stop)` under one reference. `bare` tells that the text is a phrase, not an article."""

    __slots__ = (
        "_hits",
        "_index",
        "bare",
        "first",
        "keys",
        "last",
        "now",
        "prefer",
        "reference",
        "said",
        "stop",
        "tokens",
        "told",
    )  # fmt: skip

    def __init__(
        self, tokens: Tokens, first: int, stop: int, reference: date | None, prefer: str = "past", bare: bool = False
    ) -> None:
        self.tokens = tokens
        self.keys = tokens.keys
        self.first, self.stop = first, stop
        self.now = reference if isinstance(reference, datetime) else None
        self.reference = reference.date() if isinstance(reference, datetime) else reference
        self.prefer = prefer
        self.bare = bare
        self.said: date | None = None  # the last single day told, for «that day», «the next day»
        self.told: Period | None = None  # the last date of the run whose year is said and long past
        self.last: Period | None = None  # the last date told within one year, for «the same year»
        self._index = terms()
        self._hits: dict[int, Hit[Term] | None] = {}

    def hit(self, i: int) -> Hit[Term] | None:
        """The longest phrase at token i, looked up once."""
        if not self.first <= i < self.stop:
            return None
        try:
            return self._hits[i]
        except KeyError:
            found = self._hits[i] = self._index.at(self.tokens, i, self.stop)
            return found

    def get(self, i: int, *kinds: str) -> Found | None:
        """The first meaning of one of these kinds at token i."""
        hit = self.hit(i)
        if hit is not None:
            for term in hit.values:
                if term.kind in kinds:
                    return Found(term, hit.first, hit.last, hit.start, hit.end, hit.pro)
        return None

    def has(self, i: int, kind: str) -> bool:
        """True where token i begins a term of this kind."""
        return self.get(i, kind) is not None

    def key(self, i: int) -> str:
        """The folded token i, empty outside the run."""
        return self.keys[i] if self.first <= i < self.stop else ""

    def skip(self, i: int, *keys: str) -> int:
        """i + 1 where token i is one of these, else i."""
        return i + 1 if self.key(i) in keys else i

    def forward(self, i: int) -> bool:
        """True where what stands at token i is to be looked for after the reference."""
        return self.prefer == "future" or (not self.bare and looks_ahead(self.tokens, i, self.first, self.stop))

    def promised(self, i: int) -> bool:
        """True where the clause before token i, of an article, looks ahead."""
        return not self.bare and promised(self.tokens, i, self.first)

    def counting(self, i: int) -> bool:
        """True where token i is a word that a number right before it would count («21 شخصاً»)."""
        if not self.first <= i < self.stop or self.tokens.words[i].kind != "arabic":
            return False
        return self.keys[i] not in context("no_noun") and not self.keys[i].startswith("و")

    def number(self, i: int) -> int | None:
        """The whole number that digit token i spells, at most four digits, with nothing glued after it that goes on."""
        key = self.key(i)
        return int(key) if 0 < len(key) <= 4 and key.isdigit() and key.isascii() else None
