"""What the word lists say of a spelling, as bits, once for each spelling: given name, family name, role, common word …

People and groups are found by walking over these classes; nothing there looks a word up twice. A word is read whole
first; where that says nothing, without its proclitics (ومحمد: و + محمد).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from isnad.arabic.chars import ALEF_FORMS
from isnad.arabic.clitics import Reading, readings
from isnad.arabic.fold import fold
from isnad.arabic.nouns import nisba
from isnad.arabic.tokens import Word
from isnad.arabic.verbs import conjugate
from isnad.arabic.vocabulary import content_words
from isnad.lexicon.built import Built
from isnad.lexicon.reporting import VerbRow
from isnad.lexicon.tables import read_table
from isnad.mentions.likeness import likeness
from isnad.mentions.wordlists import (
    FamilyRow,
    GivenRow,
    HeadRow,
    NisbaRow,
    ParticleRow,
    RoleRow,
    StopRow,
    role_forms,
    spellings,
)  # fmt: skip

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
GOVERNOR = 1 << 24  # a participle that takes a preposition: التابع لـ
NAMED = 1 << 23  # a thing named after people: شارع، مستشفى
STRANGE = 1 << 22  # listed nowhere and spelled like a name

ORDINAL = 1 << 26  # الثاني: which of that name
LED = 1 << 27  # قوات، حكومة: a body that may be called by who leads it
WESTERN = 1 << 25  # a given name of those after which no Arab family name is expected

NAME = GIVEN | FAMILY
INNER = LINK | KUNYA | SLAVE | FOREIGN
ORDINARY = STOP | SPEECH | PARTICLE

_KINDS = {
    "particle": PARTICLE | STOP,
    "verb": VERB | STOP,
    "noun": NOUN | STOP,
    "adjective": ADJECTIVE | STOP,
    "governor": GOVERNOR | ADJECTIVE | STOP,
}
_PARTICLES = {
    "link": LINK,
    "kunya": KUNYA,
    "slave": SLAVE,
    "close": CLOSE,
    "foreign": FOREIGN,
    "cue": CUE,
    "named": NAMED,
    "title": KUNYA,
    "ordinal": ORDINAL,
    "led": LED,
}
_PROCLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "ول", "وب", "فل", "فب", "وك"))
_WEST = frozenset(("eu", "ru", "ea", "he"))
_ARTICLES = frozenset(("وال", "فال", "بال", "كال"))
_CLOSERS = frozenset(("الله", "الدين", "الحق", "الرحمن"))
_TANWIN = "\u064b"
_STRANGE = 1.0
_JOINED = frozenset(("الدين", "الله"))  # printed apart from the word before, and with it
_MEDIAL = re.compile("[\u0623-\u0626]")
_PERSONS = frozenset("يتن")  # first letters of imperfects
_NAMELIKE = 1.0  # a spelling so like a name is not cut to find an ordinary word in it
# Endings of ordinary words, longest first: plural, dual, feminine, accusative.
_ENDINGS = ("يين", "يون", "تان", "تين", "ات", "ين", "ون", "ان", "يه", "وا", "تا", "ه", "ا", "ي", "ت")


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

    def __init__(self) -> None:
        self._bits = BITS.load()
        self._known: dict[Word, Sense] = {}
        # As they are spelled, for the keys that a name and a function word share.
        rows = read_table("given_names", GivenRow)
        self._names = {row.name for row in rows}
        self._doubtful = {row.name for row in rows if row.example}
        self._particles = {row.word for row in read_table("name_stops", StopRow) if row.kind == "particle"}
        self._medial = {fold(name) for name in self._spelled_names() if _MEDIAL.search(name, 1)}
        self._hamzated = {pro + word for pro in ("", "ف") for word in ("إن", "أن")}

    def _spelled_names(self) -> Iterator[str]:
        yield from self._names
        yield from (row.name for row in read_table("family_names", FamilyRow))

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
        if "." in key:
            return Sense(ARABIC | INITIAL, 0, 0, "", key, key)
        if len(key) == 1:
            return Sense(ARABIC | INITIAL | self._bits.get(key, 0), 0, 0, "", key, key)
        whole = self._told_apart(self.bits(key), word.surface)
        if whole & AL and word.surface[0] in ALEF_FORMS:
            whole &= ~(AL | STOP)  # ألبانيز has no article
        if _TANWIN in word.surface:
            whole = (whole & ~(NAME | ALONE)) | STOP
        if whole & ~(ARABIC | AL):
            return Sense(whole, 0, 0, "", key, key)
        return self._cut(word, key, whole)

    def _cut(self, word: Word, key: str, whole: int) -> Sense:
        """The sense of an unlisted spelling: perhaps a listed word after its proclitics."""
        cuts = readings(key)
        for cut in cuts:
            if cut.pro in _PROCLITICS and not cut.enc:
                part = self._told_apart(self.bits(cut.stem), "")
                if part & ~(ARABIC | AL):
                    return Sense(whole, part, word.at(cut.cut) if cut.cut else 0, cut.pro, key, cut.stem)
        if likeness(key) < _NAMELIKE and self._inflected(cuts):
            return Sense(whole | STOP, 0, 0, "", key, key)
        if key[:3] in _ARTICLES and len(key) > 5:
            return Sense(whole, ARABIC | AL, word.at(1), key[0], key, key[1:])
        if key.startswith("لل") and len(key) > 4:
            return Sense(whole, ARABIC | AL, 0, "ل", key, "ا" + key[1:])
        if not whole & AL and len(key) > 3 and strange(key):
            whole |= STRANGE
        return Sense(whole, 0, 0, "", key, key)

    def _inflected(self, cuts: tuple[Reading, ...]) -> bool:
        """True of an ordinary word with a pronoun («قائدها»), or a verb after what joins it («لتتولى»)."""
        common = content_words()
        for cut in cuts:
            if cut.enc and len(cut.stem) > 2 and self._bits.get(cut.stem, 0) & STOP:
                return True
            if cut.pro in _PROCLITICS and not cut.enc and len(cut.stem) > 3 and cut.stem[0] in _PERSONS:
                known = common.get(cut.stem)
                if known and known.imperfect and not known.name:
                    return True
        return False

    def _told_apart(self, bits: int, surface: str) -> int:
        """A key shared by a function word and a name (علي and على، ألينا and إلينا) read by its exact spelling."""
        if bits & FOREIGN and surface in self._hamzated:
            return ARABIC | PARTICLE | STOP  # فإن is not فان
        if bits & NAME and _MEDIAL.search(surface, 1) and fold(surface) not in self._medial:
            bits &= ~(NAME | ALONE)  # «بأول» is not باول
        if bits & PARTICLE:
            if bits & GIVEN and surface in self._names and surface not in self._particles:
                return bits & ~(PARTICLE | STOP) & ~(0 if surface in self._doubtful else COMMON)
            return bits & ~(NAME | ALONE | ROLE)
        return bits

    def bits(self, key: str) -> int:
        """The classes of a folded spelling without clitics; those of an inflected ordinary word are found by ending."""
        bits = ARABIC | self._bits.get(key, 0)
        if key.startswith("ال") and len(key) > 3:
            bits |= AL
            if not bits & ~(ARABIC | AL):
                bits |= self._ordinary(key[2:])
            elif bits & (NAME | ROLE):
                bits |= self._bits.get(key[2:], 0) & (STOP | NOUN | ADJECTIVE | GOVERNOR)
        elif bits == ARABIC:
            bits |= self._ordinary(key)
        return bits

    def _ordinary(self, key: str) -> int:
        bits = self._bits.get(key, 0) & (STOP | NOUN | ADJECTIVE | VERB | PARTICLE | GOVERNOR)
        if bits:
            return bits
        for ending in _ENDINGS:
            if key.endswith(ending) and len(key) - len(ending) >= 3:
                stem = key[: -len(ending)]
                bits = self._bits.get(stem, 0) & (STOP | NOUN | ADJECTIVE | VERB | GOVERNOR)
                bits = bits or self._bits.get(stem + "ه", 0) & (STOP | NOUN | ADJECTIVE | GOVERNOR)
                if bits:
                    return bits
        return 0


def strange(key: str) -> bool:
    """True of an unlisted spelling that looks like a name, and not only for the proclitic it may begin with."""
    score = likeness(key)
    if score < _STRANGE:
        return False
    return key[0] not in _PROCLITICS or (score > _STRANGE + 0.4 and likeness(key[1:]) > 0)


@lru_cache(maxsize=1)
def classes() -> Classes:
    """The classes of the word lists; built once."""
    return Classes()


def listed() -> dict[str, int]:
    """The classes of every listed word, folded."""
    found: dict[str, int] = {}
    for spelling, bits in _entries():
        key = fold(spelling)
        known = found.get(key, 0)
        if bits & VERB and not bits & COMMON and known & GIVEN and not known & COMMON:
            continue  # يوسف is a name before it is a form of a verb
        found[key] = known | bits
    return dict(sorted(found.items()))  # the same file each time it is made


BITS: Built[dict[str, int]] = Built(
    "wordclass",
    dict[str, int],
    ("given_names", "family_names", "name_particles", "name_stops", "reporting_verbs", "nisba", "roles", "group_heads"),
    ("mentions.wordclass", "mentions.wordlists", "arabic.nouns", "arabic.verbs", "arabic.roots", "arabic.seats",
     "arabic.shapes", "arabic.fold", "arabic.chars"),
    listed,
)  # fmt: skip


def _entries() -> Iterator[tuple[str, int]]:
    yield from _names()
    for particle in read_table("name_particles", ParticleRow):
        yield particle.particle, _PARTICLES[particle.kind]
    for stop in read_table("name_stops", StopRow):
        yield stop.word, _KINDS[stop.kind] | COMMON
    names = {row.name for row in read_table("given_names", GivenRow)}
    for verb in read_table("reporting_verbs", VerbRow):
        speech = SPEECH if verb.use in ("say", "tell", "note") else 0
        for form in conjugate(verb.perfect, verb.imperfect):
            if form.text in names and (form.voice == "passive" or form.aspect.endswith("participle")):
                continue  # مسلم
            if form.person is None or (form.person == 3 and (form.number, form.gender) != ("p", "f")):
                yield form.text, STOP | VERB | speech
    for row in read_table("nisba", NisbaRow):
        for noun in nisba(row.nisba, definite=True):
            yield noun.text, NISBA
    for role in read_table("roles", RoleRow):
        for text in {form.text.split()[0] for form in role_forms(role)}:
            yield text, ROLE
    for head in read_table("group_heads", HeadRow):
        yield head.head.split()[0], HEAD
        yield "ال" + head.head.split()[0], HEAD


def _names() -> Iterator[tuple[str, int]]:
    rows = read_table("given_names", GivenRow)
    single = {row.name for row in rows}
    for row in rows:
        first, _, rest = row.name.partition(" ")
        if rest in _JOINED:
            yield first + rest, GIVEN  # عزالدين
        if not rest or (first not in single and len(first) > 2):
            for text in (first, *spellings(first)):
                yield text, GIVEN | (COMMON if row.example or rest else 0) | (WESTERN if row.origin in _WEST else 0)
    for family in read_table("family_names", FamilyRow):
        last = family.name.split()[-1]
        alone = ALONE if family.alone and last == family.name else 0
        if last == family.name or (len(last) > 3 and last not in _CLOSERS):
            for text in spellings(last):
                yield text, FAMILY | alone | (COMMON if family.example else 0)
