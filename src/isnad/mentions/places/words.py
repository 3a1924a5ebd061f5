"""What a single word tells about the place name beside it, worked out once for each spelling."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from isnad.arabic.clitics import readings
from isnad.arabic.fold import fold
from isnad.arabic.tokens import Word
from isnad.lexicon.nisba import nationality
from isnad.lexicon.tables import read_table
from isnad.mentions.places.gazetteer import names
from isnad.mentions.places.tables import ContextRow, GivenRow, HeadRow

_GIVEN, _OPENER = frozenset({"given"}), frozenset({"opener"})
ALEF_MAQSURA = "\u0649"
_HEAD_PROCLITICS = frozenset(("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل"))
_ROLE_PROCLITICS = frozenset(("", "و", "ف", "ب", "ل", "وب", "ول"))


class Head(NamedTuple):
    """A head word as this spelling shows it: its row, its proclitics, where it starts, and how many names it heads:
    one, two («بلدتي»), or a list («قرى»)."""

    row: HeadRow
    pro: str
    cut: int
    number: Literal["one", "two", "many"]


class Sense(NamedTuple):
    """`opens`: some name may begin here; `roles`: of `place_words`; `nation`: the country of an adjective."""

    opens: bool
    head: Head | None
    roles: frozenset[str]
    nation: str | None


NOTHING = Sense(False, None, frozenset(), None)


@lru_cache(maxsize=1)
def _heads() -> dict[str, tuple[HeadRow, Literal["one", "two", "many"]]]:
    found: dict[str, tuple[HeadRow, Literal["one", "two", "many"]]] = {}
    for row in read_table("place_heads", HeadRow):
        singular = fold(row.head)
        found.setdefault(singular, (row, "one"))
        for form in map(fold, row.forms):
            dual = form in (singular + "ي", singular + "ا") or form.endswith(("تي", "تا"))
            found.setdefault(form, (row, "two" if dual else "many"))
    return found


@lru_cache(maxsize=1)
def _roles() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_table("place_words", ContextRow):
        key = fold(row.word)
        found[key] = found.get(key, frozenset()) | {row.role}
    for name in read_table("given_names", GivenRow):
        key = fold(name.name)
        roles = found.get(key, frozenset())
        if not name.example and roles <= _OPENER:  # one with an example, or another role here, is a word too
            found[key] = roles | _GIVEN
    return found


@cache
def words_of(role: str) -> frozenset[str]:
    """The folded words of `place_words` that have this role."""
    return frozenset(fold(row.word) for row in read_table("place_words", ContextRow) if row.role == role)


class Senses(dict[Word, Sense]):
    """The sense of every spelling met so far; `NOTHING` is the answer for most."""

    def __missing__(self, word: Word) -> Sense:
        if len(self) > 1 << 17:  # a stream of a million articles must not grow it without bound
            self.clear()
        sense = self[word] = _sense(word)
        return sense


@lru_cache(maxsize=1)
def senses() -> Senses:
    """The one memory of senses."""
    return Senses()


def _sense(word: Word) -> Sense:
    if word.kind == "number":
        return NOTHING
    opens = names().opens(word)
    if word.kind != "arabic":
        return Sense(opens, None, frozenset(), None) if opens else NOTHING
    heads, roles = _heads(), _roles()
    head: Head | None = None
    role: frozenset[str] = frozenset()
    for reading in readings(word.key):
        if reading.enc:
            continue
        if head is None and reading.stem in heads and reading.pro in _HEAD_PROCLITICS:
            row, number = heads[reading.stem]
            if not any(other in word.surface for other in row.unless):
                head = Head(row, reading.pro, reading.cut, number)
        if not role and reading.stem in roles and reading.pro in _ROLE_PROCLITICS:
            role = roles[reading.stem]
    if "given" in role and word.surface.endswith(ALEF_MAQSURA):
        role -= {"given"}  # «على» folds to the given name «علي»
    nation = nationality(word.key)
    return Sense(opens, head, role, nation) if opens or head or role or nation else NOTHING
