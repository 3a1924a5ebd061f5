"""Whether a word of events reports one: it happened, it is to happen, it is denied, or it is only talked of.

نفذ الجيش [غارة]             occurred        من المقرر أن [يزور] الوزير …      planned
نفى الجيش [قصف] المدرسة      denied          خشية وقوع [هجمات]                 no report
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from isnad.claims.clauses.words import F
from isnad.claims.events.scene import Scene, Trigger, needed
from isnad.claims.events.words import particles

Status = Literal["occurred", "planned", "denied"]
_NEAR = 5  # tokens before a noun in which a word takes its reality away
_CLAUSE = 16  # tokens back in which a clause opens


class Verdict(NamedTuple):
    """`status` is None for no report; `vouched` counts what speaks for a report."""

    status: Status | None
    vouched: int = 0


_NO = Verdict(None)


def judge(scene: Scene, trigger: Trigger) -> Verdict:
    """The status of a trigger by the words before it."""
    if scene.c.keys[scene.c.begin_of(trigger.i)] in particles("if"):
        return _NO
    verb = trigger.sense.kind in ("verb", "participle")
    verdict = _of_verb(scene, trigger) if verb else _of_noun(scene, trigger)
    if (
        trigger.i in scene.taken
        or verdict.status is None
        or (not verb and asked_for(scene, trigger.i))
        or _withheld(scene, trigger)
    ):
        return _NO
    if verdict.status == "planned" and trigger.sense.entry.type in NEVER_PLANNED:
        return _NO
    return verdict


# What is announced of these is a threat or a forecast, not a plan that is fixed.
NEVER_PLANNED = frozenset(("ASSAULT", "COERCE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))


def _withheld(scene: Scene, trigger: Trigger) -> bool:
    """«طلب عدم الكشف عن هويته»، «رفض التعليق»: how news names its sources, no act between parties."""
    if trigger.sense.entry.type not in ("REQUEST", "REJECT"):
        return False
    c, i = scene.c, trigger.i
    return any(key in particles("withheld") for key in c.keys[i + 1 : min(c.end_of(i), i + 8)])


_ASKING = frozenset(("REQUEST", "THREATEN", "REJECT", "CONCEDE"))


def ask(scene: Scene, trigger: Trigger) -> None:
    """Note what a demand, a threat or a refusal is about: nothing in its complement has happened."""
    if trigger.sense.entry.type not in _ASKING or trigger.sense.entry.mode == "release":
        return
    c, i = scene.c, trigger.i
    end = c.end_of(i)
    for k in range(i + 1, end):
        if c.roles[k].flags & (F.STOP | F.COLON) or c.keys[k] in particles("real-again"):
            break
        other = scene.triggers.get(k)
        if other is not None and other.sense.kind in ("verb", "participle") and other.sense.past:
            break
        scene.asked[k] = i


def take(scene: Scene, trigger: Trigger) -> None:
    """Note the word that is half of this event, so that it tells none of its own: «فرضت [عقوبات]»."""
    if trigger.sense.kind != "noun" and trigger.sense.entry.needs:
        k = needed(scene.c, trigger.i, trigger.hit)
        if k is not None:
            scene.taken.update(range(trigger.i + 1, k + 1))


def asked_for(scene: Scene, i: int) -> bool:
    """True of what is only asked for, threatened or refused."""
    return i in scene.asked


def _of_verb(scene: Scene, trigger: Trigger) -> Verdict:
    c, i = scene.c, trigger.i
    begin = c.begin_of(i)
    pro, past = trigger.hit.reading.pro, trigger.sense.past
    status: Status = "planned" if "س" in pro else "occurred"
    if pro[-1:] == "ل":
        return _NO
    k = i - 1
    while k > begin and c.roles[k].flags & F.ADVERB and c.keys[k] not in ("قد", "لقد"):
        k -= 1
    if k >= begin:
        key = c.keys[k]
        if key in particles("negative"):
            return _NO
        if key in ("قد", "وقد", "ربما") and not past:
            return _NO
        if (c.roles[k].flags & F.REL or "state" in trigger.sense.entry.traits) and not past and "س" not in pro:
            return _NO  # «التي تسيطر عليها»: a state
        if key in ("سوف", "وسوف"):
            status = "planned"
        if not past and "س" not in pro and _subjunctive(key) and trigger.sense.kind != "participle":
            return Verdict("planned", 1) if _planned(scene, begin, k) else _NO
    if _conditional(scene, i, begin):
        return _NO
    if (
        not past
        and status == "occurred"
        and trigger.sense.kind == "verb"
        and (_habitual(scene, i) or _planned(scene, begin, i, 3))
    ):
        return Verdict("planned", 1) if _planned(scene, begin, i, 3) else _NO
    return Verdict(status, 1)


def _subjunctive(key: str) -> bool:
    return key in ("ان", "بان", "وان", "الا", "كي", "لكي", "حتي", "لان")


def _habitual(scene: Scene, i: int) -> bool:
    c = scene.c
    return any(
        c.keys[k].removeprefix("و") in particles("habit")
        for k in range(max(c.begin_of(i), i - 4), min(c.end_of(i), i + 5))
    )


def _planned(scene: Scene, begin: int, i: int, reach: int = 6) -> bool:
    cues = scene.cues_of(scene.c.sentence[i])
    return any("planned" in cues[k][1] for k in range(max(begin, i - reach), i) if k in cues)


def _conditional(scene: Scene, i: int, begin: int) -> bool:
    """True in a condition or under a word of possibility, before its clause ends."""
    c = scene.c
    cues = scene.cues_of(c.sentence[i])
    for k in range(i - 1, max(begin, i - _CLAUSE) - 1, -1):
        if c.roles[k].flags & (F.STOP | F.COLON):
            return False
        if k in cues and "unreal" in cues[k][1]:
            if c.keys[k] in particles("condition"):
                return True
            return i - k <= 2
        if c.roles[k].flags & (F.COMMA | F.REL) or (c.roles[k].flags & F.COMP and c.roles[k].pronoun):
            return False
    return False


def _of_noun(scene: Scene, trigger: Trigger) -> Verdict:
    c, i = scene.c, trigger.i
    begin, pro = c.begin_of(i), trigger.hit.reading.pro
    cues = scene.cues_of(c.sentence[i])
    vouched = 1 if pro[-1:] == "ب" else 0
    status: Status = "occurred"
    if pro[-1:] == "ل" and trigger.sense.kind == "masdar":
        return Verdict("planned", 1) if _planned(scene, begin, i, 12) or _future_before(scene, i, begin) else _NO
    for k in range(i - 1, max(begin, i - _CLAUSE) - 1, -1):
        flags = c.roles[k].flags
        if flags & (F.STOP | F.COLON) or (flags & F.COMP and i - k > 2):
            break
        if k not in cues:
            if c.keys[k] in particles("negative") and i - k <= 4:
                return _NO
            continue
        last, kinds = cues[k]
        near = i - last
        if "denied" in kinds and near <= 8:
            return Verdict("denied", 1)
        if ("unreal" in kinds and near <= _NEAR) or ({"topic", "stop", "charge"} & set(kinds) and near <= 0):
            return _NO
        if "stop" in kinds and near <= 2:
            return _NO
        if "planned" in kinds:
            status = "planned"
        if "about" in kinds and near <= 0:
            vouched -= 2
        if "after" in kinds and near <= 1:
            vouched += 1
        if flags & F.COMMA:
            break
    if status == "occurred" and any(
        "planned" in cues[k][1]
        for k in range(i + 1, min(c.end_of(i), i + 5))
        if k in cues and c.keys[k].startswith("ال")
    ):
        status = "planned"
    if any(
        "unreal" in cues[k][1]
        for k in range(i + 1, min(c.end_of(i), i + 4))
        if k in cues and any(word in c.keys[k] for word in ("محتمل", "وشيك"))
    ):
        return _NO
    return Verdict(status, vouched)


def _future_before(scene: Scene, i: int, begin: int) -> bool:
    """«سيصل الوفد … لإجراء محادثات»."""
    c = scene.c
    for k in range(i - 1, max(begin, i - _CLAUSE) - 1, -1):
        key = c.keys[k]
        if key.lstrip("وف")[:2] in ("سي", "ست") and len(key) > 4 and c.tokens.words[k].kind == "arabic":
            return True
    return False
