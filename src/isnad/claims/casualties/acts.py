"""Verbs of harm: «قُتل خمسة»، «إن 14 جندياً قتلوا»، «قتل انتحاري 29 شخصاً»، «لقي 20 من الطلاب حتفهم».

The harmed are looked for after the verb and before it. Print does not tell قُتل from قَتل: two counts side by side after
the verb are agent and harmed, one is the harmed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from isnad.claims.casualties.before import REACH, RELATIVES, subject_before
from isnad.claims.casualties.counts import Count
from isnad.claims.casualties.deeds import harm_around, suits
from isnad.claims.casualties.line import CLOSE, OPEN, PREPOSITIONS, Claim, Line
from isnad.claims.casualties.lists import more
from isnad.claims.casualties.words import Lex, VerbSense
from isnad.records import Effect

_SUNK = 8  # tokens from a verb of drowning to what one is lost in
_NEED_REACH = 30
_OURS = frozenset({"killed", "detained", "rescued", "evacuated"})  # «أوقفنا ثمانية أشخاص»
_PURPOSE = frozenset({"ان", "بان", "لن", "سوف", "كي", "لكي", "الا", "او"})
_NEGATIONS = frozenset({"لم", "ما", "لا", "ولم", "ولا"})
_WOUNDS = re.compile("^ب?(ال)?(جراح|جروح|اصاب)")


class Act(NamedTuple):
    """The senses of a verb that hold at its place; `need` is the token of the word it needed, -1 for none."""

    effect: Effect
    senses: tuple[VerbSense, ...]
    need: int
    sure: str
    negated: bool

    @property
    def plural(self) -> bool:
        """True where the form says its subject is before it."""
        return all(s.number in ("p", "d") for s in self.senses)

    @property
    def passive(self) -> bool:
        """True where no sense lets an agent do it to an object."""
        return all(s.voice == "passive" or s.frame == "subject" for s in self.senses)


def acts(line: Line) -> Iterator[Claim]:
    """Claims of the verbs of a sentence, with the counts joined to them."""
    skip = -1
    for i in line.triggers:
        lex = line.scene.lex(i)
        if i <= skip or lex is None or not lex.verbs:
            continue
        act = read(line, i, lex)
        if act is None:
            continue
        pair = _joined_verb(line, i)
        if pair is not None:
            claims = list(_shared(line, i, act, *pair))
            if claims:
                skip = pair[0]
                yield from claims
                continue
        yield from _alone(line, i, act)


def read(line: Line, i: int, lex: Lex) -> Act | None:
    """What the verb at token i says, or None where it says nothing of harm here."""
    before = line.keys[i - 1] if i > line.first else ""
    negated = before in _NEGATIONS
    if lex.deeds and before.removeprefix("و") in PREPOSITIONS and before not in ("حيث", "حتي", "كما"):
        return None
    if lex.deeds and line.annexed(i):
        return None  # «تهمة قتل»: a noun
    if before in RELATIVES and i - 2 >= line.first and _WOUNDS.search(line.keys[i - 2]):
        return None  # «متأثراً بجراحه التي أصيب بها»
    if line.keys[i].lstrip("وف").startswith("قض") and line.cue("court", line.first, line.last) is not None:
        return None  # «قضت المحكمة بسجنه»
    if "غرق" in line.keys[i] and line.cue("sunk", i + 1, min(line.last, i + _SUNK)) is not None:
        return None  # «غرق الوزير في التفكير»
    if i in line.scene.reader.numbers:
        return None  # «نصف السكان»
    senses = [s for s in lex.verbs if not s.enc and s.person == 3 and _real(s, before)]
    ours = [s for s in lex.verbs if not s.enc and s.person == 1 and s.effect in _OURS and s.voice == "active"]
    senses = senses or [s for s in ours if _real(s, before)]
    needy = [s for s in senses if s.needs]
    for sense in needy:
        need = _need(line, i, sense)
        if need >= 0:
            same = tuple(s for s in needy if s.needs == sense.needs)
            if sense.sure == "harm" and not harm_around(line, i):
                return None
            return Act(sense.effect, same, need, "yes", negated)
    free = [s for s in senses if not s.needs]
    if not free:
        return None
    effect, sure = free[0].effect, free[0].sure
    if sure == "harm" and not harm_around(line, i):
        return None
    return Act(effect, tuple(s for s in free if s.effect == effect), -1, sure, negated)


def _real(sense: VerbSense, before: str) -> bool:
    """False for what has not happened: the future, purpose, «أن يقتل»."""
    if sense.aspect == "perfect":
        return sense.pro not in ("س", "ل", "ول", "فل", "وس", "فس")
    return not ("س" in sense.pro or "ل" in sense.pro or (before in _PURPOSE and before != "او"))


def _need(line: Line, i: int, sense: VerbSense) -> int:
    keys = line.keys
    for j in range(i + 1, min(line.last, i + _NEED_REACH)):
        key = keys[j]
        if key in sense.needs or (key[:1] == "ب" and key[1:] in sense.needs):
            return j
        if key in (".", "؛") or (j > i + 1 and key in ("ان", "الذي", "التي")):
            return -1
    return -1


def _joined_verb(line: Line, i: int) -> tuple[int, Act] | None:
    """The verb joined right after a verb («قتل وأصيب»، «أصيب أو قتل»)."""
    j = i + 1
    if j < line.last and line.keys[j] in ("و", "او"):
        j += 1
    lex = line.scene.lex(j) if j < line.last else None
    if lex is None or not lex.verbs or not (j > i + 1 or line.joined(j)):
        return None
    act = read(line, j, lex)
    return (j, act) if act is not None else None


def _shared(line: Line, i: int, act: Act, j: int, other: Act) -> Iterator[Claim]:
    """Two joined verbs over one count."""
    left = subject_before(line, i, act)
    right = _object_after(line, j, other)[0]
    if left is not None and right is None:
        count = left
    elif right is not None and left is None and not act.plural:
        count = right
    else:
        return
    if not line.free(count) or not suits(count, act.sure, act.effect):
        return
    if count.exact and count.max != 1 and {act.effect, other.effect} == {"killed", "injured"}:
        yield line.take(Claim(count, "affected", i, "casualties.verbs-joined"))
    else:
        yield line.take(Claim(count, act.effect, i, "casualties.verbs-joined"))
        yield line.take(Claim(count, other.effect, j, "casualties.verbs-joined"))


def _alone(line: Line, i: int, act: Act) -> Iterator[Claim]:
    right, agent = _object_after(line, i, act)
    adjacent = right is not None and right.first <= i + 2
    count: Count | None = right
    if act.negated:
        count, agent = subject_before(line, i, act) or right, None
    elif act.plural and not (right is not None and not act.passive and _object(act, right, adjacent)):
        count = subject_before(line, i, act) or (right if adjacent else None)
        agent = None if count is not right else agent
    elif right is None or (not adjacent and not right.strong and right.kind != "name"):
        left = subject_before(line, i, act)
        if left is not None or right is None:
            count, agent = left, None
    if count is None or not line.free(count) or _does_it_to_a_thing(line, i, act, count):
        return
    gap = count.first - i - 1 if count.first > i and count.effect != "abducted" else 0
    if not suits(count, act.sure, act.effect, gap) and act.need < 0:
        return
    if act.effect == "displaced" and (set(count.victims) & _ARMED or (count.number == "s" and count.kind != "figure")):
        return  # «فرار المسلحين»: they withdraw; «فرت الزوجة»: she is a fugitive
    if count.kind == "noun" and count.definite and (_doubtful(act, count) or _spoken_of(count, act)):
        return
    claim = _claim(line, i, act, count, agent)
    if claim is not None:
        yield line.take(claim)
        yield from more(line, claim)


def _does_it_to_a_thing(line: Line, i: int, act: Act, count: Count) -> bool:
    """«أوقف سالم التمويل»: who is named right after the verb does something to a thing."""
    j = count.last
    if count.kind == "noun" and count.definite and count.number == "s" and count.first == i + 1 and j < line.last:
        thing = line.scene.draft.tokens.words[j]
        if thing.surface.endswith("ة") and not thing.key.startswith("ال") and line.scene.lex(j) is None:
            return not act.passive and act.need < 0  # «اختطف المسلح حافلة»
    if act.sure == "yes" or count.kind != "name" or count.first != i + 1 or act.need >= 0 or j >= line.last:
        return False
    lex = line.scene.lex(j)
    return line.keys[j].startswith("ال") and lex is None and line.keys[j] not in RELATIVES and not line.dated(j)


def _object(act: Act, count: Count, adjacent: bool) -> bool:
    """True where the count after a verb in the plural is its object: «جنود قتلوا صبياً», «شرطيان يقبضان على شاب»."""
    if act.need >= 0:
        return act.senses[0].frame == "object" and count.first == act.need + 1
    return adjacent and (count.kind in ("figure", "name") or (count.kind == "noun" and not count.definite))


def _claim(line: Line, i: int, act: Act, count: Count, agent: tuple[int, int] | None) -> Claim | None:
    imperfect = all(s.aspect == "imperfect" for s in act.senses)
    if act.negated or count.kind == "nobody":
        if act.negated and (count.kind == "nobody"):
            return Claim(count, act.effect, i, "casualties.nobody", zero=True)
        return None
    if imperfect and not (count.kind == "figure" or line.title or act.need >= 0):
        return None
    effect = _changed(line, count, act)
    side = "after" if count.first > i else "before"
    return Claim(count, effect, i, f"casualties.verb-{side}", agent, imperfect=imperfect)


_ARMED = frozenset({"combatants", "soldiers", "police"})


def _doubtful(act: Act, count: Count) -> bool:
    """«أوقفت المدير», «ضبط المشتبه به»: a definite person and a verb of other senses."""
    return act.effect == "detained" and act.sure == "people" and count.number == "s"


def _spoken_of(count: Count, act: Act) -> bool:
    """«ونقل المصابون إلى المستشفى»: those already counted."""
    return count.effect == act.effect and count.effect is not None


def _changed(line: Line, count: Count, act: Act) -> Effect:
    """«انتشلوا 19 جثة» tells of dead, «فقد زوجته وطفلتيه»، «فقد الجيش 5 من جنوده» too."""
    if act.effect == "rescued" and count.effect is not None:
        return count.effect
    held = count.last < line.last and line.keys[count.last] == "رهاين"  # «احتجزوا 8 عمال رهائن»
    if act.effect == "detained" and (count.effect == "abducted" or held):
        return "abducted"  # «احتجز مسلحون رهائن»
    if act.effect == "missing" and count.head >= 0 and not act.plural:
        lex = line.scene.lex(count.head)
        if lex is not None and any(p.enc and (p.noun in _KIN or p.category in _ARMED) for p in lex.people):
            return "killed"
    return act.effect


_KIN = frozenset((
    "زوج", "زوجة", "ابن", "ابنة", "بنت", "ولد", "طفل", "طفلة", "أخ", "أخت", "شقيق", "شقيقة", "والد", "والدة", "أم",
    "عائلة", "أسرة", "حفيد", "حفيدة", "أقارب", "نجل",
))  # fmt: skip


def _object_after(line: Line, i: int, act: Act) -> tuple[Count | None, tuple[int, int] | None]:
    """The count after a verb that can be the harmed, and the tokens of the agent between them."""
    end = min(act.need if act.need > i + 1 and act.senses[0].frame == "subject" else line.clause_end(i), i + REACH * 2)
    if act.need == i + 1 and act.senses[0].frame == "subject":
        return None, None
    counts = [c for c in line.after(i + 1) if c.first < end]
    for k, count in enumerate(counts):
        gap = line.keys[i + 1 : count.first]
        if len(gap) > REACH or _broken(gap):
            return None, None
        if line.governed(count) and not _reached(act, count, gap):
            continue
        if act.effect == "missing" and line.keys[i] == "فقد" and gap and not gap[0].startswith("ال"):
            return None, None  # «فقد أعلنت …»: the particle
        if count.kind == "name" and _quoted(line, count) and gap[:-1] and not _of_person(line, count.first - 2):
            return None, None  # «غرق العبارة «سالم»»
        if (
            count.effect is not None
            and count.effect == act.effect
            and k == 0
            and count.kind == "noun"
            and not count.definite
        ):
            continue
        victim = _behind_agent(line, count, counts[k + 1 :]) if not act.passive else None
        if victim is not None:
            return victim, (count.first, count.last)
        if count.kind == "figure" and count.head < 0 and len(gap) > 1 and not _place_gap(gap):
            return None, None
        return count, ((i + 1, count.first) if not act.passive and _names_agent(gap) else None)
    return None, None


def _quoted(line: Line, count: Count) -> bool:
    return line.keys[count.first - 1] in OPEN and count.last < line.last and line.keys[count.last] in CLOSE


def _of_person(line: Line, i: int) -> bool:
    lex = line.scene.lex(i)
    return lex is not None and bool(lex.people)


def _reached(act: Act, count: Count, gap: list[str]) -> bool:
    """True of whom a verb reaches through «على»: «قبضت الشرطة على شابين», «عُثر على الحارس مقتولاً»."""
    return gap[-1:] == ["علي"] and (act.need == count.first - 1 or (len(gap) == 1 and act.need > count.first))


def _names_agent(gap: list[str]) -> bool:
    """True where the words between a verb and the harmed can be who did it."""
    return bool(gap) and gap[0] not in PREPOSITIONS and gap[0] not in _THEREIN and gap[0][:1] not in ("ب", "ل")


# «قُتل فيه 100 شخص»: where or by what, and nobody who did it.
_THEREIN = frozenset((
    "فيه", "فيها", "فيهم", "فيهما", "منه", "منها", "منهم", "عليه", "عليها", "به", "بها", "خلاله", "خلالها", "اثره",
    "اثرها", "بسببه", "بسببها", "جراءه", "جراءها", "له", "لها", "هناك", "هنا", "ايضا", "كذلك", "حينها", "انذاك",
))  # fmt: skip


def _broken(gap: list[str]) -> bool:
    """True where what stands between a verb and a count parts them: more than one comma, a conjunction."""
    return gap.count("،") > 1 or "و" in gap or "او" in gap


def _place_gap(gap: list[str]) -> bool:
    return gap[0] in PREPOSITIONS or gap[0][:1] == "ب"


def _timeless(line: Line, first: int, last: int) -> list[str]:
    """The words between an agent and the harmed but for the day: «قتل مسلحون [مجهولون أمس الأحد] محامياً»."""
    if line.keys[first].endswith("ون") and first + 1 < last:
        first += 1
    days, gap, k = line.scene.reader.days, [], first
    while k < last:
        if k not in days:
            gap.append(line.keys[k])
        k = days.get(k, k + 1)
    dated = len(gap) < last - first
    return [key for key in gap if key != "،"] if dated and gap.count("،") <= _ASIDE else gap


_ASIDE = 2  # commas around a day


def _behind_agent(line: Line, agent: Count, rest: list[Count]) -> Count | None:
    """«قتل انتحاري 29 شخصاً»: the count that follows another without a word that joins or parts them."""
    if agent.kind == "figure" or not rest:
        return None
    victim = rest[0]
    if victim.kind == "noun" and victim.effect not in (None, "abducted") and victim.number == agent.number:
        return None  # «شخص مصاب»: its adjective
    gap = _timeless(line, agent.last, victim.first)
    if len(gap) > 4 or victim.pro or any(g in PREPOSITIONS or g in ("،", "و", "او", "(") for g in gap):
        return None
    if victim.kind == "figure" or (not gap and victim.kind in ("noun", "name")):
        return victim
    return None
