"""What kind of source a noun phrase names: by its head, from the list of unnamed sources and bodies."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from isnad.arabic.nouns import decline
from isnad.arabic.tokens import Word
from isnad.claims.clauses.words import word_set
from isnad.lexicon.forms import Forms
from isnad.lexicon.tables import read_table
from isnad.records import SourceKind

HEH = "\u0647"


HeadTrait = Literal[
    "thing",  # the verb speaks of it as of a thing: المصادر قالت
    "human",  # of an outlet, yet a person: مراسل
    "generic",  # names a person again whatever their role: المسؤول، المتحدث
    "issued",  # a document that speaks for whoever issued it: بيان، بلاغ
    "kin",  # somebody's relative or lawyer: who follows is not who speaks: زوجة سالم
    "authored",  # one that speaks for its author when it is named again: المقال
]


class SourceRow(msgspec.Struct, frozen=True):
    """A line of `unnamed_sources.tsv`."""

    noun: str
    plurals: tuple[str, ...] = ()
    gender: Literal["m", "f"] = "m"
    kind: SourceKind = "other"
    traits: tuple[HeadTrait, ...] = ()
    example: str = ""


class Head:
    """A noun that can speak: its kind, and how the verb agrees with it."""

    __slots__ = ("gender", "kind", "lemma", "number", "traits")

    def __init__(self, row: SourceRow, gender: str, number: str) -> None:
        self.lemma, self.kind, self.traits = row.noun, row.kind, frozenset(row.traits)
        self.gender, self.number = gender, number


HUMAN: frozenset[SourceKind] = frozenset({"person", "official", "witness", "medic", "group"})


@lru_cache(maxsize=1)
def heads() -> Forms[Head]:
    """The inflected heads; ال, conjunctions and prepositions may be attached, and a pronoun after (مكتبه)."""
    forms: Forms[Head] = Forms(proclitics=("و", "ف", "ب", "ل", "ول", "وب"), enclitics=("ه", "ها", "هم", "هما", "نا"))
    for row in read_table("unnamed_sources", SourceRow):
        human = (row.kind in HUMAN and "thing" not in row.traits) or "human" in row.traits
        rows = [(row.noun, row.plurals, row.gender)]
        if (human and row.gender == "m" and not row.noun.endswith(("د", "ة"))) or row.noun in ("قائد",):
            rows.append((row.noun + "ة", ("ات",), "f"))
        for noun, plurals, gender in rows:
            for form in decline(noun, plurals=plurals, gender=gender, human=human, definite=True):
                number = form.number if human else "s"
                forms.add(form.text, Head(row, form.gender, number))
    return forms


def head_of(word: Word) -> Head | None:
    """The word as a head, where the list has it."""
    hits = heads().of(word) if word.kind == "arabic" else ()
    if not hits:
        return None
    if len(hits) > 1 and hits[0].reading.stem[-1] == word.surface[-1] == HEH:  # «شقيقه» is no «شقيقة»
        return next((h.value for h in hits if h.reading.enc), hits[0].value)
    return hits[0].value


def kind_of_word(word: Word) -> SourceKind | None:
    """The kind of a head, where the list has it."""
    head = head_of(word)
    return head.kind if head else None


def is_capital(word: Word) -> bool:
    """True of a capital that headlines let speak for its government."""
    return word.key in word_set("capital")
