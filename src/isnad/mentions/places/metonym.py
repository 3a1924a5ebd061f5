"""Whether a country or a capital stands for its government: «رفضت واشنطن», «بين بغداد وأربيل»."""

from __future__ import annotations

from isnad.arabic.tokens import Tokens
from isnad.mentions.places.candidates import Candidate
from isnad.records import PlaceKind


def is_metonym(tokens: Tokens, c: Candidate, kind: PlaceKind) -> bool:
    """True when the place acts, is acted upon, or has relations, as a government does."""
    return False
