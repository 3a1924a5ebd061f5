"""What says that the event of a noun took place: a light verb before it, a relative clause after it, an announcement.

[شنت] الطائرات غارات       غارات [شنتها] الطائرات       [أعلنت] الشرطة اعتقال رجلين
"""

from __future__ import annotations

from typing import NamedTuple

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.words import F
from isnad.claims.events.extent import is_finite
from isnad.claims.events.parties import Ref, ref, sides
from isnad.claims.events.phrases import Part, parts
from isnad.claims.events.roles import acts, speaks
from isnad.claims.events.scene import Scene
from isnad.claims.events.subject import main_subject, subject_before
from isnad.claims.events.words import Entry, Light, light
from isnad.claims.sources.chains import chain_at
from isnad.lexicon.forms import FormHit

_BACK = 14  # tokens back in which the light verb of a noun stands
_ANNOUNCED = 7  # tokens between who announces and what is announced
_RELATIVE = 12  # tokens on in which the verb of its relative clause stands


class Support(NamedTuple):
    """The light verb at token k that says that the event took place, and what it gives."""

    k: int
    light: Light
    actor: Ref | None = None
    recipient: Ref | None = None
    future: bool = False


def support_before(scene: Scene, i: int) -> Support | None:
    """The light verb whose object or subject the noun at token i is."""
    c = scene.c
    begin = max(c.begin_of(i), i - _BACK)
    for k in range(i - 1, begin - 1, -1):
        flags = c.roles[k].flags
        if flags & (F.STOP | F.COLON | F.COMP | F.REL) and k < i - 1:
            return None
        hits = light().of(c.tokens.words[k])
        if k in scene.triggers and not hits and scene.triggers[k].sense.kind in ("noun", "masdar"):
            return None  # «أعلن اعتقال مشتبه بهم في الهجوم»
        own = scene.triggers.get(i)
        if hits and hits[0].value.part == "can" and own is not None and own.sense.kind == "noun":
            return None
        if hits and _is_light(c, k, i, hits[0].value):
            future = "س" in hits[0].reading.pro or c.keys[k - 1] in ("سوف", "وسوف")
            return _support(scene, k, i, hits[0].value, hits[0].reading.pro)._replace(future=future)
        if is_finite(c.tokens.words[k]):
            return None
    return None


def _is_light(c: Clauses, k: int, i: int, found: Light) -> bool:
    if found.noun:
        return i - k <= (9 if c.keys[k].endswith("قيام") else 2)
    return not c.flags(k - 1) & F.PREP or k == c.begin_of(k)


def _support(scene: Scene, k: int, i: int, found: Light, pro: str) -> Support:
    c = scene.c
    between = [p for p in parts(c, k + 1, i) if p.prep == ""]
    who = ref(c, between[0]) if between else None
    if found.part in ("be", "hit", "result", "see"):
        trapped = found.part == "be" and who is not None and c.keys[i - 1] == "في"  # «وقعت قوة في كمين»
        return Support(k, found, None, who if trapped else None)
    if found.noun and who is None:
        outer = support_before(scene, k) if k > c.begin_of(k) else None
        if outer is not None or c.flags(k - 1) & (F.PREP | F.BREAK):
            return Support(k, found, outer.actor if outer is not None else None)
        return Support(k, found, main_subject(scene, k, direct=True))
    if who is None and not found.noun:
        who = subject_before(scene, k, pro)
    if found.part == "get":
        return Support(k, found, None, who)
    return Support(k, found, who if who is not None and speaks(c, who.token) else None)


def support_after(scene: Scene, i: int, entry: Entry) -> Support | None:
    """«غارات شنتها الطائرات»، «هجوم استهدف القافلة»: the verb after the noun, and what it gives."""
    c = scene.c
    for k in range(i + 1, min(c.end_of(i), i + _RELATIVE)):
        flags = c.roles[k].flags
        other = scene.triggers.get(k)
        if flags & (F.STOP | F.COLON | F.COMP | F.CONJ) or (other and other.sense.kind in ("noun", "masdar")):
            return None
        hits = [h for h in light().of(c.tokens.words[k]) if not h.value.noun]
        if hits:
            hit = next((h for h in hits if h.reading.enc), hits[0])
            return None if hit.reading.pro else _of_relative(scene, k, hit, entry)
        if is_finite(c.tokens.words[k]):
            return None
    return None


def _of_relative(scene: Scene, k: int, hit: FormHit[Light], entry: Entry) -> Support:
    c = scene.c
    told = parts(c, k + 1, c.end_of(k))
    bare_ = told[0] if told and told[0].prep == "" else None
    first = ref(c, bare_) if bare_ is not None else None
    if hit.reading.enc and hit.value.part in ("do", "tell", "get"):
        whom = next((ref(c, p) for p in told if p.prep in entry.to and p.prep not in ("في", "ب", "قرب")), None)
        return Support(k, hit.value, first, whom)
    if hit.value.part == "hit":
        return Support(k, hit.value, None, first)
    return _between(c, k, hit.value, told, entry)


def _between(c: Clauses, k: int, found: Light, told: list[Part], entry: Entry) -> Support:
    """«الاتصال الذي دار بين الوزيرين», «مفاوضات استمرت ساعات مع الحكومة»."""
    for part in told:
        if part.prep == "بين" and part.prep in entry.to:
            return Support(k, found, *sides(c, part))
        if part.prep == "مع" and part.prep in entry.to:
            return Support(k, found, None, ref(c, part))
    return Support(k, found)


def announcer(scene: Scene, i: int) -> Ref | None:
    """«أعلنت الشرطة اعتقال رجلين»: who announces an act of force or power, in the same clause, did it."""
    c = scene.c
    for link in chain_at(scene.draft, i)[:1]:
        if link.start is None or link.end is None:
            return None
        token, last = c.token_at(link.start), c.token_at(link.end - 1) + 1
        near = c.begin_of(i) <= token < i and i - last <= _ANNOUNCED
        if near and acts(c, token) and not any(c.roles[k].flags & (F.COMP | F.REL) for k in range(last, i)):
            return Ref(link.start, link.end, token)
    return None
