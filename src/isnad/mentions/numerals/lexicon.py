"""The words of numbers: what a spelling may be inside a number, known once for each spelling.

The roles of `numerals.tsv`, by what a word may do:

    zero, one, eleven (أحد, only before عشر or a ten), unit 2-9, ten, tens, hundred, hundreds (200-900 in one word),
    scale (1000 and up), dual (two of a scale), plural (a scale after a number, a vague count alone), dozen, dozens,
    half, part (one third …), part2 (two thirds), parts (thirds, after a number), ordinal, ordinal11 (حادي),
    minus, point, never (looks like a number word with its clitic, and is not one).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import msgspec

from isnad.arabic.clitics import readings
from isnad.arabic.fold import fold
from isnad.arabic.tokens import Word
from isnad.lexicon.tables import read_table


class Row(msgspec.Struct, frozen=True):
    """A line of `numerals.tsv`."""

    role: str
    value: float
    forms: tuple[str, ...]
    example: str = ""


class Atom(NamedTuple):
    """One word as part of a number: `pro` before it, the article where `definite`; the number starts at `cut`."""

    role: str
    value: float
    pro: str = ""
    definite: bool = False
    cut: int = 0

    @property
    def joined(self) -> bool:
        """True where «و» is attached: the word adds to what stands before it."""
        return self.pro.startswith("و")


_ONE = fold("واحد")
_PROS = frozenset({"", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"})


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[tuple[str, float], ...]]:
    forms: dict[str, tuple[tuple[str, float], ...]] = {}
    for row in read_table("numerals", Row):
        for form in row.forms:
            key = fold(form)
            entry = (row.role, row.value)
            if entry not in forms.get(key, ()):
                forms[key] = (*forms.get(key, ()), entry)
    return forms


_known: dict[Word, tuple[Atom, ...]] = {}


def atoms(word: Word) -> tuple[Atom, ...]:
    """Every reading of a word inside a number, whole word before cut ones; empty for nearly all words."""
    found = _known.get(word)
    if found is None:
        if len(_known) > 1 << 17:  # a stream of a million articles must not grow it without bound
            _known.clear()
        found = _known[word] = _read(word) if word.kind == "arabic" else ()
    return found


_SPELLED = {"عده": "ة", "ميات": "ئ"}  # by key: a letter without which it is another word: «بعده», «سو ميات»


def _other_word(word: Word) -> bool:
    """True for a spelling that folds to a number word's and is none."""
    letter = next((must for key, must in _SPELLED.items() if word.key.endswith(key)), None)
    return letter is not None and letter not in word.surface


def _read(word: Word) -> tuple[Atom, ...]:
    forms = _forms()
    if _other_word(word):
        return ()
    if any(role == "never" for role, _ in forms.get(word.key, ())):
        return ()
    found: list[Atom] = []
    for reading in readings(word.key):
        if reading.enc or reading.pro not in _PROS:
            continue
        stem = reading.stem
        for role, value in forms.get(stem, ()):
            found.append(Atom(role, value, reading.pro, False, reading.cut))
        if stem.startswith("ال") and stem not in forms:
            for role, value in forms.get(stem[2:], ()):
                found.append(Atom(role, value, reading.pro, True, reading.cut))
        if found:
            break
    if word.key == _ONE:  # «وأحد عشر» is spelled like one, but for its hamza
        eleven = Atom("eleven", 1, "و", False, 1)
        found = [eleven] if "أ" in word.surface else [*found, eleven]
    return tuple(found)
