"""What a single word tells about the place name beside it, worked out once for each spelling."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from isnad.arabic.clitics import readings
from isnad.arabic.fold import fold
from isnad.arabic.tokens import Word
from isnad.lexicon.nisba import nationality
from isnad.lexicon.tables import read_table
from isnad.mentions.places.gazetteer import names
from isnad.mentions.places.tables import ContextRow, HeadRow

ALEF_MAQSURA = "\u0649"
_HEAD_PROCLITICS = frozenset(("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل"))
_ROLE_PROCLITICS = frozenset(("", "و", "ف", "ب", "ل", "وب", "ول"))


class Head(NamedTuple):
    """A head word as this spelling shows it: its row, its proclitics, where it starts, and how many names it heads:
    one, two («بلدتي»), or a list («قرى»)."""

    row: HeadRow
    pro: str
    cut: int
    count: Literal["one", "two", "many"]


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
    return found


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
    sense = Sense(opens, _head(word), _role(word), nationality(word.key))
    return NOTHING if sense == NOTHING else sense


def _head(word: Word) -> Head | None:
    heads = _heads()
    for reading in readings(word.key):
        if reading.enc or reading.pro not in _HEAD_PROCLITICS:
            continue
        known = heads.get(reading.stem)
        if known and not any(other in word.surface for other in known[0].unless):
            return Head(known[0], reading.pro, reading.cut, known[1])
    return None


def _role(word: Word) -> frozenset[str]:
    roles = _roles()
    for reading in readings(word.key):
        if not reading.enc and reading.pro in _ROLE_PROCLITICS and (known := roles.get(reading.stem)):
            # «على» folds to the given name «علي»
            return known - {"given"} if word.surface.endswith(ALEF_MAQSURA) else known
    return frozenset()
