"""An article as the rules of events see it: which tokens may tell an event, and what stands around them.

A sentence without a word of events is never looked at. What a token tells is decided once, by its shape and its place:

    [قصف] الجيش القرية     a verb             بعد [قصف] القرية     a verbal noun
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal, NamedTuple

import msgspec

from isnad.claims.arguments.around import around
from isnad.claims.clauses.clause import Clauses, clauses_of
from isnad.claims.clauses.words import F
from isnad.claims.events.extent import is_finite, place_words
from isnad.claims.events.roles import acts, speaks, stem
from isnad.claims.events.words import Reads, Sense, particles, read, shapes
from isnad.draft import Draft
from isnad.lexicon.forms import FormHit
from isnad.lexicon.nisba import nationality
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table
from isnad.records import Casualty, Speaker

CueKind = Literal["unreal", "planned", "denied", "after", "topic", "about", "stop", "charge"]
_AROUND = 3  # sentences on either side in which force told makes a word of force one
_NEEDS, _WIDE = 8, 16  # tokens after a verb in which the word it needs stands


class CueRow(msgspec.Struct, frozen=True):
    """A line of `event_cues.tsv`."""

    kind: CueKind
    phrase: str
    example: str = ""


@lru_cache(maxsize=1)
def cues() -> Phrases[CueKind]:
    """The index of `event_cues.tsv`."""
    return Phrases(
        ((row.phrase, row.kind) for row in read_table("event_cues", CueRow)), proclitics=("و", "ف", "ب", "ل")
    )


class Trigger(NamedTuple):
    """A token that may tell an event, with the reading its place allows."""

    i: int
    hit: FormHit[Sense]

    @property
    def sense(self) -> Sense:
        """What the word tells."""
        return self.hit.value


class Scene:
    """What the rules read. `triggers`: of the sentences that have any, in order."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.found: list[tuple[int, Reads]] = _candidates(draft)
        self.triggers: dict[int, Trigger] = {}
        if not self.found:
            return
        self.c: Clauses = clauses_of(draft)
        self.casualties = _by_sentence(self.c, draft)
        self.speakers = _speakers(self.c, draft)
        self.harmed: dict[int, bool] = {}
        self._accidents: dict[int, bool] = {}
        self.asked: dict[int, int] = {}
        self.taken: set[int] = set()
        self.settings: dict[int, Any] = {}
        self._cues: dict[int, dict[int, tuple[int, tuple[CueKind, ...]]]] = {}
        for i, hits in self.found:
            trigger = self._read(i, hits)
            if trigger is not None:
                self.triggers[i] = trigger

    def cues_of(self, number: int) -> dict[int, tuple[int, tuple[CueKind, ...]]]:
        """The cues of a sentence by first token: (one past the last, kinds)."""
        found = self._cues.get(number)
        if found is None:
            s = self.draft.sentences[number]
            hits = cues().find(self.draft.tokens, s.first, s.last)
            found = self._cues[number] = {h.first: (h.last, h.values) for h in hits}
        return found

    def tells_harm(self, i: int) -> bool:
        """True where the sentence of token i, or the article around it, tells of force used on purpose."""
        number = self.c.sentence[i]
        if self.is_accident(number):
            return False
        return any(self._harm_in(n) for n in range(max(0, number - _AROUND), number + _AROUND + 1))

    def _harm_in(self, number: int) -> bool:
        known = self.harmed.get(number)
        if known is None:
            known = self.harmed[number] = number < len(self.draft.sentences) and self._tells_harm(number)
        return known

    def is_accident(self, number: int) -> bool:
        """True where a sentence counts people harmed by what nobody did to them."""
        known = self._accidents.get(number)
        if known is None:
            known = self._accidents[number] = self._is_accident(number)
        return known

    def _is_accident(self, number: int) -> bool:
        if any(c.cause in _MISHAPS for c in self.casualties.get(number, ())):
            return True
        causes = {cue.cause for cue in around(self.draft).causes_of(number)}
        return bool(causes & _MISHAPS) and not causes & _VIOLENT

    def _tells_harm(self, number: int) -> bool:
        s = self.draft.sentences[number]
        if any(c.cause not in _ACCIDENTS for c in self.casualties.get(number, ())):
            return True
        for j in range(s.first, s.last):
            if any(
                h.value.entry.type == "ASSAULT" and not h.value.entry.traits & _UNSURE
                for h in read(self.c.tokens.words[j])
            ):
                return True
            if j in self.c.group_at and self.c.group_at[j].kind in ("military", "armed_group"):
                return True
        return False

    def _read(self, i: int, hits: Reads) -> Trigger | None:
        """The reading of token i that its neighbours allow: entries whose needs are met before those without."""
        if i in self.c.people or _inside_name(self.c, i):
            return None
        fit = [h for h in hits if _needs_met(self.c, i, h)]
        if not fit:
            return None
        fit.sort(key=lambda h: not h.value.entry.needs)
        finite = [h for h in fit if h.value.kind in ("verb", "participle")]
        nominal = [h for h in fit if h.value.kind in ("noun", "masdar")]
        chosen = (finite if as_verb(self.c, i, finite[0]) else nominal) if finite and nominal else finite or nominal
        if chosen is finite and not nominal and _bare_noun(finite[0]):
            told = not self.c.flags(i - 1) & F.KANA and as_verb(self.c, i, finite[0])
            if not told:
                return None
        if len(chosen) > 1 and "court" in chosen[0].value.entry.traits and not _of_court(self.c, i):
            chosen = chosen[1:]
        if not chosen or (chosen is finite and not _stands_as_verb(self.c, i, chosen[0])):
            return None
        return Trigger(i, chosen[0])


def _of_court(c: Clauses, i: int) -> bool:
    """True where a court, or a charge, stands beside «أدان»; otherwise it condemns."""
    near = range(max(c.begin_of(i), i - 4), min(c.end_of(i), i + 6))
    return any(stem(c, k)[:4] in ("محكم", "قضاء", "قضاه", "قاضي", "هيئه", "جناي", "مدان") for k in near)


def _bare_noun(hit: FormHit[Sense]) -> bool:
    """True of a bare perfect that is more often a noun: حاكم، فجر."""
    sense = hit.value
    return (
        "noun" in sense.entry.traits
        and sense.past
        and not hit.reading.enc
        and (sense.gender, sense.number) == ("m", "s")
    )


_ACCIDENTS = frozenset(("accident", "disaster", "disease", "hunger", "fire", "other", "unknown"))
_MISHAPS = frozenset(("accident", "disaster", "disease", "hunger", "fire"))
_VIOLENT = frozenset(("airstrike", "shelling", "shooting", "explosion", "clash", "attack", "raid", "execution"))
_UNSURE = frozenset(("harm", "weapon", "broad", "march", "kill"))


def _candidates(draft: Draft) -> list[tuple[int, Reads]]:
    known: dict[object, Reads] = {}
    found = []
    for i, word in enumerate(draft.tokens.words):
        hits = known.get(word)
        if hits is None:
            hits = known[word] = read(word)
        if hits:
            found.append((i, hits))
    return found


def _by_sentence(c: Clauses, draft: Draft) -> dict[int, list[Casualty]]:
    found: dict[int, list[Casualty]] = {}
    for casualty in draft.casualties:
        found.setdefault(c.sentence[c.token_at(casualty.start)], []).append(casualty)
    return found


def _speakers(c: Clauses, draft: Draft) -> dict[int, Speaker]:
    """The speaker of what begins at a token."""
    found: dict[int, Speaker] = {}
    for statement in draft.statements:
        if statement.speaker is not None and statement.contents:
            found[c.token_at(statement.contents[0].start)] = statement.speaker
    return found


def _inside_name(c: Clauses, i: int) -> bool:
    """True of a word that is part of a body's name or a place: «لجنة التحقيق»، «وكالة الغوث»."""
    group = c.group_at.get(i)
    if group is not None and any(m.start < c.tokens.starts[i] < m.end for m in group.mentions):
        return True
    if i in c.place_at and c.tokens.starts[i] > c.place_at[i].start:
        return True
    return i + 1 in c.place_at and stem(c, i) in place_words()  # «مقاطعة …»: a province


def _needs_met(c: Clauses, i: int, hit: FormHit[Sense]) -> bool:
    return not hit.value.entry.needs or needed(c, i, hit) is not None


def needed(c: Clauses, i: int, hit: FormHit[Sense]) -> int | None:
    """The token after token i that the entry needs: «فرض [عقوبات]»، «حكم … [بالسجن]»."""
    entry = hit.value.entry
    reach = 2 if hit.value.kind == "noun" else _WIDE if entry.type in ("SANCTION", "ACCUSE") else _NEEDS
    for k in range(i + 1, min(c.end_of(i), i + 1 + reach)):
        if c.roles[k].flags & (F.STOP | F.COLON):
            return None
        if not shapes(c.tokens.words[k]).isdisjoint(entry.needs):
            return k
    return None


def as_verb(c: Clauses, i: int, hit: FormHit[Sense]) -> bool:
    """True where a spelling that is verb and noun («قصف»، «رفض») stands as a verb."""
    begin, before = c.begin_of(i), c.flags(i - 1)
    nominal_by_nature = "noun" in hit.value.entry.traits
    follows = i + 1 < c.n and i + 1 < c.end_of(i)
    if hit.value.kind == "participle":
        return True
    if i > begin and c.tokens.words[i - 1].surface.startswith(_INNA):
        return False
    if hit.reading.enc and i > begin and not before & (F.PREP | F.REL):
        return bool(before & (F.COMP | F.KANA)) or hit.reading.stem[:1] in "يت"
    if i > begin and (before & (F.COMP | F.KANA | F.REL | F.NEG | F.CONJ) or c.keys[i - 1] in particles("before-verb")):
        return True
    if i > begin and (before & (F.PREP | F.BREAK) or c.keys[i - 1] in ("تم", "عمليه", "حاله", "محاوله", "جري")):
        return False
    if follows and i == begin and hit.value.entry.mode == "convict" and c.keys[i + 1] in hit.value.entry.to:
        return _needs_met(c, i, hit)  # «حُكم على الصحفي بالسجن»
    if not follows or c.roles[i + 1].flags & (F.PREP | F.PUNCT):
        return i > begin and not before & F.PUNCT and _nominal_before(c, i) and not nominal_by_nature
    if _indefinite_adjective(c, i + 1):
        return False
    starts = i == begin or (bool(before & F.PUNCT) and i - 1 not in c.quotes.opening)
    if starts or hit.reading.pro[:1] in ("و", "ف"):
        return _subject_follows(c, i + 1)
    return _nominal_before(c, i) and (not nominal_by_nature or _fronts(c, i))


_INNA = ("إن", "وإن", "فإن", "بأنّ", "لأن")  # a noun follows them


def _fronts(c: Clauses, i: int) -> bool:
    """True where the definite phrase before token i opens its clause: «إن الجيش | قصف القرية»."""
    for k in range(i - 1, max(c.begin_of(i), i - 6) - 1, -1):
        if k == c.begin_of(i) or c.flags(k - 1) & (F.COMP | F.KANA):
            return not c.flags(k) & (F.PREP | F.VERB | F.BREAK) and not c.cues[k] and not is_finite(c.tokens.words[k])
        if c.flags(k) & (F.PREP | F.VERB | F.BREAK | F.PUNCT) or c.cues[k] or is_finite(c.tokens.words[k]):
            return False
    return False


def _indefinite_adjective(c: Clauses, k: int) -> bool:
    """True of «جوي»، «إسرائيلي» after a noun; «انتحاري» is who acts."""
    key = c.keys[k]
    if key.startswith("ال") or k in c.people or acts(c, k):
        return False
    return nationality(key) is not None or key.endswith(("ي", "يه"))


def _subject_follows(c: Clauses, k: int) -> bool:
    """True where who acts may stand at token k: people, a body, a head, a number, a name."""
    word = c.tokens.words[k]
    return word.kind == "number" or bool(c.roles[k].flags & F.QUANT) or speaks(c, k)


def _nominal_before(c: Clauses, i: int) -> bool:
    key = c.keys[i - 1]
    return i - 1 in c.people or i - 1 in c.group_at or key.startswith("ال")


def _stands_as_verb(c: Clauses, i: int, hit: FormHit[Sense]) -> bool:
    """False right after a preposition, where nothing finite can stand."""
    if hit.value.kind == "participle":
        return i > c.begin_of(i)
    before = c.flags(i - 1) if i > c.begin_of(i) else 0
    return not before & F.PREP or c.keys[i - 1] in ("حتي", "ل")
