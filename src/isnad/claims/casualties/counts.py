"""Counts of people: a noun phrase read as so many of them.

    ما لا يقل عن 40 فلسطينياً      figure   40, null
    20 من طلاب الأكاديمية          figure   20, 20   (the head stands after «من»)
    قتيلان                        noun     2, 2     effect killed
    جندي                          noun     1, 1
    عشرات الجرحى                  figure   tens     effect injured
    سالم الراوي                    name     1, 1

The number comes from the quantities of the draft, the head from the word lists; a number with a head that is no person
(«ثلاثة منازل»، «20 دبابة») is no count of people.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Literal, NamedTuple

from isnad.arabic.clitics import segment
from isnad.claims.casualties.count_kinds import Kinds, best
from isnad.claims.casualties.count_words import count_words
from isnad.claims.casualties.people import PeopleNoun
from isnad.claims.casualties.words import Lex, lexicon
from isnad.draft import Draft
from isnad.records import Effect, Person, Quantity, Vague, Victim

_SOUND = ("ون", "ين")  # sound plurals, which lose their ن where something is annexed to them
_ENDERS = frozenset({"و", "،", "."})
_ANNEXED = 3  # nouns in a row after the head of a count


class Count(NamedTuple):
    """Tokens `[first, last)` count people; `head` is the noun's token (-1: none), `effect` that of a noun of harm.

    `number` is s, d or p; `pro` the proclitics before the first word; `inside` the figure ends there.
    """

    first: int
    last: int
    kind: Literal["figure", "noun", "name", "nobody"]
    min: int | None
    max: int | None
    approx: bool
    vague: Vague | None
    number: str
    gender: str
    definite: bool
    effect: Effect | None
    sure: str
    head: int
    victims: tuple[Victim, ...]
    pro: str
    start: int

    @property
    def strong(self) -> bool:
        """A figure, or a noun whose form shows its number."""
        return self.kind == "figure" or (self.kind == "noun" and self.number == "d")

    @property
    def exact(self) -> bool:
        """A stated number, not a vague word."""
        return self.min is not None or self.max is not None


class Reader:
    """Reads counts at tokens of one article."""

    __slots__ = ("days", "draft", "keys", "kinds", "lex", "names", "numbers", "places", "size", "small", "words")

    def __init__(
        self,
        draft: Draft,
        numbers: dict[int, tuple[int, Quantity]],
        names: dict[int, tuple[int, Person]],
        places: frozenset[int],
        days: Mapping[int, int],
    ) -> None:
        self.draft = draft
        self.words = draft.tokens.words
        self.keys = draft.tokens.keys
        self.lex = lexicon().of
        self.small = count_words()
        self.kinds = Kinds(draft)
        self.numbers = numbers
        self.names = names
        self.places = places
        self.days = days
        self.size = len(self.keys)

    def at(self, i: int, stop: int) -> Count | None:
        """The count that begins at token i, or None."""
        if i in self.numbers:
            return self._figure(i, stop)
        if i in self.names:
            last, _ = self.names[i]
            return self._make(i, min(last, stop), "name", (1, 1), "s")
        key = self.keys[i]
        bare = key[1:] if key[:1] in "ول" and key not in self.small.partitive else key
        if key == "واحد" and "أ" in self.words[i].surface:
            bare = "احد"  # «وأحد الناشطين»
        if bare == "احد" and i + 1 < stop and self.kinds.plural(i + 1):
            return self._make(i, self._extent(i + 2, stop), "noun", (1, 1), "s", i + 1)
        if key in self.small.nobody:
            return self._nobody(i, stop)
        if bare in self.small.partitive:
            return self._partitive(i, stop, bare)
        if key in self.small.one or key in self.small.two:
            return self._more(i, stop, key)
        if key in self.small.one_of:
            return self._make(i, i + 1, "noun", (1, 1), "s")
        lex = self.lex(self.words[i])
        return self._noun(i, stop, lex) if lex is not None and (lex.people or lex.counted) else None

    def _figure(self, i: int, stop: int) -> Count | None:
        last, quantity = self.numbers[i]
        last = min(last, stop)
        if quantity.kind != "number" or quantity.unit:
            return None
        lo, hi = _whole(quantity.min), _whole(quantity.max)
        vague = quantity.vague if lo is None and hi is None else None
        if (lo is None and hi is None and vague is None) or 0 < (quantity.max or quantity.min or 1) < 1:
            return None  # «نصف السكان» is no number of them
        head = self._head_of(quantity, last, stop)
        if head is None:
            return None
        at, end = head
        if quantity.hedge_end is not None:
            end = max(end, min(stop, bisect_right(self.draft.tokens.starts, quantity.hedge_end - 1)))
        number = "s" if lo == hi == 1 else "d" if lo == hi == 2 else "p"
        return self._make(i, max(last, end), "figure", (lo, hi), number, at, quantity.approx, vague)

    def _head_of(self, quantity: Quantity, last: int, stop: int) -> tuple[int, int] | None:
        """(head token or -1, end of the phrase) of a figure; None where it counts things.

        `last` is one past the number: the noun follows it, after «من» or a quotation mark, or is the number itself (a
        dual).
        """
        if quantity.noun_start is not None:
            j = bisect_right(self.draft.tokens.starts, quantity.noun_start) - 1
            if self.kinds.person(j) or (j < last and self.kinds.any_person(j)):
                counted = self.kinds.counted(j)
                return j, self._extent(j + 1 + bool(counted is not None and counted.follow), stop)
            if self.kinds.body(j):
                return j, self._of_body(j + 1, stop)
            if self.keys[j] in self.small.other:
                return -1, self._extent(j, stop)
            if j >= last and self._no_noun(j):
                return -1, last
            return None
        j = last
        if j < stop and self.keys[j] in ("منهم", "منهن"):
            return -1, j + 1
        if quantity.vague == "several" and (j >= stop or self.keys[j] != "من"):
            return None
        return (-1, last) if j >= stop or self._no_noun(j) else None

    def _of_body(self, j: int, stop: int) -> int:
        """One past the name of a body that begins before token j: «قوات | الأمن العراقية»."""
        end = self._extent(j, stop)
        while j <= end < stop and end < j + _ANNEXED and self.keys[end].startswith("ال") and self._plain(end):
            end += 1
        return end

    def _no_noun(self, j: int) -> bool:
        """True where the word after a bare number is not what it counts."""
        return not self._thing(j)

    def _thing(self, j: int) -> bool:
        """True where the word after a number is what it counts and no known person."""
        word = self.words[j]
        if word.kind != "arabic":
            return word.kind == "latin"
        key = self.keys[j]
        if key[0] in "بلكو" and segment(word.surface).pro:  # «14 بإطلاق نار», «إصابة 3 وإغلاق الطريق»
            return False
        if key.startswith("ال") and self.keys[j - 1] != "من" and key not in self.small.function:  # «عشرات التهم»
            lex = self.lex(word)
            return lex is None or not (lex.deeds or lex.counted)
        return key not in self.small.function and not self.kinds.deed_or_verb(j)

    def _extent(self, j: int, stop: int) -> int:
        """One past the adjectives and afterthoughts that belong to a count whose head ends before token j."""
        named = False
        while j < stop:
            key = self.keys[j]
            if key in self.small.other or key in self.small.trailer:
                j += 1
            elif key == "علي" and j + 1 < stop and self.keys[j + 1] in ("الاقل", "الاكثر"):
                j += 2
            elif self._adjective(j):
                j += 1
            elif j in self.names and not (self.keys[j - 1].endswith(_SOUND) and self.kinds.plural(j - 1)):
                j, named = max(self.names[j][0], j + 1), True
            else:
                after = self._annexed(j, stop)
                if named or after == j:
                    break
                j = after
        return min(j, stop)

    def _annexed(self, j: int, stop: int) -> int:
        """One past the genitives after a head («مدير مشروع السد», «أبناء القتيل»); j itself where there are none."""
        head = self.keys[j - 1]
        if head[-1:] == "ا" or head in self.small.trailer or (head.endswith(_SOUND) and self.kinds.plural(j - 1)):
            return j  # «14 شخصاً», «مسلحون | القاضي»: nothing is annexed to them
        if self.kinds.possessed(j - 1):
            return j  # «مقتل زوجته | الجدل»
        for k in range(j, min(j + _ANNEXED, stop)):
            key = self.keys[k]
            if not self._plain(k):
                return j
            if key.startswith("ال"):
                return k + 1
            if k == j and k + 1 < stop and self.keys[k + 1] in _ENDERS and self.keys[j - 2] == "من":
                return k + 1  # «3 من أبناء فلان و…»: a name the article gives in one word
        return j

    def _plain(self, k: int) -> bool:
        """True of a word that can only be part of a noun phrase."""
        word = self.words[k]
        if word.kind != "arabic" or word.key in self.small.function or k in self.numbers or k in self.days:
            return False
        if word.key.endswith("وا") or (word.key[0] in "بوفل" and segment(word.surface).pro):  # «أربعة | اقتحموا المبنى»
            return False
        lex = self.lex(word)
        return lex is None or not lex.trigger

    def _adjective(self, j: int) -> bool:
        lex = self.lex(self.words[j])
        if lex is None or not lex.people:
            return False
        return any(p.nisba and not p.pro and not p.enc for p in lex.people)

    def _nobody(self, i: int, stop: int) -> Count | None:
        if self.keys[i] == "اي" and i + 1 < stop and self.kinds.person(i + 1):
            return self._make(i, i + 2, "nobody", (0, 0), "s", i + 1)
        if self.keys[i] in ("احد", "احدا"):
            return self._make(i, i + 1, "nobody", (0, 0), "s")
        return None

    def _more(self, i: int, stop: int, key: str) -> Count | None:
        """«وأصيب آخر»، «وفُقد ثالث»: one or two more, named by no noun, right after the word of harm."""
        if not i or not self.kinds.deed_or_verb(i - 1) or (i + 1 < stop and self._thing(i + 1)):
            return None
        if key in self.small.two:
            return self._make(i, i + 1, "noun", (2, 2), "d")
        return self._make(i, i + 1, "noun", (1, 1), "s")

    def _partitive(self, i: int, stop: int, bare: str) -> Count | None:
        j = i + 1
        if j < stop and self.keys[j] in ("كبير", "كبيره", "قليل", "محدود", "غير"):
            j += 1
        if j < stop and self.keys[j] == "من":
            j += 1
        if bare == "عدد" and self.keys[j - 1] != "من":  # «عدد القتلى» announces a figure
            return None
        if j < stop and self.kinds.body(j) and (self.keys[j] == "قوات" or self.keys[j].startswith("ال")):
            return self._make(i, self._of_body(j + 1, stop), "figure", (None, None), "p", j, False, "several")
        if j < stop and self.kinds.plural(j) and not self.kinds.deed_or_verb(j) and not self.kinds.dead(j):
            return self._make(i, self._extent(j + 1, stop), "figure", (None, None), "p", j, False, "several")
        if bare in self.small.alone:
            return self._make(i, self._extent(i + 1, stop), "figure", (None, None), "p", -1, False, "several")
        return None

    def _noun(self, i: int, stop: int, lex: Lex) -> Count | None:
        counted = self.kinds.counted(i)
        if lex.counted and (counted is None or (not counted.follow and best(lex.counted) != counted)):
            return None  # «في حالة حرب»: only a number makes cases of it
        if counted is not None:
            if lex.deeds and counted.number == "s":  # إصابة، وفاة: a deed unless a number says otherwise
                return None
            return self._sized(i, i + 1 + bool(counted.follow), counted.number, stop)
        noun = best(lex.people)
        if noun is None or (noun.nisba and not self._national(i, noun)) or self._describes(i, noun):
            return None
        return self._sized(i, i + 1, noun.number, stop)

    def _national(self, i: int, noun: PeopleNoun) -> bool:
        """True where an adjective of nationality stands for people and not beside a noun («غارة إسرائيلية»)."""
        if i in self.places or noun.enc or (noun.definite and noun.number == "s"):
            return False
        before = self.words[i - 1] if i else None
        if before is None or before.kind != "arabic":
            return True
        lex = self.lex(before)
        if lex is not None and (lex.trigger or lex.people):
            return lex.trigger
        return before.key in self.small.function or before.key in self.small.opener

    def _describes(self, i: int, noun: PeopleNoun) -> bool:
        """True of an adjective of a place or thing that would be a person alone: «المطار العسكري»."""
        if not i or not noun.definite or noun.number != "s" or noun.pro or not self.keys[i].endswith("ي"):
            return False
        before = self.lex(self.words[i - 1])
        return i - 1 in self.places or (self.keys[i - 1].startswith("ال") and (before is None or not before.people))

    def _sized(self, i: int, last: int, number: str, stop: int) -> Count:
        end = self._extent(last, stop)
        if number == "p" and self.keys[i][:1] != "ا" and any(self.keys[j] in _TWO for j in range(last, end)):
            number = "d"
        if number == "s":
            last_name = self._named(end, stop)
            if last_name:
                return self._make(i, last_name, "name", (1, 1), "s", i)
            if end < stop and self.keys[end - 2 : end] == ["علي", "الاقل"]:
                return self._make(i, end, "noun", (1, None), "s", i)
            if self.kinds.family(i):
                return self._make(i, end, "noun", (None, None), "p", i, False, "several")
            return self._make(i, end, "noun", (1, 1), "s", i)
        if number == "d":
            return self._make(i, end, "noun", (2, 2), "d", i)
        return self._make(i, end, "noun", (None, None), "p", i, False, "several")

    def _named(self, j: int, stop: int) -> int:
        """One past a name that follows a title («الطفل الفلسطيني سالم الراوي»); 0 where none does."""
        for k in range(j, min(j + 4, stop)):
            if k in self.names:
                return min(self.names[k][0], stop)
            if self.words[k].kind == "punct" and self.keys[k] not in ("،", "(", "«"):
                return 0
            if self.keys[k] in self.small.function or self.kinds.deed_or_verb(k):
                return 0
        return 0

    def _make(
        self,
        first: int,
        last: int,
        kind: Literal["figure", "noun", "name", "nobody"],
        bounds: tuple[int | None, int | None],
        number: str,
        head: int = -1,
        approx: bool = False,
        vague: Vague | None = None,
    ) -> Count:
        effect, sure, victims, gender, definite = self.kinds.about(head)
        pro, start = self._opening(first)
        return Count(
            first, last, kind, bounds[0], bounds[1], approx, vague, number, gender, definite or kind == "name",
            effect, sure, head, victims, pro, start,
        )  # fmt: skip

    def _opening(self, first: int) -> tuple[str, int]:
        """Proclitics of the first word, and where the span begins after them."""
        tokens = self.draft.tokens
        if first in self.numbers:
            quantity = self.numbers[first][1]
            start = quantity.start if quantity.hedge_start is None else quantity.hedge_start
            return self.keys[first][: start - tokens.starts[first]] if start > tokens.starts[first] else "", start
        lex = self.lex(self.words[first])
        pro = ""
        if lex is not None:
            sense = best(lex.counted) or best(lex.people)
            pro = sense.pro if sense else ""
        cut = tokens.words[first].at(len(pro)) if pro and "ل" not in pro else 0
        return pro, tokens.starts[first] + cut


_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان", "اخرين"})


def _whole(value: float | int | None) -> int | None:
    return None if value is None else int(value)
