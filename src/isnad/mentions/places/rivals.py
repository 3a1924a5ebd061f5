"""What takes a name away from the places: organisations, people, adjectives, words that are spelt alike."""

from __future__ import annotations

import re
from collections.abc import Callable

from isnad.arabic.fold import fold
from isnad.lexicon.nisba import nationality
from isnad.mentions.places.candidates import Candidate
from isnad.mentions.places.scene import Reading
from isnad.mentions.places.words import words_of

TANWIN = ("\u064b", "\u064b\u0627")
_SEATED = re.compile("[\u0623\u0625\u0624\u0626]")
WEEKDAYS = frozenset(map(fold, ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "اليوم")))


def claimed(reading: Reading, c: Candidate) -> bool:
    """Whether the words around make the name part of an organisation's or a person's, or an adjective."""
    return any(claim(reading, c) for claim in CLAIMS)


def organisation(reading: Reading, c: Candidate) -> bool:
    """«جامعة بغداد»، «بورصة أثينا»، «محكمة جنايات القاهرة»: a body's noun before the name, one bare noun between."""
    if c.head is not None or c.pro:
        return False
    roles = reading.before(c).roles
    if "org" in roles or ("org-city" in roles and all(e.kind == "city" for e in c.entries)):
        return True
    i = c.first - 1
    if i <= c.sentence.first or "org" not in reading.before(c, 2).roles:
        return False
    between = reading.tokens.words[i]
    bare = between.kind == "arabic" and len(between.key) > 3 and not between.key.startswith(("ال", "وال", "ب", "لل"))
    return bare and not roles & {"locative", "compass", "at", "near"} and reading.before(c).head is None


def person(reading: Reading, c: Candidate) -> bool:
    """«سالم البصري»، «الوزير أوستن»: a given name or a title right before a one-word city."""
    if c.head is not None or c.pro or c.last > c.first + 1 or any(e.kind == "country" for e in c.entries):
        return False
    roles = reading.before(c).roles
    if "given" not in roles and any(e.capital for e in c.entries):
        return False  # «يزور الرئيس موسكو»
    return bool(roles & {"given", "title"})


def adjective(reading: Reading, c: Candidate) -> bool:
    """«الأراضي السعودية»، «مصادر سورية»: a country's name that is also its adjective, after the noun it describes."""
    key = reading.tokens.keys[c.first]
    if c.last > c.first + 1 or not key.endswith("يه") or c.head is not None or nationality(key) is None:
        return False
    i = c.first - 1
    if i < c.sentence.first or c.pro in ("ب", "ل", "وب", "ول"):
        return False
    before = reading.tokens.words[i]
    if before.kind != "arabic" or before.key in words_of("particle"):
        return False
    if c.pro:  # «القطرية والسعودية»
        return before.key.startswith(("ال", "وال")) and reading.before(c).nation is not None
    definite = before.key.startswith(("ال", "وال", "بال", "لل", "فال"))
    if key.startswith("ال"):
        return definite and before.key not in WEEKDAYS
    return not definite and not reading.before(c).roles & {"at", "locative", "compass", "near"}


def misspelt(reading: Reading, c: Candidate) -> bool:
    """«فإن» is not فان, «المهدئة» not المهدية, «دوماً» not دوما: marks that the place's name has not."""
    if c.last > c.first + 1 or c.head is not None:
        return False
    surface = reading.tokens.words[c.first].surface
    if surface.endswith(TANWIN):
        return True
    seated = _SEATED.search(surface)
    return seated is not None and not any(e.hamza for e in c.entries)


def unlikely(reading: Reading, c: Candidate) -> bool:
    """ف and ك before a town's short name are more often the first letter of a word: «فاطمة»، «كسرت»."""
    if c.last > c.first + 1 or not c.pro or c.pro in ("و", "ب", "ل", "وب", "ول"):
        return False
    return not any(e.kind == "country" or e.capital or e.kind == "region" for e in c.entries)


CLAIMS: tuple[Callable[[Reading, Candidate], bool], ...] = (misspelt, unlikely, organisation, person, adjective)
