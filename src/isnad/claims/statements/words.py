"""The words that report speech, read from their lists: verbs with their frames, participles, nouns of speech.

A frame is what joins the verb to what was said: `ان` (إنّ/أنّ alone), or a preposition before أنّ or before quoted words
(`ب`: بأنّ، بـ«…»; `الي`: إلى أنّ). What the uses mean stands in `Use`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from isnad.arabic.fold import fold
from isnad.arabic.nouns import decline
from isnad.arabic.tokens import Word
from isnad.arabic.verbs import VerbForm, conjugate
from isnad.claims.clauses.words import word_set
from isnad.lexicon.forms import FormHit, Forms
from isnad.lexicon.reporting import Trait, Use, VerbRow
from isnad.lexicon.tables import read_table

Kind: TypeAlias = Literal["verb", "participle", "noun"]
Time: TypeAlias = Literal["perfect", "imperfect", "none"]


class NounRow(msgspec.Struct, frozen=True):
    """A line of `reporting_nouns.tsv`."""

    noun: str
    gender: Literal["m", "f"] = "m"
    plurals: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    use: Use = "say"
    traits: tuple[Trait, ...] = ()
    example: str = ""


class Cue(NamedTuple):
    """One reading of a word as a cue. `gender` and `number` are those of its subject, None where it does not tell."""

    lemma: str
    kind: Kind
    time: Time
    passive: bool
    gender: str | None
    number: str | None
    frames: frozenset[str]
    use: Use
    traits: frozenset[Trait] = frozenset()


@lru_cache(maxsize=1)
def cues() -> Forms[Cue]:
    """Every inflected cue. Third person alone: what «أقول» and «تقول أنت» introduce is the speaker's own."""
    forms: Forms[Cue] = Forms(
        proclitics=("و", "ف", "س", "وس", "فس", "ل", "ب", "ول", "وب"), enclitics=("ه", "ها", "هم", "هما", "نا", "ني")
    )
    for verb in read_table("reporting_verbs", VerbRow):
        forms.file((verb.perfect, verb.imperfect, *verb.masdars), partial(_verb_forms, verb))
    for noun in read_table("reporting_nouns", NounRow):
        told = (noun.noun, *noun.plurals)
        forms.file((*told, *(f"ال{form}" for form in told)), partial(_noun_forms, noun))
    return forms


def _verb_forms(row: VerbRow) -> Iterator[tuple[str, Cue]]:
    lemma, frames, traits = fold(row.perfect), _frames(row.frames), frozenset(row.traits)
    for form in conjugate(row.perfect, row.imperfect, masdars=row.masdars):
        cue = _verb_cue(row, form, lemma, frames, traits)
        if cue is not None:
            yield form.text, cue


def _noun_forms(row: NounRow) -> Iterator[tuple[str, Cue]]:
    cue = _noun_cue(row)
    for form in decline(row.noun, plurals=row.plurals, gender=row.gender, definite=True):
        yield form.text, cue


def _noun_cue(row: NounRow) -> Cue:
    frames, traits = _frames(row.frames), frozenset(row.traits)
    return Cue(fold(row.noun), "noun", "none", False, None, None, frames, row.use, traits)


def _frames(frames: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(f) for f in frames)


def _verb_cue(row: VerbRow, form: VerbForm, lemma: str, frames: frozenset[str], traits: frozenset[Trait]) -> Cue | None:
    if form.aspect in ("perfect", "imperfect"):
        if form.person != 3 or (form.aspect == "imperfect" and form.text[0] not in "يت"):
            return None
        if form.number == "d" and form.aspect == "perfect" and len(row.perfect) == 3 and row.perfect[1] not in "اى":
            return None  # نقلا، ردا، طلبا are nouns wherever they are printed
        if form.voice == "passive" and row.use not in ("say", "note") and lemma not in ("افاد", "اعلن", "كشف", "نقل"):
            return None
        use = "think" if row.use == "past" and form.aspect == "imperfect" else row.use
        time: Time = "perfect" if form.aspect == "perfect" else "imperfect"
        return Cue(lemma, "verb", time, form.voice == "passive", form.gender, form.number, frames, use, traits)
    if form.aspect == "active_participle" and _adverbial(form):
        return Cue(lemma, "participle", "none", False, form.gender, form.number, frames, row.use, traits)
    return None


def _adverbial(form: VerbForm) -> bool:
    """Participles as the state of a subject are indefinite accusatives: مضيفاً، مؤكدةً، مشيرين."""
    key = fold(form.text)
    if form.gender == "m" and form.number == "s":
        return key.endswith("ا")
    return key.endswith(("ه", "ين", "ات"))


@lru_cache(maxsize=1 << 17)
def read(word: Word) -> tuple[FormHit[Cue], ...]:
    """The readings of a word as a cue that its clitics allow: whole word first, active before passive."""
    if word.kind != "arabic":
        return ()
    hits = [h for h in cues().of(word) if _fits(h, word.surface)]
    hits.sort(key=lambda h: (len(h.reading.pro) + len(h.reading.enc), h.value.passive))
    return tuple(hits)


_SHADDA, TEH_MARBUTA = "\u0651", "\u0629"
_FIRST_PERSON = ("\u062a\u064f", "\u062a\u0650", "\u062a\u064e")  # قلتُ and قلتَ
_DAMMA, _HAMZA_BELOW = "\u064f", "\u0625"


def _cannot_be_perfect(hit: FormHit[Cue], surface: str) -> bool:
    """True of «إبان», which begins like no perfect, and of «أُعلن» read as active."""
    at = len(hit.reading.pro)
    if surface[at : at + 1] == _HAMZA_BELOW:
        return True
    return not hit.value.passive and surface[at + 1 : at + 2] == _DAMMA


def _fits(hit: FormHit[Cue], surface: str) -> bool:
    pro, enc, cue = hit.reading.pro, hit.reading.enc, hit.value
    if hit.reading.stem in word_set("no-cue") and _SHADDA not in surface:
        return False
    if enc == "ه" and surface.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650")[-1] == TEH_MARBUTA:
        return False
    if cue.time == "perfect" and (_cannot_be_perfect(hit, surface) or surface.endswith(_FIRST_PERSON)):
        return False
    if cue.kind == "participle":
        personal = "person" in cue.traits and not hit.reading.stem.endswith("ا")  # كاتبة، طالبين
        return pro in ("", "و") and not enc and not personal
    if cue.kind == "noun":
        return "س" not in pro and pro not in ("ل", "ول") and not (enc and hit.reading.stem.startswith("ال"))
    if "س" in pro:
        return cue.time == "imperfect"
    return pro[-1:] not in ("ل", "ب")
