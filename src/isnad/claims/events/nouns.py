"""Events told by a noun or a verbal noun: «شنت الطائرات غارات على القرية»، «اعتقال الشرطة ناشطا»، «بعد هجوم».

Who and whom come from the annexed noun, from the noun's own prepositions, from the light verb that says it took place,
from a relative clause («هجوم نفذه مسلحون»), and of talks beside another verb from that verb's subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.words import F
from isnad.claims.events.extent import describes
from isnad.claims.events.licence import NEVER_PLANNED, Status, judge
from isnad.claims.events.parties import Ref, is_nature, is_party, ref, sides
from isnad.claims.events.phrases import Part, parted, parts
from isnad.claims.events.roles import acts, bare, is_people, speaks, words_of
from isnad.claims.events.scene import Scene, Trigger
from isnad.claims.events.subject import main_subject, stands_for
from isnad.claims.events.support import Support, announcer, support_after, support_before
from isnad.claims.events.told import Told
from isnad.claims.events.verbs import measures, received
from isnad.claims.events.words import Entry, Sense, cut, particles, shapes


def nouns(scene: Scene, trigger: Trigger) -> Iterator[Told]:
    """The event of a noun."""
    sense = trigger.sense
    if sense.kind not in ("noun", "masdar") or _annexed_to_event(scene, trigger):
        return
    verdict = judge(scene, trigger)
    if verdict.status is None:
        return
    c, i, entry = scene.c, trigger.i, sense.entry
    j = past_adjectives(c, i + 1)
    after = parted(c, parts(c, j, c.end_of(i)), entry.to)
    support = support_before(scene, i)
    if c.keys[j : j + 2] in _OWN_HAND or any(c.roles[p.first].flags & F.SELF for p in after[:2]):
        return  # «بإطلاق النار على نفسه»
    if support is not None and support.light.noun and cut(c.tokens.words[support.k]).pro.endswith("ل"):
        return  # «استعدادا لشن هجوم»
    status: Status = "planned" if support is not None and support.future else verdict.status
    if status == "planned" and entry.type in NEVER_PLANNED:
        return
    later = support_after(scene, i, entry)
    if support is not None and support.light.part == "hit" and after and after[0].prep == "":
        support = support._replace(recipient=ref(c, after[0]))
    half = after[0] if after and after[0].prep == "" and after[0].first == j and _is_half(c, entry, j) else None
    if half is not None and entry.mode == "arrest":
        after = after[1:]  # «إلقاء [القبض] على رجلين»
    own = _own(c, trigger, j, after)
    if entry.type == "REQUEST" and own[1] is None and support is not None and support.actor is not None:
        own = None, own[0]  # «جدد الوزير دعوة السكان»
    if support is not None and support.light.part == "tell" and not _did_it(c, trigger, support):
        support = support._replace(actor=None)
    actor, recipient = _joined(own, support, later)
    if is_nature(c, actor) or is_nature(c, recipient) or ("harm" in entry.traits and not _harms(scene, i, actor)):
        return
    recipient = received(c, entry, recipient)
    if actor is None:
        actor = _elsewhere(scene, trigger, verdict.vouched, recipient)
    if not licensed(scene, trigger, actor, recipient, support or later, verdict.vouched):
        return
    if half is not None and recipient == ref(c, half):
        recipient = received(c, entry, _own(c, trigger, j, after[1:])[1])  # «تخفيف [القيود] على البنوك»
    last = after[0].last if after else j
    rule = "events.light" if support is not None else f"events.{sense.kind}"
    vouched = verdict.vouched + (support is not None)
    back = sense.definite or bool(c.flags(i - 1) & F.DEM)
    yield Told(trigger, entry, status, actor, recipient, last, rule, vouched, back)


def _is_half(c: Clauses, entry: Entry, j: int) -> bool:
    """True of the word that makes up the act with the verbal noun before it, and is nobody."""
    return (
        bool(entry.needs)
        and "obj" not in entry.to
        and not shapes(c.tokens.words[j]).isdisjoint(entry.needs)
        and not is_people(c, j)
    )


def _did_it(c: Clauses, trigger: Trigger, support: Support) -> bool:
    """Who announces an act may have done it («أعلن الجيش قصف مواقع»); no killing, nor without arms what needs them."""
    entry = trigger.sense.entry
    if entry.type not in ("ASSAULT", "COERCE") or support.actor is None:
        return True
    return "kill" not in entry.traits and acts(c, support.actor.token)


def _harms(scene: Scene, i: int, actor: Ref | None) -> bool:
    """True where force is told beside a word that needs it: «تدمير»."""
    return scene.tells_harm(i) or (actor is not None and acts(scene.c, actor.token))


def _annexed_to_event(scene: Scene, trigger: Trigger) -> bool:
    """«محادثات وقف القتال»، «اتفاق انسحاب»: what talks and deals are about; «القوات المساعدة»: an adjective."""
    c, i = scene.c, trigger.i
    if i == c.begin_of(i) or trigger.hit.reading.pro:
        return False
    before = scene.triggers.get(i - 1)
    if before is not None and before.sense.kind == "noun" and before.sense.entry.type in ("AGREE", "CONSULT"):
        return True
    key, prior = c.keys[i], c.keys[i - 1]
    alike = key.startswith("ال") == prior.startswith("ال") and not c.flags(i - 1)
    return alike and bare(key) in words_of("state") and prior.endswith(("ه", "ات"))


def _elsewhere(scene: Scene, trigger: Trigger, vouched: int, recipient: Ref | None) -> Ref | None:
    """Who acted, where the noun's own words do not say: the subject beside whose verb talks stand, who announced it."""
    i, sense = trigger.i, trigger.sense
    if trigger.hit.reading.enc and _owned(sense, recipient):
        found = _owner(scene, trigger, recipient)
        if found is not None:
            return found
    if sense.entry.type == "CONSULT" and not sense.definite and (vouched or trigger.hit.reading.enc):
        found = main_subject(scene, i, direct=True)
        return found if found is not None and found != recipient else None
    if sense.kind != "masdar" or "kill" in sense.entry.traits:
        return None
    if trigger.hit.reading.enc and "obj" in sense.entry.to and recipient is not None and recipient.token == i + 1:
        return main_subject(scene, i, direct=True)
    return announcer(scene, i)


# The pronoun of their nouns is who acts: «غاراته»، «زيارته»; of others it may be whom it befell («اتهامه»، «مساعدتها»).
_OWNED = frozenset(("ASSAULT", "CONSULT", "PROTEST", "THREATEN", "REQUEST", "MOBILIZE", "RETREAT"))


def _owned(sense: Sense, recipient: Ref | None) -> bool:
    entry = sense.entry
    if sense.kind == "noun" and entry.type in _OWNED and not entry.target and entry.lemma not in _STRUCK:
        return True
    return recipient is not None


def _owner(scene: Scene, trigger: Trigger, recipient: Ref | None) -> Ref | None:
    """«خفضت [روسيا] إمداداتها منذ حربها»: whose act it is, the subject that the pronoun agrees with."""
    found = main_subject(scene, trigger.i, direct=True)
    if found is None or found == recipient:
        return None
    return found if stands_for(scene.c, trigger.hit.reading.enc, found.token) else None


_OWN_HAND = (["علي", "نفسه"], ["علي", "نفسها"])


def past_adjectives(c: Clauses, j: int) -> int:
    """The token after the adjectives that follow the noun before token j."""
    end, first = c.end_of(j - 1), j
    while j < end and j not in c.people and j not in c.place_at and j not in c.group_at:
        if c.roles[j].flags & (F.PREP | F.REL) or not describes(c, first - 1, j):
            break
        j += 1
    return j


def _own(c: Clauses, trigger: Trigger, j: int, after: list[Part]) -> tuple[Ref | None, Ref | None]:
    """What the noun's own frame tells: annexed noun, prepositions."""
    closed = trigger.sense.definite or bool(trigger.hit.reading.enc)
    after = [p for p in after if p.prep or not measures(c, p)]
    rest, actor, recipient = after, None, None
    if after and after[0].prep == "" and after[0].first == j:
        if not closed:
            actor, recipient = _annexed(c, trigger, after)
        elif trigger.hit.reading.enc and trigger.sense.kind == "masdar" and "obj" in trigger.sense.entry.to:
            recipient = ref(c, after[0])  # «تفقده المصابين»
        rest = after[1:]
    for part in rest:
        if part.prep == "":  # another noun: what follows is its own
            break
        actor, recipient = _of_preposition(c, trigger, part, actor, recipient)
    return actor, recipient


def _annexed(c: Clauses, trigger: Trigger, after: list[Part]) -> tuple[Ref | None, Ref | None]:
    entry, kind = trigger.sense.entry, trigger.sense.kind
    annexed, rest = after[0], after[1:]
    forced = acts(c, annexed.first)
    if forced and ("obj" in entry.to or entry.lemma in _STRUCK):  # «قصف الطيران | للقرية»
        annexed, *more = parted(c, [annexed], frozenset(("ل",)))
        rest = [*more, *rest]
    second = next(
        (p for p in rest[:2] if p.prep == "ل" or (p.prep == "" and (forced or p.first == annexed.last))), None
    )
    if bare(c.keys[annexed.first]) in words_of("weapon"):
        return None, None
    if _is_agent(c, trigger, annexed, second):
        other = ref(c, second) if second is not None and ("obj" in entry.to or entry.lemma in _STRUCK) else None
        return ref(c, annexed), other
    topic = kind == "noun" and not entry.target and entry.lemma not in _STRUCK
    if topic or bare(c.keys[annexed.first]) in words_of("weapon") or "noagent" in entry.traits:
        return None, None
    return None, ref(c, annexed)


# Nouns of the list whose genitive may be what was struck: «قصف القرية», «حصار المدينة».
_STRUCK = frozenset(("قصف", "غزو", "حصار", "اقتحام", "مداهمه"))


def _of_preposition(
    c: Clauses, trigger: Trigger, part: Part, actor: Ref | None, recipient: Ref | None
) -> tuple[Ref | None, Ref | None]:
    entry = trigger.sense.entry
    if part.prep == "بين" and ("talks" in entry.traits or "بين" in entry.to):
        one, two = sides(c, part)
        return actor or one, recipient or two
    if part.prep == "بيد":
        return actor or ref(c, part), recipient
    if part.prep == "من" and entry.type in ("REQUEST", "AID") and trigger.sense.kind == "noun":
        return actor or ref(c, part), recipient
    if part.prep in (*entry.to, "ضد"):
        found = ref(c, part)
        return actor, recipient or (found if _may_receive(c, trigger, part, found) else None)
    if part.prep == "ل" and ("obj" in entry.to or entry.lemma in _STRUCK) and not acts(c, part.first):
        return actor, recipient or (ref(c, part) if speaks(c, part.first) else None)
    if part.prep == "ل" and actor is None and speaks(c, part.first):
        return ref(c, part), recipient
    return actor, recipient


_ON_THINGS = frozenset(("ASSAULT", "ACCUSE", "SANCTION", "COERCE", "SUPPORT", "REJECT"))


def _may_receive(c: Clauses, trigger: Trigger, part: Part, found: Ref | None) -> bool:
    if found is None or part.prep in ("في", "قرب", "امام", "حول", "بشان"):
        return False
    if part.prep == "ب" and c.keys[part.first].startswith(tuple(particles("in-place"))):
        return False
    entry = trigger.sense.entry
    if part.prep == "ب" and part.first in c.place_at:
        return False
    if part.prep == "ل":
        return is_party(c, found)
    return entry.type in _ON_THINGS or is_party(c, found)


def _is_agent(c: Clauses, trigger: Trigger, annexed: Part, second: Part | None) -> bool:
    """True where the annexed noun is who acts: «قصف الطيران للمدينة», not «قصف المدينة»."""
    entry, kind = trigger.sense.entry, trigger.sense.kind
    if kind == "noun":
        sided = not entry.target or second is not None or acts(c, annexed.first)
        return speaks(c, annexed.first) and sided and not _struck(c, entry, annexed)
    if "obj" not in entry.to:
        return speaks(c, annexed.first)
    if second is not None and speaks(c, annexed.first):
        return True
    if entry.type in ("ASSAULT", "COERCE"):
        return acts(c, annexed.first) and not {"kill", "people"} & entry.traits
    return entry.type in ("REQUEST", "SUPPORT", "REJECT", "THREATEN") and speaks(c, annexed.first)


def _struck(c: Clauses, entry: Entry, annexed: Part) -> bool:
    return entry.lemma in _STRUCK and not acts(c, annexed.first)


def _joined(
    own: tuple[Ref | None, Ref | None], before: Support | None, after: Support | None
) -> tuple[Ref | None, Ref | None]:
    actor, recipient = own
    for support in (before, after):
        if support is not None:
            actor = actor or support.actor
            recipient = recipient or support.recipient
    return actor, None if actor is not None and actor == recipient else recipient


_SPOKEN = frozenset(("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AID", "COOPERATE", "CONCEDE"))


# Their nouns name little else, so that even with the article they tell of one: «خلال الاحتجاجات», «بعد القصف».
_PLAIN = frozenset(("ASSAULT", "PROTEST"))


def licensed(
    scene: Scene,
    trigger: Trigger,
    actor: Ref | None,
    recipient: Ref | None,
    support: Support | None,
    vouched: int,
) -> bool:
    """True where enough speaks for a report: a light verb, a party, «بعد»; more for words of many uses."""
    sense, traits = trigger.sense, trigger.sense.entry.traits
    known = (actor is not None) + (recipient is not None)
    if "lookalike" in traits or (vouched < 0 and known < 2) or ("broad" in traits and known == 0):
        return False
    if support is not None and support.light.part == "get" and sense.entry.type in ("MOBILIZE", "PROTEST"):
        return False
    if "weapon" in traits:
        return actor is not None and acts(scene.c, actor.token) and trigger.hit.reading.pro[-1:] == "ب"
    if "needs-light" in traits:
        return support is not None and (sense.kind == "noun" or known > 0) and not (sense.definite and known == 0)
    if sense.kind == "masdar" and (sense.entry.type in _SPOKEN or {"voiced", "agent"} & traits):
        lit = support is not None or sense.entry.type not in ("SUPPORT", "AID")
        rescued = sense.entry.type == "AID" and not sense.definite and not trigger.hit.reading.enc
        done = rescued and is_party(scene.c, recipient)  # «جرى إنقاذ الركاب»
        return lit and (done or (actor is not None and is_party(scene.c, actor)))
    if scene.is_accident(scene.c.sentence[trigger.i]) and sense.entry.type == "ASSAULT" and actor is None:
        return False
    if "needs-party" in traits and known == 0:
        return False
    if "needs-with" in traits:
        return recipient is not None
    if "march" in traits and not (scene.tells_harm(trigger.i) or known or support):
        return False
    if sense.kind == "masdar" and sense.entry.mode == "ceasefire":
        return support is not None
    if sense.kind == "masdar":
        return known > 0 and (vouched + (support is not None) + known > 1 or "obj" in sense.entry.to)
    points = vouched + known + 2 * (support is not None) - ("broad" in traits)
    return points >= 1 + (sense.definite and sense.entry.type not in _PLAIN)
