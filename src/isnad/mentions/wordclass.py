"""What the word lists say of a spelling, as bits, once for each spelling: given name, family name, role, common word …

People and groups are found by walking over these classes; nothing there looks a word up twice. A word is read whole
first; where that says nothing, without its proclitics (ومحمد: و + محمد).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from isnad.arabic.clitics import readings
from isnad.arabic.fold import fold
from isnad.arabic.nouns import decline, nisba
from isnad.arabic.tokens import Word
from isnad.arabic.verbs import conjugate
from isnad.lexicon.tables import read_table

GIVEN = 1 << 0  # a given name
COMMON = 1 << 1  # a name that is an ordinary word too
FAMILY = 1 << 2  # a family name
ALONE = 1 << 3  # a figure known by one name
LINK = 1 << 4  # بن، آل
KUNYA = 1 << 5  # أبو، أم
SLAVE = 1 << 6  # عبد
CLOSE = 1 << 7  # الدين، الله
FOREIGN = 1 << 8  # فان، دي
STOP = 1 << 9  # an ordinary word
SPEECH = 1 << 10  # قال
ROLE = 1 << 11  # opens a role or title
HEAD = 1 << 12  # opens the name of an organisation
NISBA = 1 << 13  # the adjective of a country, or its people
AL = 1 << 14  # has the article
ARABIC = 1 << 15  # a word in Arabic letters
INITIAL = 1 << 16  # one letter, or letters with stops
PARTICLE = 1 << 17  # a function word
CUE = 1 << 18  # يدعى، اسمه: a name follows
ADJECTIVE = 1 << 19  # an ordinary adjective
NOUN = 1 << 20  # an ordinary noun
VERB = 1 << 21  # an ordinary verb

NAME = GIVEN | FAMILY
INNER = LINK | KUNYA | SLAVE | FOREIGN
ORDINARY = STOP | SPEECH | PARTICLE

_KINDS = {"particle": PARTICLE | STOP, "verb": VERB | STOP, "noun": NOUN | STOP, "adjective": ADJECTIVE | STOP}
_PARTICLES = {"link": LINK, "kunya": KUNYA, "slave": SLAVE, "close": CLOSE, "foreign": FOREIGN, "cue": CUE}
_PROCLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "ول", "وب", "فل", "فب", "وك"))
# Endings of ordinary words, longest first: plural, dual, feminine, accusative.
_ENDINGS = ("يين", "يون", "تان", "تين", "ات", "ين", "ون", "ان", "يه", "وا", "تا", "ه", "ا", "ي", "ت")


class GivenRow(msgspec.Struct, frozen=True):
    """A line of `given_names.tsv`."""

    name: str
    gender: Literal["m", "f", ""] = ""
    origin: str = ""
    example: str = ""


class FamilyRow(msgspec.Struct, frozen=True):
    """A line of `family_names.tsv`."""

    name: str
    alone: bool = False
    example: str = ""


class ParticleRow(msgspec.Struct, frozen=True):
    """A line of `name_particles.tsv`."""

    particle: str
    kind: str
    example: str = ""


class StopRow(msgspec.Struct, frozen=True):
    """A line of `name_stops.tsv`."""

    word: str
    kind: Literal["particle", "verb", "noun", "adjective"]


class RoleRow(msgspec.Struct, frozen=True):
    """A line of `roles.tsv`."""

    role: str
    kind: str
    feminine: str = ""
    plurals: tuple[str, ...] = ()
    bare: bool = False
    example: str = ""


class HeadRow(msgspec.Struct, frozen=True):
    """A line of `group_heads.tsv`."""

    head: str
    kind: str
    alone: bool = False
    coordinates: bool = False
    example: str = ""


class NisbaRow(msgspec.Struct, frozen=True):
    """A line of `nisba.tsv`."""

    nisba: str
    country: str = ""
    plural: str = ""
    example: str = ""


class VerbRow(msgspec.Struct, frozen=True):
    """The columns of `reporting_verbs.tsv` that are read here."""

    perfect: str
    imperfect: str
    masdars: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    use: str = ""
    example: str = ""


class Sense(NamedTuple):
    """What a spelling may be: `whole` as it stands; `part` after `cut` characters (proclitics in `pro`), 0 if none."""

    whole: int
    part: int
    cut: int
    pro: str
    key: str
    stem: str

    @property
    def any(self) -> int:
        """The classes of either reading."""
        return self.whole | self.part


class Classes:
    """The classes of every listed word, and of any spelling."""

    def __init__(self, entries: Iterable[tuple[str, int]]) -> None:
        self._bits: dict[str, int] = {}
        self._known: dict[Word, Sense] = {}
        for key, bits in entries:
            self._bits[key] = self._bits.get(key, 0) | bits

    def of(self, word: Word) -> Sense:
        """The senses of a spelling, remembered."""
        sense = self._known.get(word)
        if sense is None:
            if len(self._known) > 1 << 17:
                self._known.clear()
            sense = self._known[word] = self._read(word)
        return sense

    def all(self, words: list[Word]) -> list[Sense]:
        """The senses of every word of a text, in order."""
        known, of = self._known, self.of
        return [known.get(w) or of(w) for w in words]

    def _read(self, word: Word) -> Sense:
        key = word.key
        if word.kind != "arabic":
            return Sense(0, 0, 0, "", key, key)
        if len(key) == 1 or "." in key:
            return Sense(ARABIC | INITIAL | self._bits.get(key.replace(".", ""), 0), 0, 0, "", key, key)
        if word.surface.endswith("\u0649") and self._bits.get(key, 0) & (GIVEN | PARTICLE) == GIVEN and len(key) == 3:
            return Sense(ARABIC | STOP | PARTICLE, 0, 0, "", key, key)  # على is the preposition, علي the name
        whole = self.bits(key)
        if whole & ~(ARABIC | AL):
            return Sense(whole, 0, 0, "", key, key)
        for reading in readings(key):
            if reading.pro in _PROCLITICS and not reading.enc:
                part = self.bits(reading.stem)
                if part & ~(ARABIC | AL):
                    return Sense(
                        whole, part, word.at(reading.cut) if reading.cut else 0, reading.pro, key, reading.stem
                    )
        if any(r.enc and self._bits.get(r.stem, 0) & STOP for r in readings(key)):
            whole |= STOP
        elif key.startswith(("وال", "فال")) and len(key) > 5:
            return Sense(whole, ARABIC | AL, 1, key[0], key, key[1:])
        elif key.startswith(("بال", "كال")) and len(key) > 5:
            return Sense(whole, ARABIC | AL, 1, key[0], key, key[1:])
        elif key.startswith("لل") and len(key) > 4:
            return Sense(whole, ARABIC | AL, 0, "ل", key, "ا" + key[1:])
        return Sense(whole, 0, 0, "", key, key)

    def bits(self, key: str) -> int:
        """The classes of a folded spelling without clitics; those of an inflected ordinary word are found by ending."""
        bits = ARABIC | self._bits.get(key, 0)
        if key.startswith("ال") and len(key) > 3:
            bits |= AL
            if not bits & ~(ARABIC | AL):
                bits |= self._ordinary(key[2:])
            elif bits & FAMILY and not bits & STOP:
                bits |= self._bits.get(key[2:], 0) & STOP and COMMON
        elif bits == ARABIC:
            bits |= self._ordinary(key)
        return bits

    def _ordinary(self, key: str) -> int:
        bits = self._bits.get(key, 0) & (STOP | NOUN | ADJECTIVE | VERB | PARTICLE)
        if bits:
            return bits
        for ending in _ENDINGS:
            if key.endswith(ending) and len(key) - len(ending) >= 3:
                stem = key[: -len(ending)]
                bits = self._bits.get(stem, 0) & (STOP | NOUN | ADJECTIVE | VERB)
                bits = bits or self._bits.get(stem + "ه", 0) & (STOP | NOUN | ADJECTIVE)
                if bits:
                    return bits
        return 0


@lru_cache(maxsize=1)
def classes() -> Classes:
    """The classes of the word lists; built once."""
    return Classes(_entries())


def _entries() -> Iterator[tuple[str, int]]:
    yield from _names()
    for particle in read_table("name_particles", ParticleRow):
        yield fold(particle.particle), _PARTICLES[particle.kind]
    for stop in read_table("name_stops", StopRow):
        if not stop.word.endswith("\u0649") or len(stop.word) > 3:
            yield fold(stop.word), _KINDS[stop.kind]
    for verb in read_table("reporting_verbs", VerbRow):
        for form in conjugate(verb.perfect, verb.imperfect):
            yield fold(form.text), STOP | VERB | (SPEECH if verb.use in ("say", "tell", "note") else 0)
    for row in read_table("nisba", NisbaRow):
        for noun in nisba(row.nisba, definite=True):
            yield fold(noun.text), NISBA
    for role in read_table("roles", RoleRow):
        for text in role_forms(role):
            yield fold(text).split()[0], ROLE
    for head in read_table("group_heads", HeadRow):
        yield fold(head.head).split()[0], HEAD
        yield fold("ال" + head.head).split()[0], HEAD


def _names() -> Iterator[tuple[str, int]]:
    for given in read_table("given_names", GivenRow):
        for key in spellings(given.name):
            yield key, GIVEN | (COMMON if given.example else 0)
    for family in read_table("family_names", FamilyRow):
        for key in spellings(family.name):
            yield key, FAMILY | (ALONE if family.alone else 0) | (COMMON if family.example else 0)


def spellings(name: str) -> Iterator[str]:
    """Folded spellings of a name of one token: foreign g and ch are written in several ways.

    >>> sorted(spellings("غوردون"))
    ['جوردون', 'غوردون']
    """
    key = fold(name)
    if " " in key:
        return
    yield key
    if "غ" in key and not key.startswith("ال"):
        yield key.replace("غ", "ج")
    if key.startswith("عبدال"):
        return


def role_forms(row: RoleRow) -> Iterator[str]:
    """Every form of a role, both genders, all numbers, with and without the article."""
    for base, plurals in ((row.role, row.plurals), (row.feminine, ("ات",) if row.feminine else ())):
        if base:
            first, _, rest = base.partition(" ")
            if rest:
                yield base
                yield from (plural for plural in plurals if " " in plural)
                continue
            yield from (form.text for form in decline(first, plurals=plurals, definite=True, human=True))
