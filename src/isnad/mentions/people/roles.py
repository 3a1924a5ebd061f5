"""Role phrases: «وزير الدفاع الأميركي», «نائبة مساعد وزير الدفاع», «المتحدث باسم الشرطة», with the name they precede.

A phrase begins at a word of `roles.tsv` and reaches as far as the noun phrase does (`nounphrase.extend`). Phrases may
follow one another («وزير الدفاع الفريق …»، «وزير الداخلية والناطق باسم الحكومة …»): they belong to one person.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table
from isnad.mentions.nounphrase import Head, extend
from isnad.mentions.view import View
from isnad.mentions.wordclass import ADJECTIVE, AL, FAMILY, NAME, NISBA, ROLE, RoleRow, role_forms

_RANK_TAILS = frozenset(
    (
        "ركن",
        "الركن",
        "اول",
        "الاول",
        "متقاعد",
        "المتقاعد",
        "بحري",
        "طيار",
        "الطيار",
        "احتياط",
        "جنرال",
        "حقوقي",
        "دكتور",
    )
)
# Kinds whose words announce a person but are no title of theirs.
TIES = frozenset(("person", "relation"))
_TITLES = frozenset(("rank", "honorific", "religious", "royal"))


class RolePhrase(NamedTuple):
    """Tokens `[first, last)`, characters `[start, end)`; `core` ends it without loose complements («في بغداد»)."""

    first: int
    last: int
    core: int
    start: int
    end: int
    kind: str
    definite: bool
    open: bool


@lru_cache(maxsize=1)
def role_words() -> Phrases[tuple[RoleRow, bool]]:
    """Every form of every role, with its row and whether it has the article."""
    entries = ((text, (row, text.startswith("ال"))) for row in read_table("roles", RoleRow) for text in role_forms(row))
    return Phrases(entries)


def role_at(seen: View, i: int, stop: int) -> RolePhrase | None:
    """The role phrase that begins at token i; None when none does."""
    hit = role_words().at(seen.draft.tokens, i, stop)
    if hit is None:
        return None
    row, definite = hit.values[0]
    definite = definite or any("ال" in word[:2] for word in seen.keys[hit.first + 1 : hit.last])
    if row.kind in _TITLES:
        return _title(seen, hit.first, hit.last, hit.start, row, definite, stop)
    if row.kind in TIES and definite:
        phrase = extend(seen, i, hit.last, stop, True, Head(loose=False))
    else:
        phrase = extend(seen, i, hit.last, stop, definite, Head(coordinates=True))
    return _made(seen, phrase.first, phrase.last, phrase.core, hit.start, row.kind, definite, phrase.open)


def _made(
    seen: View, first: int, last: int, core: int, start: int, kind: str, definite: bool, open_: bool
) -> RolePhrase:
    return RolePhrase(first, last, core, start, seen.draft.tokens.ends[last - 1], kind, definite, open_)


def _title(seen: View, first: int, last: int, start: int, row: RoleRow, definite: bool, stop: int) -> RolePhrase:
    """A title takes rank words and adjectives; a construct («أمير منطقة …»، «شيخ الأزهر») reads like an office."""
    while last < stop and seen.keys[last] in _RANK_TAILS:
        last += 1
    if definite or (row.bare and last < stop and seen.bits[last] & (NAME | ROLE) and not seen.bits[last] & AL):
        if (
            last < stop
            and seen.bits[last] & AL
            and seen.bits[last] & (NISBA | ADJECTIVE)
            and not _own(seen, last, stop)
        ):
            phrase = extend(seen, first, last, stop, True, Head(loose=False))
            return _made(seen, first, phrase.last, phrase.core, start, row.kind, definite, False)
        return _made(seen, first, last, last, start, row.kind, True, False)
    phrase = extend(seen, first, last, stop, False, Head(coordinates=True))
    return _made(seen, first, phrase.last, phrase.core, start, row.kind, definite, phrase.open)


def _own(seen: View, i: int, stop: int) -> bool:
    """True when the word with the article after a title is the person's own name, not an adjective before the name."""
    bits = seen.bits[i]
    return bool(bits & FAMILY) and not (i + 1 < stop and seen.bits[i + 1] & NAME)
