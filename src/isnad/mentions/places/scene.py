"""What is known while the candidates of one article are weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from isnad.arabic.chars import OPEN_QUOTES
from isnad.arabic.tokens import Tokens
from isnad.mentions.places.candidates import Candidate
from isnad.mentions.places.words import NOTHING, Sense, senses


def support(nations: Counter[str], country: str | None) -> float:
    """How far an article speaks of a country; what Israel does is nearly always done where Palestinians live."""
    if country is None:
        return 0
    return nations[country] + (nations["IL"] / 2 if country == "PS" else 0)


@dataclass(slots=True)
class Reading:
    """What is known while the candidates of one article are weighed: the countries spoken of, the names believed."""

    tokens: Tokens
    found: Sequence[Candidate]
    nations: Counter[str] = field(default_factory=Counter)
    believed: set[str] = field(default_factory=set)

    def before(self, c: Candidate, step: int = 1) -> Sense:
        """The sense of the word `step` before a candidate, in its sentence."""
        i = c.first - step
        i -= i >= c.sentence.first and self.tokens.keys[i] in OPEN_QUOTES
        return senses()[self.tokens.words[i]] if i >= c.sentence.first else NOTHING

    def after(self, c: Candidate, step: int = 0) -> Sense:
        """The sense of the word `step` after a candidate's end, in its sentence."""
        i = c.last + step
        return senses()[self.tokens.words[i]] if i < c.sentence.last else NOTHING

    def key(self, c: Candidate) -> str:
        """The folded name."""
        first, *rest = self.tokens.keys[c.at : c.last]
        return " ".join([first[len(c.pro) :] if c.at == c.first else first, *rest])

    def believe(self, c: Candidate, rule: str) -> None:
        """Take a candidate for a place."""
        c.rule = rule
        self.believed.add(self.key(c))
        countries = {e.country for e in c.entries}
        if len(countries) == 1 and (country := countries.pop()) and c.entries[0].authored:
            self.nations[country] += 1
