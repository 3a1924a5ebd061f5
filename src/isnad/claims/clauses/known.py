"""What the common word lists say of a spelling: surely a verb, surely a noun, or nothing to go by.

Only what the lists agree on counts: «ساعد» (to help, an arm) is either, and a name that is a word too is a name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from isnad.arabic.fold import fold
from isnad.arabic.tokens import Word
from isnad.arabic.vocabulary import Known, content_words
from isnad.lexicon.tables import read_table
from isnad.mentions.wordlists import GivenRow


class Part:
    """Bits of `part_of`."""

    NONE: Final = 0
    NOUN: Final = 1
    VERB: Final = 2
    NAME: Final = 4
    RARE: Final = 8  # seldom alone in news: غيّرا، قالتا


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    """The gender of each given name of one word: m, f, or both."""
    found: dict[str, str] = {}
    for row in read_table("given_names", GivenRow):
        key = fold(row.name)
        found[key] = row.gender if found.get(key, row.gender) == row.gender else "both"
    return found


def gender_of(name: str) -> str | None:
    """The gender that the first word of a person's name tells, if it does.

    >>> gender_of("هند الساري"), gender_of("الساري")
    ('f', None)
    """
    first, _, rest = fold(name).partition(" ")
    gender = _given_names().get(first) if rest else None
    return gender if gender in ("m", "f") else None


@lru_cache(maxsize=1 << 17)
def part_of(word: Word) -> int:
    """The parts of speech that a spelling is listed as, whole or after و and ف; `Part.NONE` of unknown words.

    >>> from isnad.arabic.tokens import word
    >>> part_of(word("حضر")) == Part.VERB, part_of(word("ساعد")) == Part.NOUN | Part.VERB
    (True, True)
    """
    if word.kind != "arabic":
        return Part.NONE
    known = content_words().get(word.key)
    if known is None and word.key.startswith("ال"):
        known = content_words().get(word.key[2:])
        return Part.NOUN if known is not None and known.noun else Part.NONE
    if known is None and word.key[0] in "وف" and len(word.key) > 3:
        known = content_words().get(word.key[1:])
    if known is None and _with_object(word.key):
        return Part.VERB
    if word.key in _given_names():
        return Part.NAME if known is None else Part.NAME | _listed(known)
    return Part.NONE if known is None else _listed(known)


def _with_object(key: str) -> bool:
    """True of a verb with its object attached, which no noun with a pronoun spells: أصدرته، not حركته."""
    for pronoun in ("ها", "هم", "ه"):
        stem = key.removesuffix(pronoun)
        if stem != key and len(stem) > 3 and (known := content_words().get(stem)) is not None:
            noun = known.noun or known.name or _is_noun(stem[:-1] + "ه")
            return (known.perfect or known.imperfect) and not noun and not known.rare
    return False


def _is_noun(key: str) -> bool:
    known = content_words().get(key)
    return known is not None and known.noun


def _listed(known: Known) -> int:
    verb = known.perfect or known.imperfect
    found = (Part.NOUN if known.noun else 0) | (Part.VERB if verb else 0) | (Part.NAME if known.name else 0)
    return found | (Part.RARE if known.rare else 0)
