"""Events told by a finite verb: «قصفت الطائرات القرية»، «اعتُقل ناشط»، «… التي شنها مسلحون».

The subject acts and the object, or the phrase that the verb's own preposition brings, is acted upon; of a passive the
subject is acted upon, and who acted is named, if at all, after «من قبل» or «على يد».
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.words import F
from isnad.claims.events.extent import is_finite, place_words
from isnad.claims.events.licence import judge
from isnad.claims.events.parties import Ref, both, is_nature, is_party, ref
from isnad.claims.events.phrases import Part, parted, parts
from isnad.claims.events.roles import acts, bare, gender_of, is_people, stem, words_of
from isnad.claims.events.scene import Scene, Trigger, needed
from isnad.claims.events.subject import antecedent, main_subject, subject_before
from isnad.claims.events.told import Told
from isnad.claims.events.words import Entry, cut, light
from isnad.claims.sources.kinds import head_of


class Args(NamedTuple):
    """Who and whom; `passive` where the subject was acted upon."""

    actor: Ref | None = None
    recipient: Ref | None = None
    passive: bool = False
    expressed: bool = True


def verbs(scene: Scene, trigger: Trigger) -> Iterator[Told]:
    """The event of a verb."""
    if trigger.sense.kind not in ("verb", "participle"):
        return
    verdict = judge(scene, trigger)
    if verdict.status is None:
        return
    c, i, entry = scene.c, trigger.i, trigger.sense.entry
    after = _halved(scene, trigger, parted(c, parts(c, i + 1, c.end_of(i)), entry.to))
    args = arguments(scene, trigger, after)
    if _told_by_noun(scene, trigger, args) or not fits(scene, trigger, args, after):
        return
    args = args._replace(recipient=received(c, entry, args.recipient) or _in_complement(c, trigger, after))
    if entry.lemma == "تبادل" and args.recipient is None and args.actor is not None:
        first, second = both(c, args.actor)
        args = args._replace(actor=first, recipient=second)
    last = after[-1].last if after else i + 1
    yield Told(trigger, entry, verdict.status, args.actor, args.recipient, last, f"events.verb-{_shape(trigger, args)}")


def _in_complement(c: Clauses, trigger: Trigger, after: list[Part]) -> Ref | None:
    """Whom what is threatened or demanded is aimed at: «هددت بفرض عقوبات على [الدولة]», «طالبوا باستقالة [الوزير]»;
    and among whom one blew himself up: «فجر نفسه وسط [حشد]»."""
    entry = trigger.sense.entry
    for part in after:
        aimed = None
        if entry.type == "THREATEN" and part.prep in ("علي", "ضد"):
            aimed = ref(c, part)
        elif entry.type in ("REQUEST", "PROTEST") and part.prep in ("ب", "الي", "ل"):
            ousted = stem(c, part.first) in words_of("ouster") and part.last > part.first + 1
            aimed = ref(c, Part("", part.first + 1, part.last, c.tokens.starts[part.first + 1])) if ousted else None
        elif entry.lemma == "فجر" and part.prep in ("في", "وسط", "بين", "ب", "داخل", "امام", "قرب"):
            himself = c.flags(trigger.i + 1) & F.SELF or c.flags(trigger.i + 2) & F.SELF
            crowd = stem(c, part.first) in words_of("crowd") or is_people(c, part.first)
            aimed = ref(c, part) if himself and crowd else None
        if aimed is not None and (is_party(c, aimed) or entry.type == "ASSAULT"):
            return aimed
    return None


def _halved(scene: Scene, trigger: Trigger, after: list[Part]) -> list[Part]:
    """The phrases, the word that is half of the verb cut off: «أطلق مسلح | النار»."""
    entry = trigger.sense.entry
    k = needed(scene.c, trigger.i, trigger.hit) if entry.needs and "obj" not in entry.to else None
    if k is not None and is_people(scene.c, k):
        return after
    return [p._replace(last=k) if k is not None and p.first < k < p.last and p.prep == "" else p for p in after]


def _shape(trigger: Trigger, args: Args) -> str:
    if trigger.sense.kind == "participle":
        return "participle"
    return "passive" if args.passive else "active"


def arguments(scene: Scene, trigger: Trigger, after: list[Part]) -> Args:
    """Who and whom of a verb with the phrases after it."""
    c, entry = scene.c, trigger.sense.entry
    nouns = _bare(c, entry, after)
    gender = trigger.sense.gender if trigger.sense.number == "s" else None
    before = subject_before(scene, trigger.i, trigger.hit.reading.pro, gender)
    if trigger.sense.kind == "participle":
        direct = nouns if after and after[0].prep == "" else []
        return Args(main_subject(scene, trigger.i), _object(c, entry, direct, after))
    if trigger.hit.reading.enc:
        if not nouns:
            theirs = trigger.sense.number == "s" and c.keys[trigger.i - 1] in ("الذين", "اللذين", "اللاتي", "اللواتي")
            return Args(None, before) if theirs else Args(before, None)  # «المتظاهرين الذين اتهمهم»
        return Args(ref(c, nouns[0]), before or antecedent(scene, trigger.i, trigger.hit.reading.enc))
    resumed = _resumed(scene, trigger, nouns)
    if resumed is not None:
        return resumed
    if before is not None:
        return _with_fronted(c, trigger, before, nouns, after)
    return _without(c, trigger, nouns, after)


def _resumed(scene: Scene, trigger: Trigger, nouns: list[Part]) -> Args | None:
    """«المعتقلون الذين أفرجت عنهم السلطات»: the pronoun of the verb's preposition is the antecedent."""
    c, i, to = scene.c, trigger.i, trigger.sense.entry.to
    if not nouns or i + 1 >= c.end_of(i) or not c.flags(i - 1) & F.REL:
        return None
    stems = {"عن": ("عنه", "عنها", "عنهم"), "علي": ("عليه", "عليها", "عليهم"), "ب": ("به", "بها", "بهم")}
    if any(c.keys[i + 1] in stems.get(prep, ()) for prep in to):
        found = antecedent(scene, i, "")
        return Args(ref(c, nouns[0]), found) if is_party(c, found) else None
    return None


# What these say of a party comes after it: «دعا [الدول] إلى …», «اتهم [الوزير] بـ…».
_COMPLEMENT = frozenset(("REQUEST", "ACCUSE", "THREATEN"))


def _bare(c: Clauses, entry: Entry, after: list[Part]) -> list[Part]:
    """The phrases without preposition, but not the word that is half of the verb: «ألقت القبض على»، «فتح النار»."""
    if entry.type in _COMPLEMENT:
        after = list(takewhile(lambda p: p.prep not in ("الي", "ب", "علي", "ل"), after))
    found = [p for p in after if p.prep == "" and not measures(c, p)]
    if "obj" in entry.to or not entry.needs:
        return [_past_release(c, p) for p in found]
    return [p for p in found if not ({c.keys[p.first], bare(c.keys[p.first])} & entry.needs)]


def measures(c: Clauses, part: Part) -> bool:
    """«13 عاما»، «مرتين»: how long or how often, nobody."""
    return any(c.keys[k] in words_of("time") for k in range(part.first, min(part.last, part.first + 3)))


def _past_release(c: Clauses, part: Part) -> Part:
    """«أطلقت سراح الناشط»: whom, not what."""
    if c.keys[part.first] in ("سراح", "سبيل") and part.last > part.first + 1:
        return part._replace(first=part.first + 1, start=c.tokens.starts[part.first + 1])
    return part


def _with_fronted(c: Clauses, trigger: Trigger, before: Ref, nouns: list[Part], after: list[Part]) -> Args:
    entry = trigger.sense.entry
    found = _object(c, entry, nouns, after)
    if found is None and entry.lemma == "اتهم":  # «إن موظفا اتهم بالسرقة»
        return Args(_agent(c, after), before, True)
    if found is None and "obj" in entry.to and _passive_likely(entry) and not acts(c, before.token):
        return Args(_agent(c, after), before, True)
    return Args(before, found)


def _passive_likely(entry: Entry) -> bool:
    return entry.type in ("ASSAULT", "COERCE", "SANCTION", "CONCEDE", "AID") and "noagent" not in entry.traits


def _without(c: Clauses, trigger: Trigger, nouns: list[Part], after: list[Part]) -> Args:
    entry = trigger.sense.entry
    if not nouns:
        return Args(None, _by_preposition(c, entry, after), expressed=False)
    first = nouns[0]
    if _is_ground(c, entry, first):  # «بعدما حررت | مدينة السهل»
        return Args(None, _own(c, entry, first), expressed=False)
    if not _can_be_subject(c, trigger, first):
        return Args(None, _own(c, entry, first), expressed=False)
    if {"voiced", "agent"} & entry.traits and "obj" in entry.to and len(nouns) < 2 and not is_party(c, ref(c, first)):
        return Args(None, ref(c, first), expressed=False)
    if "obj" not in entry.to:
        return Args(ref(c, first), _by_preposition(c, entry, after))
    second = nouns[1] if len(nouns) > 1 and _is_object(c, after, nouns[1]) else None
    if second is not None:
        return Args(ref(c, first), ref(c, second))
    if _by_preposition(c, entry, after) is None and _passive_likely(entry) and not acts(c, first.first):
        return Args(_agent(c, after), ref(c, first), True)
    if _passive_likely(entry) and is_people(c, first.first) and not acts(c, first.first):
        return Args(_agent(c, after), ref(c, first), True)
    return Args(ref(c, first), _by_preposition(c, entry, after))


def _is_ground(c: Clauses, entry: Entry, part: Part) -> bool:
    """True of a town, a district, a building: it is taken and struck, and strikes nobody."""
    if entry.type not in ("ASSAULT", "RETREAT", "MOBILIZE"):
        return False
    place = c.place_at.get(part.first)
    if place is not None and place.kind != "country" and part.first not in c.group_at:
        return not place.metonym
    return place is None and bare(c.keys[part.first]) in place_words() and part.first + 1 in c.place_at


def _is_object(c: Clauses, after: list[Part], part: Part) -> bool:
    """False of a phrase that only tells when or how: «ليلا»، «مرة أخرى»."""
    return not c.roles[part.first].flags & (F.TIME | F.ADVERB)


def _own(c: Clauses, entry: Entry, first: Part) -> Ref | None:
    return ref(c, first) if "obj" in entry.to else None


def _object(c: Clauses, entry: Entry, nouns: list[Part], after: list[Part]) -> Ref | None:
    if "obj" in entry.to and nouns:
        return ref(c, nouns[0])
    return _by_preposition(c, entry, after)


_DOWNED = frozenset(("اسقط", "اعترض", "دمر", "استهدف"))  # what is brought down is a weapon
_PLACES = frozenset(("في", "قرب", "امام", "داخل"))


def received(c: Clauses, entry: Entry, found: Ref | None) -> Ref | None:
    """A recipient that can be one: no named place short of a country, no thing where only a party can be meant."""
    if found is None:
        return None
    place = c.place_at.get(found.token)
    if (
        place is not None
        and place.kind != "country"
        and entry.type in ("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST")
    ):
        return None
    if entry.mode == "seize" and not is_party(c, found):
        return None
    if entry.type == "REJECT" and not is_party(c, found) and not _closed(c, found.token):
        return None
    return found


def _closed(c: Clauses, k: int) -> bool:
    """True of a noun with the article or a pronoun."""
    return c.keys[k].startswith("ال") or bool(cut(c.tokens.words[k]).enc)


_THINGS = frozenset(("ASSAULT", "ACCUSE", "REJECT", "SUPPORT", "COERCE", "SANCTION", "CONCEDE"))


def _by_preposition(c: Clauses, entry: Entry, after: list[Part]) -> Ref | None:
    for part in after:
        if part.prep in entry.to and part.prep not in _PLACES:
            found = ref(c, part)
            if found is not None and ((entry.type in _THINGS and part.prep != "ل") or is_party(c, found)):
                return found
    return None


def _agent(c: Clauses, after: list[Part]) -> Ref | None:
    """«على يد مسلحين»، «من قبل الشرطة»."""
    return next((ref(c, p) for p in after if p.prep == "بيد"), None)


def _can_be_subject(c: Clauses, trigger: Trigger, part: Part) -> bool:
    """False of an accusative, and of a noun whose gender the verb does not agree with."""
    k = part.first
    key, gender = c.keys[k], trigger.sense.gender
    word = c.tokens.words[k]
    if word.surface[-1:] == "\u064b" or (
        key.endswith("ين") and key.startswith("ال") and len(key) > 6 and k not in c.people
    ):
        return False
    if trigger.sense.number == "p" or trigger.sense.number == "d":
        return False
    if "obj" in trigger.sense.entry.to and trigger.hit.reading.pro and cut(word).enc:  # «ودعت أعضاءها»
        return False
    theirs = gender_of(c, k)
    return theirs is None or gender is None or theirs == gender


def _told_by_noun(scene: Scene, trigger: Trigger, args: Args) -> bool:
    """«غارة استهدفت القافلة»: the noun tells the event, the verb only whom it struck."""
    c, i = scene.c, trigger.i
    if trigger.sense.entry.type != "ASSAULT" or trigger.hit.reading.pro:
        return False
    if args.actor is not None and _assault_noun(scene, args.actor.token):
        return True
    if not any(h.value.part == "hit" for h in light().of(c.tokens.words[i])):
        return False
    for k in range(i - 1, max(c.begin_of(i), i - _STRIKES) - 1, -1):
        if c.roles[k].flags & (F.STOP | F.COLON | F.COMP) or is_finite(c.tokens.words[k]):
            return False
        if _assault_noun(scene, k):
            return True
    return False


_STRIKES = 10  # tokens between a strike and the verb that says whom it struck


def _assault_noun(scene: Scene, k: int) -> bool:
    other = scene.triggers.get(k)
    return other is not None and other.sense.kind in ("noun", "masdar") and other.sense.entry.type == "ASSAULT"


def _needs_is_subject(scene: Scene, trigger: Trigger, after: list[Part]) -> bool:
    """«أرسلت السفينة إشارة»: the word that the verb needs for its object is its subject."""
    if trigger.sense.entry.type != "MOBILIZE" or "troops" in trigger.sense.entry.traits:
        return False
    k = needed(scene.c, trigger.i, trigger.hit) if trigger.sense.entry.needs else None
    bares = [p for p in after if p.prep == ""]
    return k is not None and len(bares) > 1 and bares[0].first == k


def _voices(c: Clauses, found: Ref) -> bool:
    """True of a party, and of a document that speaks for one: «اتهم البيان المعتقلين»."""
    head = head_of(c.tokens.words[found.token])
    return is_party(c, found) or (head is not None and head.kind == "document")


_COURTS = ("محكم", "قضا", "قاض", "هيي", "نيابه", "جنايات")


def fits(scene: Scene, trigger: Trigger, args: Args, after: list[Part]) -> bool:
    """True where the arguments are of the kind that the verb's traits ask for."""
    c, i, traits = scene.c, trigger.i, trigger.sense.entry.traits
    actor, recipient = args.actor, args.recipient
    if is_nature(c, actor) or (is_nature(c, recipient) and trigger.sense.entry.type in ("COERCE", "ASSAULT")):
        return False
    if "kill" in traits and actor is None and scene.is_accident(c.sentence[i]):
        return False
    if "voiced" in traits and actor is not None and not args.passive and not _voices(c, actor):
        return False
    if trigger.hit.reading.enc and trigger.sense.entry.needs and "obj" not in trigger.sense.entry.to:
        return False  # «نشرته»: what it deploys is the pronoun
    if "voiced" in traits and trigger.sense.entry.lemma != "اتهم" and (args.passive or trigger.sense.passive):
        return False
    if "people" in traits and not is_party(c, recipient) and not trigger.hit.reading.enc:
        return False
    if _needs_is_subject(scene, trigger, after):
        return False
    if "agent" in traits and actor is None and not trigger.hit.reading.pro:
        return False
    if "troops" in traits and (actor is None or not acts(c, actor.token)):
        return False
    if (
        "court" in traits
        and not args.passive
        and (
            actor is None
            or (bare(c.keys[actor.token])[:4] not in _COURTS and not bare(c.keys[actor.token]).startswith(_COURTS))
        )
    ):
        return False
    if "inquiry" in traits and (
        sum(p.prep == "" for p in after) > 1 or actor is None or not any(p.prep in ("في", "مع") for p in after)
    ):
        return False
    if "warn" in traits and (
        recipient is None or not any(bare(k) in words_of("warned") for k in c.keys[i + 1 : min(c.end_of(i), i + 18)])
    ):
        return False
    if "harm" in traits and not (
        scene.tells_harm(i) or any(x is not None and acts(c, x.token) for x in (actor, recipient))
    ):
        return False
    return actor is not None or recipient is not None or "voiced" not in traits or bool(after)
