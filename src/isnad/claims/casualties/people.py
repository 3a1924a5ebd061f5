"""Nouns of people: who can be counted among the harmed, and to which category of victims they belong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from isnad.arabic.nouns import decline, nisba
from isnad.errors import LexiconError
from isnad.lexicon.tables import read_table
from isnad.records import Victim


class PeopleRow(msgspec.Struct, frozen=True):
    """A row of `victim_nouns.tsv`."""

    noun: str
    category: Victim
    plural: tuple[str, ...] = ()
    example: str = ""


class NisbaRow(msgspec.Struct, frozen=True):
    """A row of `nisba.tsv`: an adjective of a country, which also names its people."""

    nisba: str
    country: str = ""
    plural: tuple[str, ...] = ()
    example: str = ""


class PeopleNoun(NamedTuple):
    """A form of a noun of people. `nisba` marks an adjective of nationality used as a noun (فلسطينيان)."""

    category: Victim
    number: str
    gender: str
    definite: bool
    accusative: bool
    construct: bool
    nisba: bool
    noun: str
    pro: str = ""
    enc: str = ""


def people_forms() -> Iterator[tuple[str, PeopleNoun]]:
    """Every form of every noun of people, with and without the article."""
    for row in read_table("victim_nouns", PeopleRow):
        gender = "f" if row.noun.endswith("ة") and row.plural != () and row.category != "soldiers" else "m"
        for form in decline(row.noun, plurals=row.plural, gender=gender, human=True, dual=bool(row.plural)):
            number = form.number if row.plural else _bare_number(row)
            entry = PeopleNoun(
                row.category, number, form.gender, False, form.case_hint == "acc", form.construct, False, row.noun
            )
            yield from _both(form.text, entry)
    yield from _nationals()


# Rows without a plural whose one form is itself plural or collective.
_COLLECTIVE = frozenset((
    "أهالي", "أهل", "نسمة", "حرس", "ركاب", "مارة", "مشاة", "سكان", "أقارب", "أقرباء", "قناصة", "مرتزقة", "بحارة",
    "حراقة", "قيادات", "أعضاء", "قوات", "طاقم", "ربان",
))  # fmt: skip


def _bare_number(row: PeopleRow) -> str:
    return "p" if row.noun in _COLLECTIVE and row.noun not in ("ربان",) else "s"


def _nationals() -> Iterator[tuple[str, PeopleNoun]]:
    try:
        rows = read_table("nisba", NisbaRow)
    except LexiconError:  # the list belongs to the place names; without it nationals go uncounted
        return
    for row in rows:
        if " " in row.nisba:
            continue
        for form in nisba(row.nisba):
            category: Victim = "people"
            entry = PeopleNoun(
                category, form.number, form.gender, False, form.case_hint == "acc", form.construct, True, row.nisba
            )
            yield from _both(form.text, entry)
        for plural in row.plural:
            yield from _both(plural, PeopleNoun("people", "p", "m", False, False, False, True, row.nisba))


def _both(text: str, entry: PeopleNoun) -> Iterator[tuple[str, PeopleNoun]]:
    yield text, entry
    if not entry.construct and not entry.accusative:
        yield "ال" + text, entry._replace(definite=True)
