"""The words of dates: one index of phrases, each with what it may do in a date (`kind`) and its value.

The kinds are those of `date_words.tsv`, and: month, unit (from `time_units.tsv`), modifier (الماضي), feast.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from isnad.arabic.tokens import tokenize
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table
from isnad.mentions.months import month_rows
from isnad.mentions.numerals.duals import duals

Number = str  # "sg", "du", "pl"; "" where it does not matter


class Term(NamedTuple):
    """One meaning of a phrase. `value` is read by the rules of its kind: an int, or a word."""

    kind: str
    value: int | str
    number: Number = ""
    definite: bool = False
    weak: bool = False
    extra: tuple[int, int, int] = (0, 0, 0)


class UnitRow(msgspec.Struct, frozen=True):
    """A line of `time_units.tsv`."""

    unit: str
    gender: str
    singular: str
    plurals: tuple[str, ...]
    example: str = ""


class WordRow(msgspec.Struct, frozen=True):
    """A line of `date_words.tsv`."""

    kind: str
    value: str
    forms: tuple[str, ...]
    example: str = ""


class ModifierRow(msgspec.Struct, frozen=True):
    """A line of `date_modifiers.tsv`."""

    steps: int
    base: str
    example: str = ""


class FeastRow(msgspec.Struct, frozen=True):
    """A line of `feasts.tsv`."""

    calendar: str
    month: int
    day: int
    days: int
    forms: tuple[str, ...]
    example: str = ""


@lru_cache(maxsize=1)
def terms() -> Phrases[Term]:
    """The index, built once."""
    index: Phrases[Term] = Phrases([])
    for entries in (_months(), _units(), _words(), _modifiers(), _feasts()):
        for form, term in entries:
            index.add(form, term)
    return index


@lru_cache(maxsize=1)
def all_words() -> frozenset[str]:
    """Every word of every phrase, by its key."""
    entries = (*_months(), *_units(), *_words(), *_modifiers(), *_feasts())
    return frozenset(token.key for form, _ in entries for token in tokenize(form))


@lru_cache(maxsize=1)
def first_words() -> dict[str, frozenset[str]]:
    """The kinds of the phrases that begin with each word, by its key."""
    kinds: dict[str, set[str]] = {}
    for entries in (_months(), _units(), _words(), _modifiers(), _feasts()):
        for form, term in entries:
            kinds.setdefault(tokenize(form)[0].key, set()).add(term.kind)
    return {key: frozenset(found) for key, found in kinds.items()}


def _months() -> Iterator[tuple[str, Term]]:
    for row in month_rows():
        for form in row.forms:
            yield form, Term("month", row.number, row.calendar, weak=bool(row.weak))


def _units() -> Iterator[tuple[str, Term]]:
    for row in read_table("time_units", UnitRow):
        article = f"ال{row.singular}"
        singular = (row.singular, row.singular + "ا") if row.gender == "m" else (row.singular,)
        for form in singular:
            yield form, Term("unit", row.unit, "sg")
        yield article, Term("unit", row.unit, "sg", True)
        for form in duals(row.singular)[: 4 if row.gender == "f" else 2]:
            yield form, Term("unit", row.unit, "du")
            yield f"ال{form}", Term("unit", row.unit, "du", True)
        yield duals(row.singular)[3], Term("unit", row.unit, "du", weak=True)
        for form in row.plurals:
            for case in (form, form + "ا"):
                yield case, Term("unit", row.unit, "pl")
            yield f"ال{form}", Term("unit", row.unit, "pl", True)


def _words() -> Iterator[tuple[str, Term]]:
    for row in read_table("date_words", WordRow):
        value: int | str = int(row.value) if row.value.lstrip("-").isdigit() else row.value
        for form in row.forms:
            yield form, Term(row.kind, value, definite=form.startswith("ال"))


def _modifiers() -> Iterator[tuple[str, Term]]:
    for row in read_table("date_modifiers", ModifierRow):
        for ending in ("", "ة", "ان", "ين", "تان", "تين", "ون", "ات"):
            form = f"ال{row.base}{ending}"
            yield form, Term("modifier", row.steps)
            if row.steps < 0:
                yield f"قبل {form}", Term("modifier", row.steps - 1)
                yield f"ما قبل {form}", Term("modifier", row.steps - 1)
            elif row.steps > 0:
                yield f"بعد {form}", Term("modifier", row.steps + 1)
                yield f"ما بعد {form}", Term("modifier", row.steps + 1)
    for ending in ("", "ة", "ين", "ان", "تين", "تان"):
        yield f"الأخير{ending}", Term("latest", -1)
    for relative in ("الذي مضى", "التي مضت"):
        yield relative, Term("modifier", -1)


def _feasts() -> Iterator[tuple[str, Term]]:
    for row in read_table("feasts", FeastRow):
        for form in row.forms:
            yield form, Term("feast", row.calendar, extra=(row.month, row.day, row.days))
