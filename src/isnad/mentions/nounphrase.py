"""How far a noun phrase reaches from its head: «وزير الدفاع الأميركي», «لجنة الشؤون الخارجية», «المتحدث باسم الحركة».

A head without the article is in construct and needs a genitive («رئيس + …»); a noun with the article closes the chain
and takes only adjectives, a coordinated genitive where the head allows, and certain prepositional complements.

    رئيس │ مكتب │ رعاية │ المسنين │ في الوادي        `last` is the end, `core` the end without loose complements
    open   open   open    closed     loose
"""

from __future__ import annotations

from typing import NamedTuple

from isnad.mentions.view import View
from isnad.mentions.wordclass import (
    ADJECTIVE,
    AL,
    ALONE,
    ARABIC,
    CLOSE,
    COMMON,
    CUE,
    FAMILY,
    GIVEN,
    GOVERNOR,
    HEAD,
    INITIAL,
    INNER,
    LINK,
    NAME,
    NAMED,
    NISBA,
    NOUN,
    PARTICLE,
    ROLE,
    SLAVE,
    STOP,
    VERB,
)  # fmt: skip

MOST = 14  # tokens: a longer phrase is a sentence

_FIRM = frozenset(("لدي", "باسم"))
_LOOSE = frozenset(("في", "الي", "عن", "علي", "بين"))
# Adjectives that stand beside an indefinite head and leave it open: «مدير عام الشركة»، «أمين عام الحزب».
_OPEN_ADJECTIVES = frozenset(("عام", "عامه", "تنفيذي", "اول", "سابق", "اقليمي", "خاص", "سام", "مساعد", "مالي"))
_PARTICIPLE = "الم"  # «القائد المنتدب»
_SEATED = "\u0626"  # الطوارئ ends like a nisba only once folded
_FIXED = frozenset(("المتحده", "الاعلي", "العليا", "العام", "العامه", "الاول", "الاولي", "الثاني", "الثانيه"))


class Phrase(NamedTuple):
    """Tokens `[first, last)`; `core` ends it without loose complements; `open` when a genitive is still wanting."""

    first: int
    last: int
    core: int
    open: bool
    proper: bool


class Head(NamedTuple):
    """What the head lets follow: a coordinated genitive, loose complements (في، عن), names, a complement by ل."""

    coordinates: bool = False
    loose: bool = True
    stops_at_names: bool = True
    lam: bool = True


def extend(seen: View, first: int, start: int, stop: int, definite: bool, head: Head) -> Phrase:
    """The phrase whose head is tokens `[first, start)`; it ends at or before token `stop`."""
    walk = _Walk(seen, start, min(stop, start + MOST), not definite, head)
    walk.run()
    return Phrase(first, walk.at, walk.core or walk.at, walk.open, walk.proper)


def is_adjective(bits: int, key: str) -> bool:
    """True of a word with the article that can modify the noun before it."""
    if not bits & AL:
        return False
    if bits & (NISBA | ADJECTIVE) or key in _FIXED:
        return True
    if bits & NOUN:
        return False
    if key.startswith(_PARTICIPLE) and len(key) > 6 and not key.endswith(("ين", "ون", "ات")):
        return not bits & (NAME | ROLE | HEAD | VERB)
    return key.endswith(("ي", "يه", "يين", "يون", "يات")) and len(key) > 5 and not bits & NAME


class _Walk:
    """The state of one walk: `at` is the next token, `open` whether a genitive is wanted."""

    __slots__ = ("adjectives", "at", "core", "head", "nouns", "open", "proper", "seen", "stop")

    def __init__(self, seen: View, at: int, stop: int, open_: bool, head: Head) -> None:
        self.seen, self.at, self.stop, self.open, self.head = seen, at, stop, open_, head
        self.core = 0
        self.adjectives = self.nouns = 0
        self.proper = False

    def run(self) -> None:
        """Take tokens while they belong."""
        while self.at < self.stop:
            if self.at in self.seen.taken and not (self.open and self.at in self.seen.groups):
                return
            if not (self._genitive() if self.open else self._modifier()):
                return

    def _take(self, to: int, *, open_: bool) -> bool:
        self.at, self.open = to, open_
        return True

    def _genitive(self) -> bool:
        seen, i = self.seen, self.at
        end = seen.groups.get(i) or seen.places.get(i) or seen.quoted(i, self.stop)
        sense = seen.senses[i]
        if i in seen.cut:
            return False
        if end and not (sense.pro and sense.whole & ~ARABIC == 0 and sense.cut):
            self.proper = True
            return self._take(end, open_=False)
        bits, key = sense.whole, sense.key
        if not bits & ARABIC:
            return self._latin(i)
        if bits & (PARTICLE | CUE) or (
            sense.pro and bits & ~(ARABIC | AL) == 0 and sense.part & ~(ARABIC | AL | NISBA)
        ):
            return False
        if bits & AL:
            self.nouns += 1
            if self.head.stops_at_names and bits & FAMILY and bits & ALONE and not bits & (NISBA | STOP):
                return False
            return self._take(i + 1, open_=False)
        if key in _OPEN_ADJECTIVES and not self.nouns:
            return self._take(i + 1, open_=True)
        if bits & (NISBA | ADJECTIVE) and not bits & (NOUN | ROLE | HEAD):
            return self._take(i + 1, open_=False)
        if bits & (GIVEN | INNER | INITIAL) and self.head.stops_at_names and not bits & (ROLE | HEAD):
            return False
        if bits & VERB and not bits & (NOUN | ROLE):
            return False
        known = bits & (STOP | ROLE | HEAD | NOUN | NAMED)
        self.nouns += 1
        if bits & NAMED and (end := self._honoured(i + 1)):
            return self._take(end, open_=False)
        if not known:
            self.proper = True
        return self._take(i + 1, open_=self._construct(i, known))

    def _honoured(self, i: int) -> int:
        """One past the title and name after a thing named after somebody («جامعة الأمير سالم بن راشد»), 0 if none."""
        seen = self.seen
        if (
            i + 1 >= self.stop
            or seen.bits[i] & (AL | ROLE) != AL | ROLE
            or not seen.bits[i + 1] & (NAME | LINK | SLAVE)
        ):
            return 0
        j = i + 1
        while j < self.stop and (
            seen.bits[j] & (LINK | SLAVE | CLOSE) or (seen.bits[j] & NAME and not seen.bits[j] & ROLE)
        ):
            j += 1
        return j

    def _construct(self, i: int, known: int) -> bool:
        """True when the noun at token i itself wants a genitive: a common noun, or what has one after it."""
        if known:
            return True
        following = self.seen.bits[i + 1] if i + 1 < self.stop else 0
        return bool(following & AL) and not is_adjective(following, self.seen.keys[i + 1])

    def _latin(self, i: int) -> bool:
        if self.seen.draft.tokens.words[i].kind == "latin":
            self.proper = True
            return self._take(i + 1, open_=False)
        return False

    def _modifier(self) -> bool:
        seen, i = self.seen, self.at
        sense = seen.senses[i]
        bits, key = sense.whole, sense.key
        if key in _FIRM:
            return self._complement(i + 1, firm=True)
        if sense.pro == "ل" and i not in seen.places and i not in seen.groups:
            return self._lam(i)
        if sense.pro == "ل" or (i in seen.cut and key[0] == "ل"):
            return self.head.lam and self._complement(i, firm=True)
        if key in _LOOSE:
            return self.head.loose and self._complement(i + 1, firm=False)
        if self.head.loose and ((sense.pro == "ب" and sense.part & AL) or (i in seen.cut and key[0] == "ب")):
            return self._complement(i, firm=False)
        if bits & AL and not sense.pro:
            return self._adjective(i, bits, key)
        if sense.pro == "و" and sense.part & AL and not sense.part & (ROLE | HEAD | NAME) and self.head.coordinates:
            return self.nouns > 0 and i not in seen.places and self._take(i + 1, open_=False)
        return False

    def _lam(self, i: int) -> bool:
        sense = self.seen.senses[i]
        if self.head.lam and sense.part & (AL | NOUN | HEAD) and not sense.part & (VERB | PARTICLE):
            if not sense.part & AL and (sense.part & ROLE or not self.head.loose):
                return False
            return self._take(i + 1, open_=not sense.part & AL)
        return False

    def _adjective(self, i: int, bits: int, key: str) -> bool:
        seen = self.seen
        if bits & ROLE and not bits & (ADJECTIVE | NISBA):
            return False
        before = self._before_name(i) or bool(bits & FAMILY and self._described(i + 1))
        if bits & GOVERNOR and not before and self._governs(i + 1):
            return False
        if bits & FAMILY and not bits & (NISBA | ADJECTIVE | STOP) and not before:
            return False
        fits = before or (is_adjective(bits, key) and not seen.draft.tokens.words[i].surface.endswith(_SEATED))
        if fits and self.adjectives < 4:
            self.adjectives += 1
            return self._take(i + 1, open_=False)
        return False

    def _governs(self, i: int) -> bool:
        """True when the participle before token i governs what follows: «القوات الموالية للحكومة» ends at القوات."""
        return i < self.stop and self.seen.senses[i].whole & (ARABIC | AL) == ARABIC

    def _described(self, i: int) -> bool:
        """An adjective follows, so the word before is one too: «القائد الطالباني الأفغاني»، «القيادي الحوثي البارز»."""
        ahead = self.seen.senses[i].whole if i < self.stop else 0
        return bool(ahead & AL and ahead & (NISBA | ADJECTIVE) and not ahead & FAMILY)

    def _before_name(self, i: int) -> bool:
        """True of a word with the article right before a sure given name: «الرئيس المخلوع سالم …»."""
        if not self.head.stops_at_names or i + 1 >= self.stop:
            return False
        ahead = self.seen.senses[i + 1].whole
        return bool(ahead & GIVEN) and not ahead & (COMMON | STOP)

    def _complement(self, i: int, *, firm: bool) -> bool:
        """A prepositional complement that begins at token i: one nominal, then as before."""
        seen = self.seen
        if i >= self.stop or i in seen.taken:
            return False
        end = seen.groups.get(i) or seen.places.get(i)
        if end:
            self._mark(firm)
            self.proper = True
            return self._take(end, open_=False)
        bits = seen.bits[i]
        if not bits & ARABIC or bits & (PARTICLE | VERB) or not bits & (AL | HEAD | NOUN | ROLE):
            return False
        self._mark(firm)
        return self._take(i + 1, open_=not bits & AL)

    def _mark(self, firm: bool) -> None:
        if not firm and not self.core:
            self.core = self.at
