"""Inflection of verbs: every form that news prints, from the two dictionary forms.

    conjugate("أصاب", "يصيب", masdars=("إصابة",))
        أصاب أصابت أصابوا …  أصيب أصيبت …  يصيب تصيب يصيبون …  يصاب …  مصيب مصيبة …  مصاب مصابون …  إصابة إصابات

Forms are unvocalised and carry their hamzas in every seat in use; look them up by their folded key.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from isnad.arabic import roots
from isnad.arabic.chars import KASRATAN
from isnad.arabic.nouns import adjective, decline
from isnad.arabic.roots import Verb
from isnad.arabic.seats import join

Aspect = Literal["perfect", "imperfect", "imperative", "active_participle", "passive_participle", "masdar"]
Voice = Literal["active", "passive"]
Person = Literal[1, 2, 3]
Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]
Agreement = tuple[Person | None, Gender | None, Number | None]


class VerbForm(NamedTuple):
    """One spelling with one analysis. `person`, `gender`, `number` are None where the form does not tell.

    Participles and verbal nouns have no person; the first person has no gender, nor the second person dual.
    """

    text: str
    aspect: Aspect
    voice: Voice
    person: Person | None
    gender: Gender | None
    number: Number | None


# Ending of the perfect and the agreement it shows, by the sound it begins with.
_VOWEL_ENDINGS: tuple[tuple[str, Agreement], ...] = (
    ("ت", (3, "f", "s")), ("ا", (3, "m", "d")), ("تا", (3, "f", "d")), ("وا", (3, "m", "p")),
)  # fmt: skip
_CONSONANT_ENDINGS: tuple[tuple[str, Agreement], ...] = (
    ("ن", (3, "f", "p")), ("ت", (2, "m", "s")), ("ت", (2, "f", "s")), ("تما", (2, None, "d")), ("تم", (2, "m", "p")),
    ("تن", (2, "f", "p")), ("ت", (1, None, "s")), ("نا", (1, None, "p")),
)  # fmt: skip
# Prefix of the imperfect with the agreement it shows: without ending, and before the endings in the key.
_NO_ENDING: tuple[tuple[str, Agreement], ...] = (
    ("ي", (3, "m", "s")), ("ت", (3, "f", "s")), ("ت", (2, "m", "s")), ("أ", (1, None, "s")), ("ن", (1, None, "p")),
)  # fmt: skip
_LONG_ENDINGS: tuple[tuple[str, tuple[str, str], Agreement], ...] = (
    ("ي", ("ان", "ا"), (3, "m", "d")), ("ت", ("ان", "ا"), (3, "f", "d")), ("ت", ("ان", "ا"), (2, None, "d")),
    ("ي", ("ون", "وا"), (3, "m", "p")), ("ت", ("ون", "وا"), (2, "m", "p")), ("ت", ("ين", "ي"), (2, "f", "s")),
)  # fmt: skip
_FEMININE_PLURALS: tuple[tuple[str, Agreement], ...] = (("ي", (3, "f", "p")), ("ت", (2, "f", "p")))
_IMPERATIVES: tuple[tuple[str, Agreement], ...] = (
    ("ي", (2, "f", "s")), ("ا", (2, None, "d")), ("وا", (2, "m", "p")),
)  # fmt: skip
_SHORT_IMPERATIVES = {"أخذ": "خذ", "أكل": "كل", "أمر": "مر", "سأل": "سل"}


def conjugate(
    perfect: str,
    imperfect: str,
    *,
    masdars: tuple[str, ...] = (),
    active: str | None = None,
    passive: str | None = None,
    passive_voice: bool = True,
) -> Iterator[VerbForm]:
    """Every form of a verb, each once: perfect, imperfect in its moods, imperative, participles, verbal nouns.

    `perfect` and `imperfect` are the 3rd person masculine singular (قال، يقول). A shadda tells form II from form I
    where print would not (قدّم، حذّر), as does a verbal noun such as تقديم; write it, or the participles come out as
    قادم. `active` and `passive` give participles that are irregular; `passive_voice=False` leaves out the passive of
    verbs that have none (سقط، توجه). For a verb given in the passive itself (أصيب يصاب, توفي يتوفى) give both forms in
    it; they are read as they stand.

    >>> [f.text for f in conjugate("قال", "يقول") if f[2:] == ("passive", 3, "m", "s")]
    ['قيل', 'يقال', 'يقل']
    >>> [f.text for f in conjugate("رأى", "يرى") if f.aspect == "imperfect" and f.number == "p" and f.voice == "active"]
    ['نرى', 'نر', 'يرون', 'يروا', 'ترون', 'تروا', 'يرين', 'ترين']
    """
    verb = roots.analyse(perfect, imperfect, masdars)
    forms = [*_finite(verb, verb.perfect, verb.stem, "active"), *_imperative(verb)]
    if passive_voice:
        forms += _finite(verb, roots.perfect_passive(verb), roots.imperfect_passive(verb), "passive")
    forms += _participle(active or _active(verb), "active_participle", "active")
    if passive_voice or passive:
        forms += _participle(passive or _passive(verb), "passive_participle", "passive")
    for masdar in masdars:
        forms += _masdar(masdar)
    yield from dict.fromkeys(forms)


def _finite(verb: Verb, perfect: str, stem: str, voice: Voice) -> Iterator[VerbForm]:
    for text, agreement in _perfect(verb, perfect):
        yield VerbForm(text, "perfect", voice, *agreement)
    for text, agreement in _imperfect(verb, stem):
        yield VerbForm(text, "imperfect", voice, *agreement)


def _perfect(verb: Verb, text: str) -> Iterator[tuple[str, Agreement]]:
    yield text, (3, "m", "s")
    for ending, agreement in _VOWEL_ENDINGS:
        for form in _perfect_before_vowel(verb, text, ending):
            yield form, agreement
    stem = _perfect_stem(verb, text) if verb.defective else roots.before_consonant(verb, text)
    for ending, agreement in _CONSONANT_ENDINGS:
        for form in join(stem, ending):
            yield form, agreement


def _perfect_stem(verb: Verb, text: str) -> str:
    """The full stem of a defective perfect: دعا دعو، قضى قضي، أحيا أحيي، لقي لقي."""
    if text[-1] == "ا":
        return text[:-1] + ("و" if verb.stem[-1] == "و" else "ي")
    return text[:-1] + "ي"


def _perfect_before_vowel(verb: Verb, text: str, ending: str) -> tuple[str, ...]:
    if text[-1] == "ت":  # the vowel keeps the two apart: لفتت
        return (text + ending,)
    if not verb.defective:
        return join(text, ending)
    if ending == "وا":
        return (text[:-1] + ending,)
    keeps = text[-1] == "ي" or ending == "ا"
    return ((_perfect_stem(verb, text) if keeps else text[:-1]) + ending,)


def _imperfect(verb: Verb, stem: str) -> Iterator[tuple[str, Agreement]]:
    short = _short(verb, stem)
    for prefix, agreement in _NO_ENDING:
        for form in dict.fromkeys((stem, short)):
            yield roots.seated(prefix + form), agreement
    for prefix, endings, agreement in _LONG_ENDINGS:
        for ending in endings:
            for form in _imperfect_before_vowel(verb, stem, ending):
                yield prefix + form, agreement
    for form in join(_imperfect_stem(verb, stem), "ن"):
        for prefix, agreement in _FEMININE_PLURALS:
            yield prefix + form, agreement


def _short(verb: Verb, stem: str) -> str:
    """The jussive without ending: يقل، يقض."""
    if verb.hollow:
        return stem[:-2] + stem[-1]
    return stem[:-1] if verb.defective else stem


def _imperfect_stem(verb: Verb, stem: str) -> str:
    """The imperfect before the ن of the feminine plural: يقلن، يقضين، يدعون، يرددن."""
    if verb.defective:
        return stem[:-1] + ("و" if stem[-1] == "و" else "ي")
    return roots.before_consonant(verb, stem)


def _imperfect_before_vowel(verb: Verb, stem: str, ending: str) -> tuple[str, ...]:
    if not verb.defective:
        return join(stem, ending)
    return ((_imperfect_stem(verb, stem) if ending[0] == "ا" else stem[:-1]) + ending,)


def _imperative(verb: Verb) -> Iterator[VerbForm]:
    known = _SHORT_IMPERATIVES.get(verb.perfect)
    full = known or _imperative_stem(verb)
    base = full if known else _short(verb, full)
    if len(base) < 2:  # رَ, of رأى: never printed
        return
    yield VerbForm(base, "imperative", "active", 2, "m", "s")
    for ending, agreement in _IMPERATIVES:
        for text in join(base, ending) if known else _imperfect_before_vowel(verb, full, ending):
            yield VerbForm(text, "imperative", "active", *agreement)


def _imperative_stem(verb: Verb) -> str:
    """The imperfect stem and what the imperative sets before it: أ in form IV, ا before two consonants, or nothing."""
    past, stem = verb.perfect, verb.stem
    if stem[0] == "ؤ":
        return past[0] + stem[1:]
    if stem[0] == "أ":
        return "ائ" + stem[1:]
    if past[0] == "أ":
        return "أ" + stem
    plain = len(past) == 3 and len(stem) == 3 and not (verb.hollow or verb.doubled)
    return "ا" + stem if past[0] == "ا" or plain else stem


def _participle(text: str, aspect: Aspect, voice: Voice) -> Iterator[VerbForm]:
    texts = (text, text.replace("ؤو", "ئو")) if "ؤو" in text else (text,)  # مسؤول, in Egypt مسئول
    for form in (form for spelling in texts for form in adjective(spelling)):
        yield VerbForm(form.text, aspect, voice, None, form.gender, form.number)


def _masdar(text: str) -> Iterator[VerbForm]:
    gender: Gender = "f" if text.endswith("ة") else "m"
    for form in decline(text, gender=gender, plurals=("ات",)):
        yield VerbForm(form.text, "masdar", "active", None, gender, form.number)


def _is_first(verb: Verb) -> bool:
    """True of form I: its participles have patterns of their own. (Geminates of three letters are أعدّ، حاجّ.)"""
    return len(verb.perfect) <= (2 if verb.geminate else 3) and not verb.doubled


def _active(verb: Verb) -> str:
    past = verb.perfect
    if not _is_first(verb):
        return _derived_active(verb)
    head = "آ" if past[0] == "أ" else past[0] + "ا"
    if verb.geminate:
        return head + past[-1]
    middle = "ئ" if verb.hollow or past[1] == "أ" else past[1]
    if verb.defective:
        return head + middle + KASRATAN
    if verb.hollow and past[-1] == "ء":  # جاءٍ
        return head + "ئ" + KASRATAN
    return head + middle + ("ئ" if past[-1] == "أ" else past[-1])


def _derived_active(verb: Verb) -> str:
    """The imperfect with م: its i sets a hamza on its tooth (متنبئ، متسائل)."""
    stem = verb.stem
    if verb.defective:
        return "م" + stem[:-1] + KASRATAN
    if stem[-1] == "أ":
        return "م" + stem[:-1] + "ئ"
    return "م" + (stem[:-2] + "ئ" + stem[-1] if stem[-2:-1] == "ء" else stem)


def _passive(verb: Verb) -> str:
    past, stem = verb.perfect, verb.stem
    if not _is_first(verb):
        return "م" + roots.imperfect_passive(verb)
    if verb.hollow:
        return "م" + past[0] + ("ي" if stem[-2] == "ي" else "و") + past[-1]
    if verb.defective:
        return "م" + past[:-1] + ("و" if stem[-1] == "و" else "ي")
    if verb.geminate:
        return "م" + past + "و" + past[-1]
    middle = "ؤ" if past[1] == "أ" else past[1]
    return "م" + past[0] + middle + "و" + ("ء" if past[-1] == "أ" else past[-1])
