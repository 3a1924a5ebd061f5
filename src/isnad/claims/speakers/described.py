"""Descriptions of a speaker named before: الوزير، المصدر نفسه، معاليه، البيان، أحدهم، «الراوي» for سالم الراوي."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from isnad.arabic.fold import fold
from isnad.arabic.tokens import word as spelled
from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.words import F, role, word_set
from isnad.claims.sources.kinds import HUMAN, Head, head_of
from isnad.claims.speakers.memory import Entity, Memory, bare, words_of
from isnad.claims.statements.words import Cue
from isnad.records import Person

_NEAR_BODY = 400  # tokens back to the full name of a body
_NEAR = 80  # tokens back to the person whom an honorific means, where nobody has spoken yet


class Description(NamedTuple):
    """A noun phrase `[first, last)` as a description.

    `head` is its head where the lists have it, `rest` the other words, `same` tells of نفسه and ذات, `definite` of an
    article on the head (or of `same`); `cue` is the verb it is the subject of.
    """

    first: int
    last: int
    head: Head | None
    rest: frozenset[str]
    same: bool
    definite: bool
    cue: Cue | None


def described(c: Clauses, first: int, last: int, head: Head | None, cue: Cue | None, memory: Memory) -> Entity | None:
    """Whom the phrase describes again: the first answer of `RULES`, in their order."""
    at = first
    while at + 1 < last and c.roles[at].flags & (F.DEM | F.SELF | F.QUANT):
        at += 1
    same = any(c.roles[k].flags & F.SELF for k in range(first, last))
    rest = frozenset(bare(c.keys[k]) for k in range(at + 1, last) if not c.roles[k].flags & (F.SELF | F.PUNCT))
    d = Description(first, last, head, rest, same, same or c.keys[at].startswith("ال"), cue)
    for rule in RULES:
        found = rule(c, d, memory)
        if found is not None:
            return found
    return None


def _honorific(c: Clauses, d: Description, memory: Memory) -> Entity | None:
    """معاليه، سموه: the latest person who spoke."""
    if d.last - d.first > 1 or c.keys[d.first] not in word_set("honorific"):
        return None
    spoken = next((old for old in reversed(memory.entities) if old.kind in HUMAN), None)
    if spoken is not None:
        return spoken
    near = next((c.people[k] for k in range(d.first - 1, max(d.first - _NEAR, -1), -1) if k in c.people), None)
    return None if near is None else Entity(near.name, "person", None, "s", words_of(near.name), person=near)


def _one_of(c: Clauses, d: Description, memory: Memory) -> Entity | None:
    """«أحدهم» after «مسؤولون في الوزارة»: one of them."""
    part = _PARTS.get(c.keys[d.first]) if d.last - d.first == 1 else None
    many = next((old for old in memory.recent() if old.number == "p"), None) if part else None
    if part is None or many is None:
        return None
    noun, _, rest = many.name.partition(" ")
    name = f"{part} {noun.removesuffix('ون') + 'ين' if noun.endswith('ون') else noun} {rest}".strip()
    return Entity(name, many.kind, None, "s", words_of(name), indefinite=True)


_PARTS = {"احدهم": "أحد", "احدهما": "أحد", "احداهن": "إحدى", "بعضهم": "بعض"}


def _outlets_sources(c: Clauses, d: Description, memory: Memory) -> Entity | None:
    """«مصادر الجريدة» are those quoted before."""
    if d.head is None or d.head.lemma != "مصدر" or d.definite:
        return None
    if c.keys[d.first].endswith("نا"):  # «مصادرنا»
        return next((old for old in memory.recent() if "مصدر" in old.lemmas and old.spoke), None)
    if d.last - d.first < 2:
        return None
    outlet = head_of(c.tokens.words[d.first + 1])
    if outlet is None or outlet.kind not in ("outlet", "agency"):
        return None
    return next((old for old in memory.recent() if "مصدر" in old.lemmas and old.number == d.head.number), None)


def _same_head(c: Clauses, d: Description, memory: Memory) -> Entity | None:
    """«الوزير» after «وزير النقل سالم الراوي»: the same head, and no word that the earlier phrase lacks."""
    if d.head is None or not d.definite:
        return None
    for old in memory.recent():
        if d.head.lemma in old.lemmas and (d.rest <= old.words or (old.person and _in_roles(d.rest, old.person))):
            return old
    return None


def _of_article(c: Clauses, d: Description, memory: Memory) -> Entity | None:
    """«الوزارة»، «المجلس»: the latest body of the article that is called so in full."""
    head = d.head
    if head is None or not d.definite or head.kind in HUMAN or head.kind == "document" or d.last - d.first > 2:
        return None
    stem = bare(c.keys[d.first])
    for k in range(d.first - 1, max(d.first - _NEAR_BODY, -1), -1):
        group = c.group_at.get(k)
        if group is not None and k - 1 not in c.group_at and _is_called(group.name, stem, d.rest):
            return Entity(group.name, head.kind, head.gender, head.number, words_of(group.name))
    return None


def _is_called(name: str, stem: str, rest: frozenset[str]) -> bool:
    first, _, more = fold(name).partition(" ")
    return bool(more) and first == stem and rest <= words_of(more)


def _in_roles(words: frozenset[str], person: Person) -> bool:
    return any(words <= words_of(role) for role in person.roles)


def _by_role(c: Clauses, d: Description, memory: Memory) -> Entity | None:
    """«وزير الخارجية البريطاني»: a person of the article who has that role."""
    head = d.head
    if head is None or head.kind not in HUMAN or head.number != "s":
        return None
    if not d.definite and (not d.rest or head.kind not in ("official", "person")):
        return None
    lemma = fold(head.lemma)
    feminine = lemma + "ه"
    for person in c.draft.people:
        for position in person.roles:
            words = words_of(position.replace("رئيس الوزراء", "رئيس الحكومة الوزراء"))
            first = bare(fold(position).partition(" ")[0])
            named = first == lemma or (head.gender == "f" and first == feminine)
            if named and all(_like(w, words) for w in d.rest):
                return Entity(person.name, "person", head.gender, "s", words_of(person.name), person=person)
    return None


def _document(c: Clauses, d: Description, memory: Memory) -> Entity | None:
    """«البيان»، «المقال»: whoever spoke last, whose it is."""
    if d.head is None or not d.definite or not d.head.traits & {"issued", "authored"}:
        return None
    if d.rest and not any(old.spoke and old.kind == "institution" for old in memory.recent()[:1]):
        return None
    return next((old for old in reversed(memory.entities) if old.spoke and old.kind != "document"), None)


def _generic(c: Clauses, d: Description, memory: Memory) -> Entity | None:
    """«المتحدث»، «المسؤول الأممي»، «المصدر ذاته»: the latest speaker that gender and number allow."""
    head = d.head
    if head is None or not d.definite:
        return None
    if not (d.same or ("generic" in head.traits and len(d.rest) <= 1 and head.number == "s")):
        return None
    if head.lemma == "مصدر" and d.same:
        unnamed = next((o for o in memory.recent() if o.spoke and o.person is None), None)
        if unnamed is not None and unnamed.kind in ("official", "witness", "medic"):
            return unnamed  # «المصادر نفسها» after «شهود عيان»
    for old in memory.recent():
        if head.lemma == "مصدر" and d.same and old.person is None and old.spoke and old.number in (head.number, None):
            return old
        if old.kind in HUMAN and head.kind in HUMAN and _fits(old, head):
            return old
    if head.lemma == "مصدر" and d.same:
        return next((old for old in reversed(memory.entities) if old.spoke), None)
    return None


def _fits(old: Entity, head: Head) -> bool:
    return (old.gender is None or old.gender == head.gender) and (old.number is None or old.number == head.number)


def _going_on(c: Clauses, d: Description, memory: Memory) -> Entity | None:
    """«وأضاف عضو مجلس النواب»: a verb that goes on, and another title of the person who spoke last."""
    head = d.head
    if head is None or d.cue is None or "continues" not in d.cue.traits or head.kind not in ("official", "person"):
        return None
    construct = d.last - d.first > 1 and any(c.keys[k].startswith("ال") for k in range(d.first + 1, d.last))
    if head.number != "s" or not (d.definite or construct) or any(k in c.people for k in range(d.first, d.last)):
        return None
    latest = next((old for old in reversed(memory.entities) if old.spoke), None)
    return latest if latest is not None and latest.kind == "person" and _fits(latest, head) else None


def _fuller(c: Clauses, d: Description, memory: Memory) -> Entity | None:
    """An earlier speaker whose name holds all the words of this phrase: «الشرطة» for «الشرطة البريطانية»."""
    keys = [c.keys[k] for k in range(d.first, d.last) if not c.roles[k].flags & F.PUNCT]
    words = frozenset(bare(k) for k in keys)
    if not words or (d.first in c.place_at and d.head is None) or c.roles[d.first].flags & F.QUANT:
        return None
    human = d.head is not None and d.head.kind in HUMAN
    for old in memory.recent():
        if words <= old.words and len(words) < len(old.words) and not (human and old.indefinite):
            if old.kind == "person" or _opens_alike(c, d, keys, old):
                return old
        elif d.head is None and len(words) == 1 and old.kind == "person" and _like(next(iter(words)), old.words):
            return old  # one name, spelled two ways
    return None


def _opens_alike(c: Clauses, d: Description, keys: list[str], old: Entity) -> bool:
    """True where the longer name has the same head, or is a title, «صحيفة» or «حركة», before this name."""
    name = [bare(w) for w in fold(old.name).translate(_NO_MARKS).split()]
    if not name:
        return False
    if bare(keys[0]) == name[0] or (keys[0][0] in "لب" and keys[0][1:] == name[0]):
        return True
    if d.head is not None:
        return False
    if old.kind in HUMAN:
        return d.first not in c.group_at and bare(keys[-1]) == name[-1]
    return bare(keys[-1]) == name[-1] or bool(role(spelled(name[0])).flags & F.NAMING)


_NO_MARKS = str.maketrans(dict.fromkeys("«»\"“”()'", " "))


def _like(word: str, words: frozenset[str]) -> bool:
    """True where one of the words is this one, or differs in its ending alone: ايران، ايراني."""
    if word in words:
        return True
    stem = word[:4]
    return len(stem) == 4 and any(w.startswith(stem) and abs(len(w) - len(word)) <= 2 for w in words)


RULES: tuple[Callable[[Clauses, Description, Memory], Entity | None], ...] = (
    _honorific, _one_of, _outlets_sources, _same_head, _of_article, _by_role, _document, _generic, _going_on, _fuller,
)  # fmt: skip
