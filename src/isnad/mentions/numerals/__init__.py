"""Numerals: digits, number words and mixtures of both, read at a token."""

from isnad.mentions.numerals.cardinals import cardinal_at
from isnad.mentions.numerals.lexicon import Atom, atoms
from isnad.mentions.numerals.numeral import Numeral
from isnad.mentions.numerals.ordinals import ordinal_at

__all__ = ["Atom", "Numeral", "atoms", "cardinal_at", "ordinal_at"]
