"""Reading one name at a token: how far it goes, and how sure it is that these words are a name at all.

A name is a row of units: a given or family name, عبد + attribute, أبو + word, بن + word, a foreign particle + word, an
initial, a word with the article after Arab names, an unlisted word that is spelled like a name.
"""

from __future__ import annotations

from typing import NamedTuple

from isnad.mentions.likeness import likeness
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
    FOREIGN,
    GIVEN,
    HEAD,
    INITIAL,
    KUNYA,
    LINK,
    NAME,
    NISBA,
    NOUN,
    ORDINAL,
    PARTICLE,
    ROLE,
    SLAVE,
    SPEECH,
    STOP,
    STRANGE,
    VERB,
    WESTERN,
)  # fmt: skip

_PROCLITIC_LETTERS = frozenset("بلكف")
MOST = 7  # units of a name
_FUTURES = ("سي", "ست")
_LIKELY = 1.0  # a word so like a name is read whole: فريشتر is not ف and ريشتر
_PRONOUNS = ("ها", "هم", "هما", "نا")
_JOINERS = frozenset("-–‑")


class Name(NamedTuple):
    """Tokens `[first, last)` from character `start`; `known` counts listed units, `likely` adds up likeness."""

    first: int
    last: int
    start: int
    units: int
    known: int
    likely: float


def scan(seen: View, first: int, stop: int, *, strong: int) -> Name | None:
    """The name that begins at token `first` (after its proclitics), None when these words are none.

    `strong`: what stands before announces a person, so unlisted words may be names: 2 a role or title, 1 a verb of
    saying or the like, 0 nothing.
    """
    sense = seen.senses[first]
    bits = sense.whole if sense.whole & (NAME | KUNYA | LINK | SLAVE | FOREIGN) or not sense.cut else sense.part
    reader = _Reader(seen, stop, strong)
    at = reader.unit(first, bits, True)
    if not at:
        return None
    while at < stop and reader.units < MOST:
        ahead = reader.next(at)
        if not ahead:
            break
        at = ahead
    at = reader.ordinal(at)
    cut = 0 if bits is sense.whole or bits == sense.whole else sense.cut
    start = seen.draft.tokens.starts[first] + cut
    return Name(first, at, start, reader.units, reader.known, reader.likely)


class _Reader:
    """Counts of the name being read."""

    __slots__ = (
        "alone",
        "arab",
        "closed",
        "doubtful",
        "known",
        "likely",
        "seen",
        "stop",
        "strong",
        "sure",
        "units",
        "whole",
    )

    def __init__(self, seen: View, stop: int, strong: int) -> None:
        self.seen, self.stop, self.strong = seen, stop, strong
        self.units = self.known = 0
        self.likely = 0.0
        self.arab = True
        self.alone = self.closed = self.doubtful = self.sure = self.whole = False

    def next(self, at: int) -> int:
        """One past the unit at token `at` that continues the name, 0 when it ends there."""
        seen = self.seen
        if seen.keys[at] in _JOINERS and seen.glued(at) and at + 1 < self.stop and seen.glued(at + 1):
            joined = seen.senses[at + 1].whole
            apart = joined & (ALONE | NOUN) or (self.alone and joined & NAME)
            return at + 2 if joined & ARABIC and not apart else 0
        sense = seen.senses[at]
        if at in seen.taken or not sense.whole & ARABIC:
            return 0
        if at in seen.lands or (sense.pro and not (sense.pro in ("ف", "ك") and likeness(sense.key) > _LIKELY)):
            return 0
        if sense.key[0] == "و" and not sense.whole & (NAME | LINK | FOREIGN | STRANGE):
            return 0
        return self.unit(at, sense.whole, False)

    def ordinal(self, at: int) -> int:
        """One past «الثاني»، «السادس عشر» after a lone given name; `at` where none stands there."""
        keys = self.seen.keys
        if at >= self.stop or self.units != 1 or not self.sure or not self.seen.bits[at] & ORDINAL:
            return at
        self.units, self.known = 2, self.known + 1
        return at + 1 + (at + 1 < self.stop and keys[at + 1] == "عشر")

    def unit(self, i: int, bits: int, opening: bool) -> int:
        """One past the unit that begins at token i, 0 when there is none."""
        end = self._compound(i, bits, opening) or self._word(i, bits, opening)
        if end:
            self.units += 1
        return end

    def _compound(self, i: int, bits: int, opening: bool) -> int:
        seen, following = self.seen, i + 1
        if following >= self.stop or not bits & (SLAVE | KUNYA | LINK | FOREIGN):
            return 0
        ahead = seen.senses[following].whole
        if bits & SLAVE:
            fits = ahead & (CLOSE | AL) or seen.keys[following] == "رب"
            self.sure = bool(fits)
            return self._listed(following + 1) if fits else 0
        if bits & KUNYA:
            return self._kunya(following, bits, ahead, opening)
        if bits & LINK:
            return self._link(i, following, ahead, opening)
        return self._foreign(following, ahead, opening)

    def _listed(self, end: int) -> int:
        self.known += 1
        return end

    def _kunya(self, i: int, bits: int, ahead: int, opening: bool) -> int:
        sure = not bits & STOP and self.seen.keys[i - 1] in ("ابو", "ابي", "ابا") and not (opening and not self.strong)
        if not sure and not ahead & GIVEN and not (ahead & NAME and not opening):
            return 0
        if ahead & SLAVE and i + 1 < self.stop:
            return self._listed(i + 2)
        if not ahead & ARABIC or ahead & (PARTICLE | SPEECH) or (ahead & VERB and not ahead & NAME):
            return 0
        if opening and i - 1 in self.seen.places:
            return 0
        return self._listed(i + 1)

    def _link(self, i: int, following: int, ahead: int, opening: bool) -> int:
        key = self.seen.keys[i]
        if opening and (key not in ("بن", "ال", "ابن", "ايت") or not ahead & (NAME | AL | LINK)):
            return 0
        if key == "بني":
            return 0  # a tribe's name
        if not opening and ahead & SLAVE and following + 1 < self.stop:
            return self._listed(following + 2)
        if ahead & (LINK | KUNYA) and following + 1 < self.stop:
            return self._listed(following + 2)
        if not ahead & ARABIC or ahead & PARTICLE or (ahead & SPEECH and not ahead & NAME):
            return 0
        if opening and (not ahead & NAME or ahead & LINK or key == "ال"):
            return 0
        return self._listed(following + 1)

    def _foreign(self, i: int, ahead: int, opening: bool) -> int:
        if ahead & FOREIGN and i + 1 < self.stop:
            i, ahead = i + 1, self.seen.senses[i + 1].whole
        if not ahead & ARABIC or (ahead & (STOP | AL) and not ahead & NAME):
            return 0
        if opening and not ahead & NAME and not self.strong:
            return 0
        self.arab = False
        return i + 1

    def _word(self, i: int, bits: int, opening: bool) -> int:
        if bits & NAME:
            return self._name(i, bits, opening)
        if bits & INITIAL:
            return self._initial(i, bits, opening)
        if bits & CLOSE and not opening:
            return i + 1
        if opening and not self.strong:
            return 0
        return self._unlisted(i, bits, opening)

    def _name(self, i: int, bits: int, opening: bool) -> int:
        following = i + 1
        if opening and not self.strong and bits & (COMMON | STOP) and not self._told(bits, following):
            return 0
        if not opening and bits & NISBA and self.units > 1 and not self.arab:
            return 0
        if not opening and self._ends_before(i, bits):
            return 0
        if not opening and bits & AL and bits & COMMON and not self.arab:
            return 0
        if opening:
            self.arab = not bits & WESTERN
            self.alone = bool(bits & (ALONE | STOP)) and not bits & GIVEN
        elif self.alone and bits & (COMMON | STOP | ALONE):
            return 0
        self.whole = not opening and bool(bits & ALONE)
        self.closed = not opening and not bits & GIVEN
        self.sure = bool(bits & GIVEN) and not bits & (COMMON | STOP)
        self.doubtful = opening and bool(bits & STOP)
        self.known += 1
        if following < self.stop and self.seen.senses[following].whole & CLOSE and bits & GIVEN:
            divine = self.seen.keys[following] == "الله"
            if divine and opening and not self.strong and bits & COMMON:
                return 0
            if divine or not self.seen.senses[following].whole & NAME:
                return following + 1
        return following

    def _ends_before(self, i: int, bits: int) -> bool:
        """True when the listed word at token i is more likely an ordinary word after a whole name."""
        if bits & (STOP | ROLE | HEAD) == 0 or self.units == 0:
            return False
        if not self.arab and bits & STOP and bits & COMMON:
            return True
        if self.arab and bits & GIVEN and bits & ADJECTIVE and not bits & (NOUN | VERB | ROLE | PARTICLE):
            return False
        if self.units == 1 and not bits & (PARTICLE | SPEECH):
            return bool(bits & ROLE and not bits & AL and self._genitive(i + 1))
        return not (self.strong and bits & FAMILY)

    def _genitive(self, i: int) -> bool:
        """True when the token after a role word completes it («أمير قطر»), so that it is no name."""
        if i >= self.stop:
            return False
        ahead = self.seen.senses[i].whole
        if ahead & FAMILY and not ahead & (STOP | NISBA):
            return False
        return i in self.seen.places or bool(ahead & (AL | HEAD) and not ahead & PARTICLE)

    def _followed(self, i: int) -> bool:
        """True when the token after is a name or what only stands inside names."""
        if i >= self.stop or i in self.seen.taken:
            return False
        bits = self.seen.senses[i].whole
        if bits & (LINK | SLAVE) or (bits & KUNYA and not bits & STOP):
            return not bits & VERB
        if bits & CLOSE:
            return True
        return bool(bits & NAME) and not bits & STOP

    def _told(self, bits: int, following: int) -> bool:
        """True when what follows tells that an ordinary word is a name here."""
        if bits & VERB or not self._followed(following) or self._figure(following):
            return False
        ahead = self.seen.senses[following].whole
        if ahead & WESTERN and not bits & WESTERN and self.seen.keys[following - 1].endswith("ت"):
            return False  # «حكمت إليزابيث البلاد»: the verb, not the Turkish name
        return bool(ahead & (SLAVE | LINK)) or not ahead & COMMON or not bits & STOP

    def _figure(self, i: int) -> bool:
        """True of a family name so known that an ordinary word before it is just that («خطاب خامنئي»)."""
        bits = self.seen.senses[i].whole
        return bool(bits & ALONE) and not bits & AL and bits & (GIVEN | COMMON) != GIVEN | COMMON

    def _initial(self, i: int, bits: int, opening: bool) -> int:
        if bits & STOP or (not self.strong and self.units == 0):
            return 0
        stop = i + 1 < self.stop and self.seen.keys[i + 1] == "." and self.seen.glued(i + 1)
        if not stop and "." not in self.seen.keys[i]:
            return 0
        self.arab = False
        return i + 1 + stop

    def _unlisted(self, i: int, bits: int, opening: bool) -> int:
        seen, key = self.seen, self.seen.keys[i]
        if bits & (ROLE | HEAD | CUE | SPEECH) or i in seen.grouped or len(key) < 2 or self.units >= 5:
            return 0
        if bits & STOP and not (self.strong > 1 and (self._surname(key, bits) or self._between(i, bits))):
            return 0
        if bits & AL:
            return i + 1 if self._family(i, key, bits, opening) else 0
        if bits & NISBA or (i in seen.places and key[0] in _PROCLITIC_LETTERS):
            return 0
        if key[0] == "و" and not opening and not (self.units == 1 and self.sure):
            return 0
        score = likeness(key)
        if self.closed and score < 0.8:
            return 0
        if self.whole or (self.alone and (score < 0.8 or not self.strong)):
            return 0
        if score < self._least(i, key, score, opening):
            return 0
        self.likely += score
        self.sure = False
        self.arab = self.arab and self.known > 0
        return i + 1

    def _surname(self, key: str, bits: int) -> bool:
        """True of an adjective that is a family name after an Arab name: «الدكتور سالم الشمالي»."""
        ordinary = bits & (ADJECTIVE | NOUN) and not bits & (PARTICLE | NISBA)
        return self.arab and self.known == self.units < 4 and bool(bits & AL and ordinary) and key.endswith("ي")

    def _between(self, i: int, bits: int) -> bool:
        """True of an ordinary noun between a given name and a listed one: «يدعى سالم غيث حمدي»."""
        if self.units != 1 or not self.sure or bits & (VERB | PARTICLE | AL) or i + 1 >= self.stop:
            return False
        ahead = self.seen.senses[i + 1].whole
        return bool(ahead & NAME) and not ahead & (STOP | ROLE | HEAD)

    def _family(self, i: int, key: str, bits: int, opening: bool) -> bool:
        """True of an unlisted word with the article that can be a family name where it stands."""
        if opening or self.units >= 4 or i in self.seen.places:
            return False
        if bits & NISBA:
            return self.arab and self.units == 1 and self.known == 1
        if not self.known:
            return self.strong > 0 and self.units == 1 and key.endswith("ي")
        doubtful = self.units == 1 and not self.sure and self.strong < 2
        return self.arab and (key.endswith("ي") or (len(key) <= 7 and not doubtful))

    def _least(self, i: int, key: str, score: float, opening: bool) -> float:
        """How much an unlisted word must look like a name to be one here."""
        if opening:
            least = -0.8 if self._followed(i + 1) else 0.3
        elif self.sure and self.units == 1:
            least = (-1.7 if self.strong > 1 else -0.6) if self.strong else -0.2
        elif self.known:
            least = -0.2 if self.strong else 0.3
        else:
            least = 0.3 if self.strong else 0.7
        if self.doubtful and self.units == 1:
            least = max(least, 0.3)
        if i in self.seen.places or i in self.seen.inside:
            least = max(least, 0.0) + 0.5
        if key[0] in _PROCLITIC_LETTERS and not opening:
            return max(least + 0.6, 0.0) if likeness(key[1:]) > (-0.4 if self.strong else 0.2) else 9.0
        if (key[0] == "ي" and opening) or key.endswith(_PRONOUNS) or key.startswith(_FUTURES):
            return max(least, 1.2)
        return least


def enough(name: Name, seen: View) -> bool:
    """True when a name that nothing announces can stand as a record on its own words."""
    if name.units == 1:
        bits = seen.bits[name.first]
        single = name.last - name.first == 1
        return (bool(bits & ALONE) and not bits & (COMMON | STOP | NISBA)) if single else name.known > 0
    return name.known > 1 or name.likely > 0.9
