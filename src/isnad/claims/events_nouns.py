"""Events told by a noun or a verbal noun: «شنت الطائرات غارات على القرية»، «اعتقال الشرطة ناشطا»، «بعد هجوم».

Who and whom come from the annexed noun, from the noun's own prepositions, from the light verb that says it took place,
and from a relative clause («هجوم نفذه مسلحون»).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isnad.claims.clauses import Clauses
from isnad.claims.clauses_words import F
from isnad.claims.events_licence import judge
from isnad.claims.events_parties import Ref, acts, is_nature, is_party, ref, sides, speaks, subject_before
from isnad.claims.events_phrases import Part, adjectives, is_finite, parts
from isnad.claims.events_scene import Scene, Trigger, bare
from isnad.claims.events_told import Told
from isnad.claims.events_verbs import received
from isnad.claims.events_words import Entry, Light, light
from isnad.claims.sources import chain_at
from isnad.lexicon.nisba import nationality

_LIGHT_BACK = 14
_RELATIVE = 12


class Support(NamedTuple):
    """The light verb at token k that says that the event took place, and what it gives."""

    k: int
    light: Light
    actor: Ref | None = None
    recipient: Ref | None = None


def nouns(scene: Scene, trigger: Trigger) -> Iterator[Told]:
    """The event of a noun."""
    sense = trigger.sense
    if sense.kind not in ("noun", "masdar"):
        return
    verdict = judge(scene, trigger)
    if verdict.status is None:
        return
    c, i, entry = scene.c, trigger.i, sense.entry
    j = past_adjectives(c, i + 1)
    after = parts(c, j, c.end_of(i))
    actor, recipient = _own(c, trigger, j, after)
    support = support_before(scene, i)
    actor, recipient = _joined(actor, recipient, support, _relative(scene, i, entry), trigger)
    recipient = received(c, entry, recipient)
    if actor is None and sense.kind == "masdar" and "kill" not in entry.traits:
        actor = _announcer(scene, i)
    if not licensed(scene, trigger, actor, recipient, support, verdict.vouched, after):
        return
    last = after[0].last if after else j
    rule = "events.light" if support is not None else f"events.{sense.kind}"
    vouched = verdict.vouched + (support is not None)
    back = sense.definite or bool(c.flags(i - 1) & F.DEM)
    yield Told(trigger, entry, verdict.status, actor, recipient, last, rule, vouched, back)


def past_adjectives(c: Clauses, j: int) -> int:
    """The token after the adjectives that follow a noun."""
    end = c.end_of(j - 1)
    while (
        j < end
        and c.tokens.words[j].kind == "arabic"
        and j not in c.people
        and j not in c.place_at
        and j not in c.group_at
    ):
        key = c.keys[j]
        base = key[2:] if key.startswith("ال") else key
        if not (base in adjectives() or nationality(key) or (base.endswith(("يه", "ي")) and len(base) > 3)) or c.roles[
            j
        ].flags & (F.PREP | F.REL):
            break
        j += 1
    return j


def _own(c: Clauses, trigger: Trigger, j: int, after: list[Part]) -> tuple[Ref | None, Ref | None]:
    """What the noun's own frame tells: annexed noun, prepositions."""
    entry, kind = trigger.sense.entry, trigger.sense.kind
    actor = recipient = None
    rest = after
    if (
        after
        and after[0].prep == ""
        and after[0].first == j
        and not trigger.sense.definite
        and not trigger.hit.reading.enc
    ):
        annexed, rest = after[0], after[1:]
        second = rest[0] if rest and rest[0].prep in ("", "ل") and rest[0].first == annexed.last else None
        acting = _is_agent(c, trigger, annexed, second)
        if not acting and (bare(c.keys[annexed.first]) in _WEAPONS or "noagent" in entry.traits):
            annexed = annexed._replace(last=annexed.first)
        actor, recipient = (ref(c, annexed), None) if acting else (None, ref(c, annexed))
        if acting and second is not None and kind == "masdar" and "obj" in entry.to:
            recipient = ref(c, second)
    for part in rest:
        if (part.prep == "بين" and "talks" in entry.traits) or (part.prep == "بين" and "بين" in entry.to):
            one, two = sides(c, part)
            actor, recipient = actor or one, recipient or two
        elif part.prep == "بيد":
            actor = actor or ref(c, part)
        elif part.prep == "من" and entry.type in ("REQUEST", "AID") and kind == "noun" and actor is None:
            actor = ref(c, part)
        elif part.prep in entry.to and recipient is None:
            found = ref(c, part)
            if _may_receive(c, trigger, part, found):
                recipient = found
        elif part.prep == "ل" and actor is None and "ل" not in entry.to and speaks(c, part.first):
            actor = ref(c, part)
        elif part.prep == "ضد" and recipient is None:
            recipient = ref(c, part)
    return actor, recipient


_WEAPONS = frozenset((
    "سياره", "عبوه", "عبوات", "قنبله", "قنابل", "لغم", "الغام", "شاحنه", "حزام", "دراجه", "ذخيره", "صاروخ", "صواريخ",
    "نار", "النار", "رصاص", "نيران", "قذيفه", "قذائف", "مسيره", "مسيرات", "طائره", "اعيره", "غاز", "الغاز",
))  # fmt: skip


def _may_receive(c: Clauses, trigger: Trigger, part: Part, found: Ref | None) -> bool:
    if found is None or part.prep in ("في", "قرب", "امام", "حول", "بشان"):
        return False
    if part.prep == "ب" and part.first in c.place_at:
        return False
    if part.prep == "ل" and trigger.sense.kind == "masdar" and trigger.sense.entry.type == "REQUEST":
        return is_party(c, found)
    return trigger.sense.entry.type in (
        "ASSAULT",
        "ACCUSE",
        "SANCTION",
        "COERCE",
        "PROTEST",
        "SUPPORT",
        "REJECT",
    ) or is_party(c, found)


def _is_agent(c: Clauses, trigger: Trigger, annexed: Part, second: Part | None) -> bool:
    """True where the annexed noun is who acts: «قصف الطيران للمدينة», not «قصف المدينة»."""
    entry, kind = trigger.sense.entry, trigger.sense.kind
    if kind == "noun" and entry.type in ("ASSAULT", "COERCE") and not entry.target:
        return speaks(c, annexed.first)
    if kind == "noun":
        return not entry.target or (second is not None and speaks(c, annexed.first))
    if "obj" not in entry.to:
        return speaks(c, annexed.first)
    if second is not None and speaks(c, annexed.first):
        return True
    if entry.type in ("ASSAULT", "COERCE"):
        return acts(c, annexed.first) and "kill" not in entry.traits and "people" not in entry.traits
    return entry.type in ("REQUEST", "SUPPORT", "REJECT", "THREATEN", "AID") and speaks(c, annexed.first)


def support_before(scene: Scene, i: int) -> Support | None:
    """The light verb whose object or subject the noun at token i is."""
    c = scene.c
    begin = max(c.begin_of(i), i - _LIGHT_BACK)
    for k in range(i - 1, begin - 1, -1):
        flags = c.roles[k].flags
        if flags & (F.STOP | F.COLON | F.COMP | F.REL) and k < i - 1:
            return None
        hits = light().of(c.tokens.words[k])
        if hits and _is_light(c, k, i, hits[0].value):
            return _support(scene, k, i, hits[0].value, hits[0].reading.pro)
        if is_finite(c.tokens.words[k]):
            return None
    return None


def _is_light(c: Clauses, k: int, i: int, found: Light) -> bool:
    if found.noun:
        return i - k <= (9 if c.keys[k].endswith("قيام") else 2)
    return not c.flags(k - 1) & F.PREP or k == c.begin_of(k)


def _support(scene: Scene, k: int, i: int, found: Light, pro: str) -> Support:
    c = scene.c
    if found.part in ("be", "result", "see"):
        return Support(k, found)
    between = [p for p in parts(c, k + 1, i) if p.prep == ""]
    who = ref(c, between[0]) if between else None
    if found.noun and who is None:
        outer = support_before(scene, k) if k > c.begin_of(k) else None
        return Support(k, found, outer.actor if outer is not None else None)
    if who is None and not found.noun:
        who = subject_before(scene, k, pro)
    if found.part == "get":
        return Support(k, found, None, who)
    return Support(k, found, who)


def _relative(scene: Scene, i: int, entry: Entry) -> Support | None:
    """«غارات شنتها الطائرات»، «هجوم استهدف القافلة»: the verb after the noun, and what it gives."""
    c = scene.c
    end = min(c.end_of(i), i + _RELATIVE)
    for k in range(i + 1, end):
        flags = c.roles[k].flags
        if flags & (F.STOP | F.COLON | F.COMP | F.CONJ) or (
            k in scene.triggers and scene.triggers[k].sense.kind in ("noun", "masdar")
        ):
            return None
        hits = [h for h in light().of(c.tokens.words[k]) if not h.value.noun]
        if hits:
            hit = next((h for h in hits if h.reading.enc), hits[0])
            told = parts(c, k + 1, c.end_of(i))
            after = [p for p in told if p.prep == ""]
            found = ref(c, after[0]) if after else None
            whom = next((ref(c, p) for p in told if p.prep in entry.to and p.prep not in ("في", "ب", "قرب")), None)
            if hit.reading.pro:
                return None
            if hit.reading.enc and hit.value.part in ("do", "get"):
                return Support(k, hit.value, found, whom)
            if hit.value.part == "be" and c.keys[k][:3] in (
                "است",
                "تست",
                "يست",
                "ضرب",
                "يضر",
                "طال",
                "هز",
                "هزت",
                "يهز",
            ):
                return Support(k, hit.value, None, found)
            return Support(k, hit.value)
        if is_finite(c.tokens.words[k]):
            return None
    return None


def _joined(
    actor: Ref | None, recipient: Ref | None, light_: Support | None, relative: Support | None, trigger: Trigger
) -> tuple[Ref | None, Ref | None]:
    for support in (light_, relative):
        if support is not None:
            actor = actor or support.actor
            recipient = recipient or support.recipient
    if actor is not None and actor == recipient:
        recipient = None
    return actor, recipient


def _announcer(scene: Scene, i: int) -> Ref | None:
    """«أعلنت الشرطة اعتقال رجلين»: who announces an act of force or power did it."""
    c = scene.c
    for link in chain_at(scene.draft, i)[:1]:
        if link.start is not None and link.end is not None and c.begin_of(i) <= c.token_at(link.start) < i:
            token = c.token_at(link.start)
            if acts(c, token):
                return Ref(link.start, link.end, token)
    return None


_SPOKEN = frozenset(("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AID", "COOPERATE", "CONCEDE"))


def licensed(
    scene: Scene,
    trigger: Trigger,
    actor: Ref | None,
    recipient: Ref | None,
    support: Support | None,
    vouched: int,
    after: list[Part],
) -> bool:
    """True where enough speaks for a report: a light verb, a party, «بعد»; more for words of many uses."""
    sense, traits = trigger.sense, trigger.sense.entry.traits
    known = (actor is not None) + (recipient is not None)
    if "lookalike" in traits:
        return False
    if "weapon" in traits:
        return actor is not None and acts(scene.c, actor.token) and trigger.hit.reading.pro[-1:] == "ب"
    if "needs-light" in traits:
        return support is not None and (sense.kind == "noun" or known > 0) and not (sense.definite and known == 0)
    if is_nature(scene.c, actor) or is_nature(scene.c, recipient):
        return False
    if sense.kind == "masdar" and (sense.entry.type in _SPOKEN or {"voiced", "agent"} & traits):
        return actor is not None and is_party(scene.c, actor)
    if scene.is_accident(scene.c.sentence[trigger.i]) and sense.entry.type == "ASSAULT" and actor is None:
        return False
    if "needs-party" in traits and known == 0:
        return False
    if "needs-with" in traits:
        return recipient is not None
    if {"harm", "march"} & traits and not (scene.tells_harm(trigger.i) or known or support):
        return False
    if sense.kind == "masdar" and sense.entry.mode == "ceasefire":
        return support is not None
    if sense.kind == "masdar":
        return known > 0 and (vouched + (support is not None) + known > 1 or "obj" in sense.entry.to)
    points = vouched + known + 2 * (support is not None) - ("broad" in traits) - sense.definite
    return points >= 1
