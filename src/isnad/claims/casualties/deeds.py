"""Verbal nouns of harm: «مقتل خمسة»، «إصابة 12 آخرين»، «القبض على رجلين»، «أودى بحياة عشرة»."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.claims.casualties.counts import Count
from isnad.claims.casualties.line import PREPOSITIONS, Claim, Line
from isnad.claims.casualties.lists import more
from isnad.claims.casualties.words import Counted, Deed, Lex
from isnad.records import Effect

_AGENT_REACH = 7
_EXPOSED = 3  # tokens from «تعرض» to whom it befell
_MET = 4
_BEFALL: tuple[Effect, ...] = ("killed", "injured", "abducted", "detained")


def deeds(line: Line) -> Iterator[Claim]:
    """Claims of the verbal nouns of a sentence, with the counts joined to them."""
    for i in line.triggers:
        lex = line.scene.lex(i)
        if lex is not None and lex.deeds:
            yield from _deed(line, i, lex)


def _deed(line: Line, i: int, lex: Lex) -> Iterator[Claim]:
    deed = reading(line, i, lex)
    if deed is None:
        return
    j = i + 1 + bool(deed.follow)
    effects, j = _joined_effects(line, j, (deed.effect,))
    count, agent = _harmed(line, j, deed)
    if count is None or not line.free(count):
        return
    if deed.effect == "displaced" and set(count.victims) & {"combatants", "soldiers", "police"}:
        return  # «فرار المسلحين»: they withdraw
    if deed.effect == "detained" and count.effect == "abducted":
        if count.kind == "noun" and count.definite:
            return  # «قبل احتجاز الرهائن»: told of before
        effects = ("abducted",)
    for effect, rule in _effects(count, effects):
        claim = line.take(Claim(count, effect, i, rule, agent))
        yield claim
        yield from more(line, claim)


def exposed(line: Line) -> Iterator[Claim]:
    """«تعرض عاملان لإصابات خطيرة»: the harmed before the word of harm, after a verb of meeting with it."""
    for cue in line.cues:
        if "expose" not in cue.kinds:
            continue
        for count in line.after(cue.last):
            if count.first > cue.last + _EXPOSED:
                break
            if count.kind == "nobody" or not line.free(count) or line.governed(count):
                continue
            effect, at = _met(line, count.last)
            if effect is not None:
                yield line.take(Claim(count, effect, at, "casualties.exposed"))
            break


def _met(line: Line, j: int) -> tuple[Effect | None, int]:
    """The effect that «لإصابات»، «للخطف» tells of at token j or soon after, and its token."""
    for k in range(j, min(j + _MET, line.last)):
        if line.keys[k] in (".", "،", ":"):
            break
        lex = line.scene.lex(k)
        senses: tuple[Deed | Counted, ...] = (*lex.deeds, *lex.counted) if lex is not None else ()
        for sense in senses:
            if sense.pro.endswith("ل") and not sense.enc and sense.effect in _BEFALL:
                return sense.effect, k
    return None, -1


def reading(line: Line, i: int, lex: Lex) -> Deed | None:
    """The verbal noun at token i, where it is one there and is sure enough to be believed."""
    deed = min(lex.deeds, key=lambda d: (len(d.pro) + len(d.enc), d.definite))
    if deed.enc or (deed.definite and not deed.follow):
        return None
    if deed.follow and line.keys[i + 1 : i + 2] != [deed.follow]:
        return None
    if any(not s.enc for s in lex.verbs) and not deed.pro.endswith(("ب", "ل")) and not _after_preposition(line, i):
        return None  # قتل, خطف: the rule of verbs reads them
    if deed.sure == "taken" or line.keys[i] in ("بحياه", "بارواح"):
        return deed if line.cue("take", max(line.first, i - 6), i) else None
    if line.keys[i] == "احاله" or (line.keys[i].endswith("اسر") and _families(line, i)):
        return None
    if deed.sure == "harm" and not harm_around(line, i) and not (deed.effect == "killed" and _several(line, i + 1)):
        return None
    return deed


def _several(line: Line, i: int) -> bool:
    """«وفاة أربعة أطفال»: where many die, something killed them."""
    count = line.at(i)
    return count is not None and count.kind == "figure" and (count.min or 0) > 1 and count.head >= 0


def _families(line: Line, i: int) -> bool:
    """«أسر الضحايا»: families of the harmed, whom nobody takes."""
    lex = line.scene.lex(i + 1) if i + 1 < line.last else None
    return lex is not None and any(c.definite for c in lex.counted)


def harm_around(line: Line, i: int) -> bool:
    """True where the sentence tells of harm, or of what does it, apart from token i."""
    from isnad.claims.arguments.cause import causes_in

    if causes_in(line.scene.draft, line.first, line.last):
        return True
    for j in line.triggers:
        lex = line.scene.lex(j)
        if j != i and lex is not None and any(s.sure == "yes" for s in lex.harms()):
            return True
    return False


def _after_preposition(line: Line, i: int) -> bool:
    before = line.keys[i - 1] if i > line.first else ""
    return before in PREPOSITIONS or before in ("تم", "جري") or line.annexed(i)


def _joined_effects(line: Line, j: int, effects: tuple[Effect, ...]) -> tuple[tuple[Effect, ...], int]:
    """«مقتل وإصابة 33»: the effects of verbal nouns joined before one count, and the token after them."""
    k = j + 1 if j < line.last and line.keys[j] in ("و", "او") else j
    if (k < line.last and line.at(k) is None) or (k < line.last and line.scene.lex(k) is not None):
        lex = line.scene.lex(k)
        if lex is not None and lex.deeds and (k > j or line.joined(k)):
            deed = min(lex.deeds, key=lambda d: len(d.pro) + len(d.enc))
            if not deed.enc and not deed.definite:
                return (*effects, deed.effect), k + 1
    return effects, j


def _harmed(line: Line, j: int, deed: Deed) -> tuple[Count | None, tuple[int, int] | None]:
    """The count a verbal noun governs, and the agent that stands between them."""
    k = line.skip(j)
    count = line.at(k)
    if (
        count is not None
        and count.kind != "nobody"
        and suits(count, deed.sure, deed.effect)
        and not (count.effect == "killed" and deed.effect == "rescued")
    ):
        nxt = _object_after(line, count)
        return (nxt, (count.first, count.last)) if nxt is not None else (count, None)
    for count in line.after(k):
        gap = line.keys[k : count.first]
        if len(gap) > _AGENT_REACH or any(key in PREPOSITIONS and key not in ("ل",) for key in gap[:1]):
            break
        if any(key in (".", ":", "و") for key in gap) or count.kind == "nobody":
            break
        to_him = (count.pro.endswith("ل") or gap[-1:] == ["ل"]) and suits(count, deed.sure, deed.effect, 1)
        if to_him or (count.kind == "figure" and count.effect is None and not any(g in PREPOSITIONS for g in gap)):
            agent = (k, count.first - (gap[-1:] == ["ل"]) - (gap[-2:-1] == ["،"]))
            return count, (agent if deed.sure != "taken" else None)  # «راح ضحية الحادث 26»
        break
    return None, None


def _object_after(line: Line, agent: Count) -> Count | None:
    """«قتل الزوج زوجته»: the count that stands right after a definite one."""
    if agent.kind != "noun" or not agent.definite or agent.number != "s":
        return None
    nxt = line.at(agent.last)
    return nxt if nxt is not None and nxt.effect is None and not nxt.pro and nxt.kind != "nobody" else None


def suits(count: Count, sure: str, effect: Effect, gap: int = 0) -> bool:
    """True where a count may be the harmed of a word of this certainty, so many words away from it."""
    if sure == "yes" and gap == 0:
        return True
    if count.kind == "figure":
        return count.exact or count.head >= 0
    if count.kind == "name":
        return True
    if effect in _WEAK:
        return count.exact and not count.definite
    return count.exact or gap == 0


# Of these a bare plural says nothing that could be counted («إنقاذ الأطفال», «تعذيب السجناء»).
_WEAK = frozenset({"rescued", "affected", "evacuated"})


def _effects(count: Count, effects: tuple[Effect, ...]) -> Iterator[tuple[Effect, str]]:
    """One effect each; «مقتل وإصابة 33» with a figure tells of 33 harmed, not of 33 dead and 33 hurt."""
    if len(effects) > 1 and count.exact and set(effects) == {"killed", "injured"}:
        yield "affected", "casualties.deed-joined"
        return
    for effect in effects:
        yield effect, "casualties.deed"
