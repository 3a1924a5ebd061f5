"""What kind of verb two dictionary forms make: where it is weak, and the stems its endings attach to.

A `Stems` holds, for one verb, the spellings before endings. Weakness is read off the two forms, as print has them:

    hollow      قال يقول     the middle radical is a vowel; short before consonants: قلت
    defective   قضى يقضي     the last radical is a vowel; lost before vowels: قضوا
    geminate    ردّ يردّ      the last two radicals are one letter in print; apart before consonants: رددت
    assimilated وصل يصل      the first radical و is lost in the imperfect, back in its passive: يوصل
"""

from __future__ import annotations

import re
from typing import NamedTuple

from isnad.arabic.chars import MARKS, SHADDA, TATWEEL

_MARKS = re.compile(f"[{MARKS}{TATWEEL}]+")
_BARE_ALEF, _HAMZA_ALEF, _MADDA = "ا", "أ", "آ"
# Form VIII verbs whose root begins with س look like geminate form X (استمر): these are the common ones.
_NOT_TENTH = frozenset(("استمع", "استلم", "استند", "استبق", "استتر", "استلب", "استرق", "استعر"))
# Form I passives that keep their و in print (يولد) as form II does (يوقّع).
_NOT_SECOND = frozenset(("ولد",))


class Verb(NamedTuple):
    """Two dictionary forms without marks, and what they show of the verb."""

    perfect: str
    stem: str  # the imperfect without its ي
    hollow: bool
    defective: bool
    geminate: bool
    doubled: bool  # form II: the middle radical carries a shadda

    @property
    def root_waw(self) -> bool:
        """True of assimilated verbs: وصل يصل."""
        return self.perfect[0] == "و" and self.stem[:1] != "و" and not self.doubled


def analyse(perfect: str, imperfect: str, masdars: tuple[str, ...] = ()) -> Verb:
    """The verb of two 3rd person masculine singular forms; shadda, where written, is heeded.

    >>> analyse("استمر", "يستمر").geminate, analyse("استمع", "يستمع").geminate
    (True, False)
    """
    past, present = _MARKS.sub("", perfect), _MARKS.sub("", imperfect)
    stem = present[1:]
    defective = past[-1] in "ىاي" and stem[-1:] in "ىاوي" and len(past) > 2
    hollow = not (defective or perfect.endswith(SHADDA)) and _is_hollow(past, stem)
    geminate = not (defective or hollow) and (perfect.endswith(SHADDA) or _is_geminate(past, stem))
    return Verb(past, stem, hollow, defective, geminate, _is_doubled(perfect, past, stem, masdars))


def _is_hollow(past: str, stem: str) -> bool:
    return len(past) >= 3 and past[-2] == "ا" and len(stem) >= 2 and stem[-2] in "اوي"


def _is_geminate(past: str, stem: str) -> bool:
    first = past[0]
    match len(past):
        case 2:
            return len(stem) == 2
        case 3:  # أعدّ يعدّ beside أخذ يأخذ
            return first == _HAMZA_ALEF and stem == past[1:]
        case 4:  # احتلّ، انضمّ beside اتخذ، اطلع
            return first == _BARE_ALEF and past[1] not in "تطدذ"
        case 5:
            if past.startswith("است"):
                return past not in _NOT_TENTH
            return first == _BARE_ALEF and past[1] != "ن" and past[2] not in "تطد"  # اطمأنّ، اقشعرّ
    return False


def _is_doubled(given: str, past: str, stem: str, masdars: tuple[str, ...]) -> bool:
    if len(past) != 3 or stem[:1] not in (past[0], "ؤ") or (past[0] == _HAMZA_ALEF and stem[0] != "ؤ"):
        return False
    if SHADDA in given[:-1] or stem[0] == "ؤ" or past[1] == past[2]:
        return True
    keeps_middle = past[1] in "وي" and stem[1] == past[1] and past[-1] not in "ىا"  # غيّر, but not روى
    if past not in _NOT_SECOND and (stem[0] == "و" or keeps_middle):  # وقّع
        return True
    return any(m.startswith("ت") and (m[-2:-1] == "ي" or m.endswith(("ية", "ئة"))) for m in masdars)


def before_consonant(verb: Verb, text: str) -> str:
    """A perfect or imperfect before an ending that begins with a consonant: قال قل، رد ردد، قضى قضي، دعا دعو."""
    if verb.hollow:
        short = text[:-2] + text[-1]
        seat = "أ" if text[-2] == "ا" and len(text) > 3 else "ئ"  # أساء أسأت, جاء جئت
        return short[:-1] + seat if short[-1] == "ء" else short
    if verb.geminate:
        return text + text[-1]
    return text


def seated(text: str) -> str:
    """Madda for two alefs that meet: أأخذ becomes آخذ."""
    return _MADDA + text[2:] if text[:2] in ("أأ", "أا") else text


def perfect_passive(verb: Verb) -> str:
    """3ms of the perfect passive: قيل، أصيب، دعي، قوتل، تبودل، سئل."""
    past = verb.perfect
    if verb.hollow:
        past = past[:-2] + "ي" + past[-1]
    elif verb.defective:
        past = past[:-1] + "ي"
    elif past[-1] == _HAMZA_ALEF:
        past = past[:-1] + "ئ"
    return _passive_vowels(past)


def _passive_vowels(past: str) -> str:
    """The first long a of forms III and VI becomes u; an initial آ its أو, a middle hamza its tooth."""
    if past[0] == _MADDA:
        return "أو" + past[1:]
    if len(past) >= 4 and past[1] == "ا":
        return past[0] + "و" + past[2:]
    if len(past) >= 5 and past[0] == "ت" and past[2] == "ا":
        return past[:2] + "و" + past[3:].replace("ء", "ئ", 1)
    return past[0] + "ئ" + past[2:] if past[1] == _HAMZA_ALEF and len(past) == 3 else past


def imperfect_passive(verb: Verb) -> str:
    """3ms of the imperfect passive, without its ي: قال, صاب, دعى, وصل, ؤخذ."""
    stem = verb.stem
    if verb.hollow:
        return stem[:-2] + "ا" + stem[-1]
    if verb.defective:
        stem = stem[:-1] + "ى"
    elif stem[-1] == "ئ":
        stem = stem[:-1] + _HAMZA_ALEF
    if stem[0] == _HAMZA_ALEF and len(stem) > 2:
        return "ؤ" + stem[1:]
    return "و" + stem if verb.root_waw else stem
