"""Words that move a place: «شمال غربي دمشق»، «قرب بيشاور»; the span keeps the place, the record says the rest."""

from __future__ import annotations

from isnad.arabic.tokens import Tokens
from isnad.mentions.places.candidates import Candidate
from isnad.mentions.places.words import senses, words_of

_MOST = 3
_MOVING = frozenset(("compass", "near"))
_PASSED = frozenset(("من", "مدينه", "حدود"))


def relative(tokens: Tokens, c: Candidate) -> str | None:
    """The compass or nearness words around a place, as they stand, or None: «قرب», «ريف», «ريف الشمالي»."""
    known = senses()
    moving = c.at > c.first and bool(known[tokens.words[c.first]].roles & _MOVING)  # «ريف حلب»: the head moves it
    last = c.at if moving else c.first
    if c.pro not in ("", "و") and not moving:
        return None
    i = last
    while i > c.sentence.first and last - i < _MOST:
        roles = known[tokens.words[i - 1]].roles
        passed = tokens.keys[i - 1] in _PASSED and i - 1 > c.sentence.first
        if not roles & _MOVING and not (passed and known[tokens.words[i - 2]].roles & _MOVING):
            break
        i -= 1
    if i == last:
        return None
    start = tokens.starts[i] + (tokens.words[i].at(len(c.pro)) if moving and i == c.first and c.pro else 0)
    before = tokens.text[start : tokens.ends[last - 1]]
    side = moving and c.last < c.sentence.last and _side(tokens, c.last)
    return f"{before} {tokens.text[tokens.starts[c.last] : tokens.ends[c.last]]}" if side else before


def _side(tokens: Tokens, i: int) -> bool:
    """«الشمالي», «الغربية»: the side of a region that is meant."""
    key = tokens.keys[i]
    return key.startswith("ال") and key[2:].removesuffix("ه") in words_of("compass")
