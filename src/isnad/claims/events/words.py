"""The words of events: what one spelling can tell, from the lists of verbs, nouns and light verbs.

`lexicon().of(word)` gives every reading in one look-up that is remembered; empty for the great majority of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache, partial
from typing import Literal, NamedTuple

import msgspec

from isnad.arabic.clitics import Reading, segment
from isnad.arabic.fold import fold
from isnad.arabic.nouns import decline
from isnad.arabic.tokens import Word
from isnad.arabic.verbs import VerbForm, conjugate
from isnad.arabic.vocabulary import content_words
from isnad.lexicon.forms import FormHit, Forms
from isnad.lexicon.tables import read_table
from isnad.records import EventType

Kind = Literal["verb", "masdar", "noun", "participle"]
Part = Literal["do", "get", "be", "hit", "see", "result", "can", "tell", ""]
VerbTrait = Literal[
    "harm",  # force must be told in the sentence, or the recipient be of the kind that force is used on
    "people",  # the recipient must be people, a body or a country
    "voiced",  # the actor must be one who speaks or decides
    "court",  # the actor is a court
    "agent",  # an actor must be expressed
    "troops",  # the subject must be an armed force
    "noun",  # the bare perfect is more often a noun: قصف، طلب
    "noagent",  # its subject is no actor: انفجرت قنبلة
    "kill",  # the harm itself: yields to the act that did it in the same sentence
    "formal",  # the participle as a state tells a second act: داعيا
    "to",  # an infinitive complement with إلى names no recipient
    "force",  # what is threatened must be said
    "warn",  # a warning of force alone
    "order",  # a command
    "inquiry",  # حقق في
    "state",  # its imperfect tells a state: تسيطر على المدينة
]
NounTrait = Literal[
    "harm",
    "talks",  # held between parties, whatever their order
    "needs-light",  # only with a verb that says it took place
    "needs-party",  # only with an actor or a recipient
    "needs-with",  # only with whom it was held: مؤتمر صحفي مع
    "weapon",  # needs the annexed owner: برصاص الجيش
    "broad",  # a word for many events: needs more to vouch for it
    "lookalike",  # never an event of itself
    "noagent",
    "march",  # مسيرة is also a drone
    "voiced",
]


class VerbRow(msgspec.Struct, frozen=True):
    """A line of `event_verbs.tsv`."""

    perfect: str
    imperfect: str
    type: EventType
    masdars: tuple[str, ...] = ()
    mode: str = ""
    to: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    traits: tuple[VerbTrait, ...] = ()
    example: str = ""


class NounRow(msgspec.Struct, frozen=True):
    """A line of `event_nouns.tsv`."""

    noun: str
    type: EventType
    plurals: tuple[str, ...] = ()
    mode: str = ""
    actor: Literal["agent", "target"] = "agent"
    to: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    traits: tuple[NounTrait, ...] = ()
    example: str = ""


class LightRow(msgspec.Struct, frozen=True):
    """A line of `event_light.tsv`."""

    perfect: str
    imperfect: str
    part: Part
    masdars: tuple[str, ...] = ()
    example: str = ""


class Entry(NamedTuple):
    """What a word tells: the type and mode, and the frame that finds who and whom."""

    lemma: str
    type: EventType
    mode: str | None
    to: frozenset[str]
    needs: frozenset[str]
    traits: frozenset[str]
    target: bool = False  # a noun annexed to whom it was done to


class Sense(NamedTuple):
    """One reading of a word. `past`: a perfect; `base`: the bare 3rd person masculine, which may be a verbal noun."""

    entry: Entry
    kind: Kind
    past: bool = False
    passive: bool = False
    gender: str | None = None
    number: str | None = None
    definite: bool = False


class LookalikeRow(msgspec.Struct, frozen=True):
    """A line of `event_lookalikes.tsv`."""

    word: str
    example: str = ""


Reads = tuple[FormHit[Sense], ...]


class Light(NamedTuple):
    """A form of a verb that says that an event took place. `noun`: a verbal noun."""

    part: Part
    passive: bool
    noun: bool


@lru_cache(maxsize=1)
def verbs() -> Forms[Sense]:
    """Finite forms of the third person, participles as states, by folded form."""
    forms: Forms[Sense] = Forms(
        proclitics=("و", "ف", "س", "وس", "فس", "ل", "ول", "فل"), enclitics=("ه", "ها", "هم", "هما", "هن", "نا", "ني")
    )
    for row in read_table("event_verbs", VerbRow):
        forms.file((row.perfect, row.imperfect), partial(_verb_senses, row))
    return forms


def _verb_senses(row: VerbRow) -> Iterator[tuple[str, Sense]]:
    entry = _verb_entry(row)
    for form in conjugate(row.perfect, row.imperfect):
        sense = _finite(entry, form)
        if sense is not None:
            yield form.text, sense


@lru_cache(maxsize=1)
def nouns() -> Forms[Sense]:
    """Nouns and verbal nouns of events, with and without the article."""
    forms: Forms[Sense] = Forms(
        proclitics=("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل"), enclitics=("ه", "ها", "هم", "هما")
    )
    for noun in read_table("event_nouns", NounRow):
        forms.file((noun.noun, *noun.plurals), partial(_noun_senses, noun))
    for verb in read_table("event_verbs", VerbRow):
        forms.file(verb.masdars, partial(_masdar_senses, verb))
    return forms


@lru_cache(maxsize=1)
def light() -> Forms[Light]:
    """The verbs that say that the event their noun names took place."""
    forms: Forms[Light] = Forms(proclitics=("و", "ف", "س", "وس"), enclitics=("ه", "ها", "هم", "هما"))
    for row in read_table("event_light", LightRow):
        forms.file((row.perfect, row.imperfect, *row.masdars), partial(_light_senses, row))
    return forms


def _light_senses(row: LightRow) -> Iterator[tuple[str, Light]]:
    for form in conjugate(row.perfect, row.imperfect, masdars=row.masdars):
        if form.aspect == "masdar" and form.number != "p":
            yield form.text, Light(row.part, False, True)
        elif form.person == 3 and form.aspect in ("perfect", "imperfect") and _likely(form):
            yield form.text, Light(row.part, form.voice == "passive", False)


def _likely(form: VerbForm) -> bool:
    return form.number != "d" or form.aspect == "perfect"


def _verb_entry(row: VerbRow) -> Entry:
    return Entry(
        fold(row.perfect), row.type, row.mode or None, frozenset(map(fold, row.to)), frozenset(map(fold, row.needs)),
        frozenset(row.traits),
    )  # fmt: skip


def _finite(entry: Entry, form: VerbForm) -> Sense | None:
    if form.aspect in ("perfect", "imperfect"):
        if form.person != 3 or (form.number == "p" and form.gender == "f"):
            return None
        if form.aspect == "imperfect" and form.text[0] not in "يت":
            return None
        if (
            form.number == "d" and form.aspect == "perfect" and (len(entry.lemma) == 3 or "noun" in entry.traits)
        ):  # أمرا، طلبا are nouns
            return None
        passive = form.voice == "passive"
        if passive and "obj" not in entry.to and entry.type not in ("COERCE", "SANCTION", "AGREE", "CONCEDE"):
            return None
        return Sense(entry, "verb", form.aspect == "perfect", passive, form.gender, form.number)
    if form.aspect == "active_participle" and "formal" in entry.traits and _as_state(form):
        return Sense(entry, "participle", False, False, form.gender, form.number)
    return None


def _as_state(form: VerbForm) -> bool:
    """True of indefinite accusatives: داعيا، مطالبين، منددة."""
    key = fold(form.text)
    if form.gender == "m" and form.number == "s":
        return key.endswith("ا")
    return key.endswith(("ين", "ات")) or (form.number == "s" and key.endswith("ه"))


def _noun_senses(row: NounRow) -> Iterator[tuple[str, Sense]]:
    entry = Entry(
        fold(row.noun), row.type, row.mode or None, frozenset(map(fold, row.to)), frozenset(map(fold, row.next)),
        frozenset(row.traits), row.actor == "target",
    )  # fmt: skip
    gender = "f" if row.noun.endswith("ة") else "m"
    for form in decline(row.noun, plurals=row.plurals, gender=gender):
        if form.number == "d" and form.construct:  # «حربي» is an adjective
            continue
        yield from _with_article(form.text, Sense(entry, "noun", gender=form.gender, number=form.number))


def _masdar_senses(row: VerbRow) -> Iterator[tuple[str, Sense]]:
    entry = _verb_entry(row)
    for masdar in row.masdars:
        gender = "f" if masdar.endswith("ة") else "m"
        for form in decline(masdar, gender=gender, dual=False):
            yield from _with_article(form.text, Sense(entry, "masdar", gender=gender, number=form.number))


def _with_article(text: str, sense: Sense) -> Iterator[tuple[str, Sense]]:
    yield text, sense
    if not sense.definite:
        yield "ال" + text, sense._replace(definite=True)


_NOTHING: Reads = ()


@lru_cache(maxsize=1 << 17)
def read(word: Word) -> Reads:
    """The readings of a word as telling an event, fewest clitics first, nouns of the list before verbal nouns."""
    if word.kind != "arabic":
        return _NOTHING
    if word.key in lookalikes():
        return _NOTHING
    hits = [h for h in verbs().of(word) if _fits(h, word.surface) and not _another_word(h, word)]
    hits += [h for h in nouns().of(word) if _is_noun(h, word) and not _is_pronoun(h, hits, word)]
    hits.sort(key=lambda h: (len(h.reading.pro) + len(h.reading.enc), h.value.passive, h.value.kind == "masdar"))
    return tuple(hits)


_SHADDA, _DAMMA, _TEH_MARBUTA = "\u0651", "\u064f", "\u0629"


@lru_cache(maxsize=1 << 17)
def cut(word: Word) -> Reading:
    """`clitics.segment` of a word, remembered by spelling."""
    return segment(word)


@lru_cache(maxsize=1 << 17)
def shapes(word: Word) -> frozenset[str]:
    """The folded forms under which a list may have a word: whole, without its clitics, without its article."""
    stem = cut(word).stem
    return frozenset((word.key, stem, *(k[2:] for k in (word.key, stem) if k.startswith("ال"))))


class ParticleRow(msgspec.Struct, frozen=True):
    """A line of `event_particles.tsv`: words separated by spaces, `_` between the words of one."""

    kind: str
    words: str
    example: str = ""


@cache
def particles(kind: str) -> frozenset[str]:
    """The folded function words of a kind.

    >>> "بعد" in particles("real-again")
    True
    """
    rows = [row for row in read_table("event_particles", ParticleRow) if row.kind == kind]
    return frozenset(fold(w.replace("_", " ")) for row in rows for w in row.words.split())


@lru_cache(maxsize=1)
def lookalikes() -> frozenset[str]:
    """Folded words that are spelled like a form of an event and never are one in news."""
    return frozenset(fold(row.word) for row in read_table("event_lookalikes", LookalikeRow))


def _another_word(hit: FormHit[Sense], word: Word) -> bool:
    """True where the common words know the spelling as a noun cut elsewhere: «وزير» is no و+زير, «هجرتهم» is هجرة."""
    best = segment(word)
    if (best.pro, best.stem) == (hit.reading.pro, hit.reading.stem) or (best.enc and not hit.reading.enc):
        return False
    known = content_words().get(best.stem)
    if known is None:
        return False
    if not best.pro and hit.reading.pro:  # «وصفوها» is no و+صفوها
        return not known.rare
    return known.noun and not (known.perfect or known.imperfect)


def _is_noun(hit: FormHit[Sense], word: Word) -> bool:
    """False of an article beside a pronoun, and of «قتلة», which is no «قتله»."""
    enc = hit.reading.enc
    return not enc or not (hit.value.definite or _ends_in_teh(word.surface))


def _ends_in_teh(surface: str) -> bool:
    return surface.rstrip(_VOWELS)[-1] == _TEH_MARBUTA


def _is_pronoun(hit: FormHit[Sense], verbs_: list[FormHit[Sense]], word: Word) -> bool:
    """«استضافه» is a verb with its object, «استضافة» a noun."""
    if hit.reading.enc or not hit.reading.stem.endswith("ه") or _ends_in_teh(word.surface):
        return False
    return any(v.reading.enc for v in verbs_)


_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650"


def _fits(hit: FormHit[Sense], surface: str) -> bool:
    pro, enc, sense = hit.reading.pro, hit.reading.enc, hit.value
    if enc and _ends_in_teh(surface):
        return False
    if sense.kind == "participle":
        return pro in ("", "و") and not enc
    if _DAMMA in surface[:4] and not sense.passive and sense.past:  # قُتل is passive
        return False
    if "س" in pro or pro[-1:] == "ل":
        return not sense.past
    return True
