"""The words of harm: what one spelling can say about people being killed, hurt, taken or driven away.

`lexicon().of(word)` gives everything the word lists know of a spelling, in one look-up that is remembered; None for the
great majority of words. A reading keeps its clitics, so that a rule can tell «ومقتل» from «مقتله».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar

import msgspec

from isnad.arabic.clitics import readings
from isnad.arabic.fold import fold
from isnad.arabic.nouns import decline
from isnad.arabic.tokens import Word
from isnad.arabic.verbs import conjugate
from isnad.claims.casualties.people import PeopleNoun, people_forms
from isnad.lexicon.tables import read_table
from isnad.records import Effect

Sure = Literal["yes", "people", "harm", "taken"]
Frame = Literal["object", "subject"]

_Form = TypeVar("_Form")
_PREFIXES = frozenset({"", "و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وس", "فب", "فل", "فس", "ا"})
_VERB_PREFIXES = frozenset({"", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل", "ا"})


class VerbRow(msgspec.Struct, frozen=True):
    """A row of `harm_verbs.tsv`."""

    perfect: str
    imperfect: str
    effect: Effect
    frame: Frame
    sure: Sure
    masdars: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    example: str = ""


class NounRow(msgspec.Struct, frozen=True):
    """A row of `harm_nouns.tsv`."""

    noun: str
    kind: Literal["deed", "counted"]
    effect: Effect
    sure: Sure
    plural: tuple[str, ...] = ()
    example: str = ""


class VerbSense(NamedTuple):
    """A form of a verb of harm. `needs` are folded words, one of which must follow in the clause (none: empty)."""

    effect: Effect
    frame: Frame
    needs: frozenset[str]
    sure: Sure
    voice: Literal["active", "passive"]
    aspect: Literal["perfect", "imperfect"]
    person: int
    gender: str | None
    number: str | None
    pro: str = ""
    enc: str = ""


class Deed(NamedTuple):
    """A verbal noun of harm; `follow` is the folded word that must come next (القبض *على*), "" for none."""

    effect: Effect
    sure: Sure
    follow: str
    definite: bool
    pro: str = ""
    enc: str = ""


class Counted(NamedTuple):
    """A noun of the harmed themselves (قتيل، جرحى), by the number its form shows."""

    effect: Effect
    sure: Sure
    follow: str
    number: str
    definite: bool
    noun: str
    pro: str = ""
    enc: str = ""


class Lex(NamedTuple):
    """Everything the lists know of one spelling; `trigger` is true where it can tell of harm by itself."""

    verbs: tuple[VerbSense, ...]
    deeds: tuple[Deed, ...]
    counted: tuple[Counted, ...]
    people: tuple[PeopleNoun, ...]
    trigger: bool

    def nouns(self) -> tuple[PeopleNoun | Counted, ...]:
        """What can be counted: people, and the harmed themselves."""
        return (*self.people, *self.counted)

    def joined(self, senses: Iterable[VerbSense | Deed | Counted | PeopleNoun]) -> bool:
        """True where one of its senses has و or ف before it."""
        return any(s.pro[:1] in ("و", "ف") for s in senses if s.pro)

    def harms(self) -> tuple[VerbSense | Deed | Counted, ...]:
        """What can tell of harm."""
        return (*self.verbs, *self.deeds, *self.counted)


class HarmLexicon:
    """The word lists of harm, inflected and indexed by folded form."""

    def __init__(self) -> None:
        self._verbs = _index(_verb_forms())
        self._deeds = _index(_deed_forms())
        self._counted = _index(_counted_forms())
        self._people = _index(people_forms())
        self.known: dict[Word, Lex | None] = {}

    def of(self, word: Word) -> Lex | None:
        """What a spelling can mean; None when the lists do not have it."""
        try:
            return self.known[word]
        except KeyError:
            if len(self.known) > 1 << 17:  # a stream of a million articles must not grow it without bound
                self.known.clear()
            lex = self.known[word] = self._read(word)
            return lex

    def _read(self, word: Word) -> Lex | None:
        if word.kind != "arabic":
            return None
        verbs: dict[VerbSense, None] = {}
        deeds: dict[Deed, None] = {}
        counted: dict[Counted, None] = {}
        people: dict[PeopleNoun, None] = {}
        for reading in readings(word.key):
            pro, stem, enc = reading.pro, reading.stem, reading.enc
            if enc == "ه" and word.surface.endswith("ة"):
                continue  # folding made them one: «كثيرة» is no «كثيره»
            if pro not in _PREFIXES or (pro == "ا" and len(stem) < 3):  # آخر is no أ + خرّ
                continue
            if pro in _VERB_PREFIXES:
                for sense in self._verbs.get(stem, ()):
                    if "س" not in pro or sense.aspect == "imperfect":
                        verbs[sense._replace(pro=pro, enc=enc)] = None
            for deed in self._deeds.get(stem, ()):
                deeds[deed._replace(pro=pro, enc=enc)] = None
            for noun in self._counted.get(stem, ()):
                counted[noun._replace(pro=pro, enc=enc)] = None
            for person in self._people.get(stem, ()):
                people[person._replace(pro=pro, enc=enc)] = None
        if not (verbs or deeds or counted or people):
            return None
        return Lex(tuple(verbs), tuple(deeds), tuple(counted), tuple(people), bool(verbs or deeds or counted))


def _index(forms: Iterator[tuple[str, _Form]]) -> dict[str, tuple[_Form, ...]]:
    found: dict[str, dict[_Form, None]] = {}
    for text, value in forms:
        found.setdefault(fold(text), {})[value] = None
    return {key: tuple(values) for key, values in found.items()}


def _verb_forms() -> Iterator[tuple[str, VerbSense]]:
    for row in read_table("harm_verbs", VerbRow):
        needs = frozenset(map(fold, row.needs))
        for form in conjugate(row.perfect, row.imperfect, passive_voice=row.frame == "object"):
            if form.aspect not in ("perfect", "imperfect") or not (
                form.person == 3 or (form.person == 1 and form.number == "p")
            ):
                continue
            yield (
                form.text,
                VerbSense(
                    row.effect,
                    row.frame,
                    needs,
                    row.sure,
                    form.voice,
                    form.aspect,
                    form.person,
                    form.gender,
                    form.number,
                ),
            )


def _deed_forms() -> Iterator[tuple[str, Deed]]:
    for row in read_table("harm_nouns", NounRow):
        if row.kind == "deed":
            first, _, follow = row.noun.partition(" ")
            given = first.startswith("ال")
            yield first, Deed(row.effect, row.sure, fold(follow), given)
            if not given and not follow:
                yield "ال" + first, Deed(row.effect, row.sure, "", True)


def _counted_forms() -> Iterator[tuple[str, Counted]]:
    for row in read_table("harm_nouns", NounRow):
        if row.kind != "counted":
            continue
        first, _, follow = row.noun.partition(" ")
        plurals = tuple(plural.partition(" ")[0] for plural in row.plural)
        gender = "f" if first.endswith("ة") else "m"
        for form in decline(first, plurals=plurals, gender=gender, human=True):
            entry = Counted(row.effect, row.sure, fold(follow), form.number, False, row.noun)
            yield form.text, entry
            if not form.construct and form.case_hint != "acc":
                yield "ال" + form.text, entry._replace(definite=True)


@lru_cache(maxsize=1)
def lexicon() -> HarmLexicon:
    """The one harm lexicon, built at first use."""
    return HarmLexicon()
