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
from isnad.mentions.wordclass import ADJECTIVE, AL, COMMON, FAMILY, GIVEN, NAME, NISBA, PARTICLE, ROLE
from isnad.mentions.wordlists import RoleForm, RoleRow, role_forms

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
_MADDA = "\u0622"
# Kinds whose words announce a person but are no title of theirs.
TIES = frozenset(("person", "relation"))
TITLES = frozenset(("rank", "honorific", "religious", "royal"))


class RolePhrase(NamedTuple):
    """Tokens `[first, last)`, characters `[start, end)`; `core` ends it without loose complements («في بغداد»).

    `open`: a genitive is still wanting. `plural`: it names more than one person.
    """

    first: int
    last: int
    core: int
    start: int
    end: int
    kind: str
    definite: bool
    open: bool
    plural: bool

    @property
    def tie(self) -> bool:
        """True of words that announce a person but are no title of theirs (الشاب، نجل)."""
        return self.kind in TIES

    @property
    def title(self) -> bool:
        """True of what stands before a name alone (الدكتور، العقيد، الشيخ، الملك)."""
        return self.kind in TITLES


@lru_cache(maxsize=1)
def role_words() -> Phrases[tuple[RoleRow, RoleForm]]:
    """Every form of every role, with its row."""
    return Phrases((form.text, (row, form)) for row in read_table("roles", RoleRow) for form in role_forms(row))


def role_at(seen: View, i: int, stop: int) -> RolePhrase | None:
    """The role phrase that begins at token i; None when none does."""
    hit = role_words().at(seen.draft.tokens, i, stop)
    if hit is None:
        return None
    surface = seen.draft.tokens.words[i].surface
    fitting = [value for value in hit.values if _as_spelled(value[1].text, surface)]
    if not fitting:
        return None
    row, form = min(fitting, key=lambda value: value[1].plural)
    last = hit.last
    if len(seen.keys[i]) == 1 and last < stop and seen.keys[last] == ".":
        last += 1
    if row.kind in TITLES and not form.own:
        last, whole = _title(seen, hit.first, last, stop, row, form.definite)
        if whole:
            return _made(seen, hit.start, (hit.first, last, last), row, form, open_=False)
    definite = form.definite or (hit.pro == "ل" and seen.senses[i].part & AL != 0)
    loose = not (row.kind in TIES and definite)
    phrase = extend(seen, i, last, stop, definite, Head(coordinates=loose, loose=loose))
    return _made(seen, hit.start, (hit.first, phrase.last, phrase.core), row, form, open_=phrase.open)


def compound(seen: View, i: int) -> bool:
    """True when a role of several words begins at token i: «آية الله»."""
    hit = role_words().at(seen.draft.tokens, i)
    return hit is not None and hit.last > i + 1


def _as_spelled(form: str, surface: str) -> bool:
    """False of another word that folds alike: «منظمة» is not «منظمه» (his organiser), «أمر» not «آمر»."""
    return not (form.endswith("ه") and surface.endswith("ة")) and (_MADDA not in form or _MADDA in surface)


def _made(
    seen: View, start: int, reach: tuple[int, int, int], row: RoleRow, form: RoleForm, *, open_: bool
) -> RolePhrase:
    first, last, core = reach
    end = seen.draft.tokens.ends[last - 1]
    return RolePhrase(first, last, core, start, end, row.kind, form.definite, open_, form.plural)


def _title(seen: View, first: int, last: int, stop: int, row: RoleRow, definite: bool) -> tuple[int, bool]:
    """The end of a title with its rank words, and whether it is whole: what follows is the name."""
    while last < stop and seen.keys[last] in _RANK_TAILS:
        last += 1
    if last >= stop:
        return last, True
    bits = seen.bits[last]
    if definite:
        ahead = seen.bits[last + 1] if last + 1 < stop else 0
        described = bits & AL and (bits & (NISBA | ADJECTIVE) or ahead & (GIVEN | COMMON) == GIVEN)
        return last, not (described and not _own(seen, last, stop))
    return last, row.bare and bool(bits & (NAME | ROLE)) and not bits & (AL | PARTICLE)


def _own(seen: View, i: int, stop: int) -> bool:
    """True when the word with the article after a title is the person's own name, not an adjective before the name."""
    bits, ahead = seen.bits[i], seen.bits[i + 1] if i + 1 < stop else 0
    return bool(bits & FAMILY) and not ahead & NAME and ahead & (AL | NISBA) != AL | NISBA
