"""Words that move a place: «شمال غربي دمشق»، «قرب بيشاور»; the span keeps the place, the record says the rest."""

from __future__ import annotations

from isnad.arabic.tokens import Tokens
from isnad.mentions.places.candidates import Candidate
from isnad.mentions.places.words import senses

_MOST = 3


def relative(tokens: Tokens, c: Candidate) -> str | None:
    """The compass or nearness words right before a place, as they stand, or None."""
    if c.pro not in ("", "و"):
        return None
    known, i = senses(), c.first
    while i > c.sentence.first and c.first - i < _MOST:
        roles = known[tokens.words[i - 1]].roles
        passed = tokens.keys[i - 1] in ("من", "مدينه", "حدود") and i - 1 > c.sentence.first
        if not roles & {"compass", "near"} and not (passed and known[tokens.words[i - 2]].roles & {"compass", "near"}):
            break
        i -= 1
    if i == c.first:
        return None
    return tokens.text[tokens.starts[i] : tokens.ends[c.first - 1]]
