"""Inflection of nouns and adjectives: number, case endings that show in print, and the nisba.

    decline("قتيل", plurals=("قتلى",))      قتيل قتيلا قتيلان قتيلين قتيلي قتلى
    decline("جريحة", plurals=("ات",), gender="f")   جريحة جريحتان جريحتين جريحتا جريحتي جريحات
    nisba("فلسطين")                         فلسطيني فلسطينية فلسطينيان فلسطينيون فلسطينيين فلسطينيات …

Forms are unvocalised: «قتيلاً» and «قتيلا» are one form, written without the tanwin sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from isnad.arabic.chars import HAMZA_FINALS, KASRATAN, MARKS, TATWEEL
from isnad.arabic.seats import join

Number = Literal["s", "d", "p"]
Gender = Literal["m", "f"]
Case = Literal["nom", "obl", "acc"]

_MARKS = re.compile(f"[{MARKS}{TATWEEL}]+")
_ARTICLE = "ال"
_Ending = tuple[str, Case, bool]  # the letters, the case they show, whether a genitive must follow
_DUAL_ENDINGS: tuple[_Ending, ...] = (
    ("ان", "nom", False), ("ين", "obl", False), ("ا", "nom", True), ("ي", "obl", True),
)  # fmt: skip
_PLURAL_ENDINGS: tuple[_Ending, ...] = (
    ("ون", "nom", False), ("ين", "obl", False), ("و", "nom", True), ("ي", "obl", True),
)  # fmt: skip


class NounForm(NamedTuple):
    """One spelling. `case_hint` is what the spelling shows of the case (`obl`: genitive or accusative), None: nothing.

    `construct` forms stand only before a genitive or a pronoun (قتيلا الغارة). `gender` is the one verbs and adjectives
    agree with: plurals of things are feminine.
    """

    text: str
    number: Number
    gender: Gender
    case_hint: Case | None
    construct: bool


def decline(
    singular: str,
    *,
    plurals: tuple[str, ...] = (),
    gender: str = "m",
    human: bool = False,
    dual: bool = True,
    definite: bool = False,
) -> Iterator[NounForm]:
    """Every form of a noun, each once.

    `singular` as the dictionary has it; a defective noun with its tanwin («قاضٍ»). `plurals` are written whole («قتلى»),
    or "ون" and "ات" for the sound ones; a masculine `human` noun's "ات" is its feminine plural. `definite` adds the
    forms with ال, after each form that can take it.

    >>> [f.text for f in decline("قتيل", plurals=("قتلى",))]
    ['قتيل', 'قتيلا', 'قتيلان', 'قتيلين', 'قتيلا', 'قتيلي', 'قتلى']
    >>> [f.text for f in decline("محامٍ", plurals=("ون",), human=True, dual=False)]
    ['محام', 'محامي', 'محاميا', 'محامون', 'محامين', 'محامو', 'محامي']
    """
    own: Gender = "f" if gender == "f" else "m"
    forms = [*_singular(singular, own)]
    if dual:
        forms += _dual(singular, own)
    for plural in plurals:
        forms += _plural(singular, plural, own, human)
    for form in dict.fromkeys(forms):
        yield form
        if definite and not form.construct and form.case_hint != "acc":
            yield form._replace(text=_ARTICLE + form.text)


def nisba(stem: str, *, definite: bool = False) -> Iterator[NounForm]:
    """The forms of the adjective of a place or people: masculine, then feminine.

    `stem` is the place (a regular one: فلسطين، غزة، سوريا، فرنسا) or the adjective itself, which ends in ي (أميركي،
    صنعاني) and is taken as it is.

    >>> [f.text for f in nisba("غزة")][:7]
    ['غزي', 'غزيا', 'غزيان', 'غزيين', 'غزيا', 'غزيي', 'غزيون']
    """
    adjective = _relative(_bare(stem))
    yield from decline(adjective, plurals=("ون",), human=True, definite=definite)
    yield from decline(adjective + "ة", plurals=("ات",), gender="f", human=True, definite=definite)


def adjective(masculine: str, *, plurals: tuple[str, ...] = ("ون",), definite: bool = False) -> Iterator[NounForm]:
    """The forms of an adjective or participle in both genders; `plurals` are the masculine ones.

    >>> [f.text for f in adjective("مصاب") if f.gender == "f"]
    ['مصابة', 'مصابتان', 'مصابتين', 'مصابتا', 'مصابتي', 'مصابات']
    """
    yield from decline(masculine, plurals=plurals, human=True, definite=definite)
    stem = masculine[:-1] + "ا" if masculine.endswith("ى") else _long(masculine)  # متوفى متوفاة
    for feminine in join(stem, "ة"):
        yield from decline(feminine, plurals=("ات",), gender="f", human=True, definite=definite)


def _bare(word: str) -> str:
    return _MARKS.sub("", word)


def _long(word: str) -> str:
    """The stem before an ending that begins with a vowel: قاضٍ قاضي، مصطفى مصطفي."""
    bare = _bare(word)
    if KASRATAN in word:
        return bare + "ي"
    return bare[:-1] + "ي" if bare.endswith("ى") else bare


def _singular(word: str, gender: Gender) -> Iterator[NounForm]:
    bare = _bare(word)
    yield NounForm(bare[:-1] + "ء" if KASRATAN in word and bare.endswith("ائ") else bare, "s", gender, None, False)
    if KASRATAN in word:
        yield NounForm(bare + "ي", "s", gender, None, False)
    for text in _accusative(_long(word) if KASRATAN in word else bare):
        yield NounForm(text, "s", gender, "acc", False)


def _accusative(bare: str) -> tuple[str, ...]:
    """Spellings with the alef of the accusative tanwin, none where it is not written (سيارةً، مستشفىً، بناءً، ملجأً)."""
    if bare.endswith(("ة", "ى", "اء", "أ", "ا")):
        return ()
    return join(bare, "ا")


def _dual(word: str, gender: Gender) -> Iterator[NounForm]:
    for stem in _dual_stems(word, gender):
        for ending, case, construct in (
            ("ان", "nom", False),
            ("ين", "obl", False),
            ("ا", "nom", True),
            ("ي", "obl", True),
        ):
            for text in join(stem, ending):
                yield NounForm(text, "d", gender, case, construct)  # type: ignore[arg-type]


def _dual_stems(word: str, gender: Gender) -> tuple[str, ...]:
    bare = _long(word)
    if bare.endswith("ة"):
        return (bare[:-1] + "ت",)
    if bare.endswith("اء") and gender == "f":  # صحراوان
        return (bare[:-1] + "و",)
    if bare.endswith("ا"):  # كاميرتان
        return (bare[:-1] + "ت",)
    return (bare,)


def _plural(singular: str, plural: str, gender: Gender, human: bool) -> Iterator[NounForm]:
    if plural == "ون":
        yield from _sound_masculine(singular)
    elif plural == "ات":
        yield from (NounForm(text, "p", "f", None, False) for text in _sound_feminine(singular, gender))
    else:
        agrees: Gender = gender if human else "f"
        bare = _bare(plural)
        for text in dict.fromkeys((bare, *_shortened(plural, bare))):
            yield NounForm(text, "p", agrees, None, False)
        if not _diptote(bare):
            yield from (NounForm(text, "p", agrees, "acc", False) for text in _accusative(bare))


def _sound_masculine(singular: str) -> Iterator[NounForm]:
    bare = _bare(singular)
    stem = bare[:-1] if bare.endswith(("ة", "ى")) else bare
    for ending, case, construct in _PLURAL_ENDINGS:
        for text in join(stem, ending):
            yield NounForm(text, "p", "m", case, construct)


def _sound_feminine(singular: str, gender: Gender) -> tuple[str, ...]:
    stem = _long(singular)
    if stem.endswith("اة"):  # مباراة مباريات
        stem = stem[:-2] + "ي"
    elif stem.endswith("ة") or (stem.endswith("ا") and len(stem) > 2):
        stem = stem[:-1]
    elif stem.endswith("اء") and gender == "f":
        return (stem[:-1] + "وات", stem + "ات")
    return join(stem, "ات")


def _shortened(plural: str, bare: str) -> tuple[str, ...]:
    """The other spelling of a defective plural: ضواحٍ for ضواحي and back."""
    if KASRATAN in plural:
        return (bare + "ي",)
    return (bare[:-1],) if len(bare) == 5 and bare[2] == "ا" and bare.endswith("ي") else ()


def _diptote(bare: str) -> bool:
    """True of the broken plurals that take no tanwin: شوارع، صواريخ، ضواحي (and وزراء, which shows none)."""
    return (len(bare) >= 5 and bare[2] == "ا") or bare[-1] in HAMZA_FINALS


def _relative(bare: str) -> str:
    if bare.endswith("ي"):
        return bare
    for ending in ("يا", "ية", "ة", "ا"):
        if bare.endswith(ending) and len(bare) - len(ending) >= 2:
            return bare[: -len(ending)] + "ي"
    if bare.endswith("ى"):
        return bare[:-1] + "وي"
    return bare[:-1] + "ئي" if bare.endswith("اء") else bare + "ي"
