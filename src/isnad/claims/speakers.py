"""Who speaks: the noun phrase tied to its person or body, and the speaker of a verb with no expressed subject.

An article's speakers are remembered in order (`Memory`). A definite description (الوزير، المصدر نفسه، البيان) is the
most recent one it can describe; a verb without subject takes the most recent one that agrees in gender and number.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad.arabic.fold import fold
from isnad.claims.clauses import Clauses, phrase
from isnad.claims.clauses_words import F, word_set
from isnad.claims.sources_kinds import HUMAN, Head, head_of, heads
from isnad.claims.speakers_subject import Range
from isnad.claims.speech_words import Cue
from isnad.records import Person, SourceKind

_RECENT = 40  # speakers that a description may reach back to


@dataclass(slots=True)
class Entity:
    """Somebody who spoke or acted: the fullest name, and what may refer to it again."""

    name: str
    kind: SourceKind
    gender: str | None
    number: str | None
    words: frozenset[str]
    lemmas: set[str] = field(default_factory=set)
    person: Person | None = None
    at: int = 0
    indefinite: bool = False
    spoke: bool = False

    def agrees(self, cue: Cue) -> bool:
        """True unless gender or number speak against it."""
        if cue.number == "p":
            return self.number == "p" or (self.number is None and self.kind in ("other", "group", "official"))
        if cue.number == "s" and self.number == "p":
            return False
        return cue.gender is None or self.gender is None or self.gender == cue.gender


class Memory:
    """The speakers of an article so far, latest last."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.known: list[Entity] = []  # everybody named, carriers too, whom a description may mean

    def add(self, entity: Entity) -> None:
        """Make it the latest."""
        if self.entities and self.entities[-1] is entity:
            return
        self.entities.append(entity)

    def latest(self, cue: Cue, since: int = -1, *, spoke: bool = False) -> Entity | None:
        """The most recent entity, at or after token `since`, that agrees with the cue (and has spoken)."""
        for entity in reversed(self.entities[-_RECENT:]):
            if entity.at < since:
                break
            if entity.agrees(cue) and (entity.spoke or not spoke):
                return entity
        return None

    def recent(self) -> list[Entity]:
        """Everybody named of late, latest first."""
        return self.known[: -_RECENT - 1 : -1]


def bare(key: str) -> str:
    """A folded word without article and proclitics before it."""
    for pro in ("وال", "بال", "فال", "ولل", "لل", "ال"):
        if key.startswith(pro) and len(key) > len(pro) + 1:
            return key[len(pro) :]
    return key


def entity(c: Clauses, who: Range, cue: Cue | None, memory: Memory) -> Entity:
    """Whom the noun phrase `who` names: a known person, a speaker described again, or somebody new."""
    first, last = who
    head = _head(c, first)
    found = _one_of(c, first, last, memory) or _issuer(c, first, last, head, memory)
    if found is None:
        found = _person(c, first, last, head)
    if found is None:
        found = _described(c, first, last, head, memory)
    if found is None:
        found = _new(c, first, last, head)
    found = _same_name(found, memory)
    if head is not None:
        found.lemmas.add(head.lemma)
        if found.person is None:
            found.gender, found.number = head.gender, head.number
    if found.person is None and is_joint(c, first, last):
        found.number, found.gender = "p", "m"
    _learn(found, cue)
    if not memory.known or memory.known[-1] is not found:
        memory.known.append(found)
    return found


def is_joint(c: Clauses, first: int, last: int) -> bool:
    """True of two in coordination: «الشرطة ومسؤولون», «أوكرانيا وانفصاليون»."""
    for k in range(first + 1, last):
        hits = heads().of(c.tokens.words[k])
        if hits and hits[0].reading.pro == "و" and hits[0].value.kind != "document":
            return True
    return False


def _head(c: Clauses, first: int) -> Head | None:
    k = first
    while (
        k < first + 3
        and k + 1 < c.n
        and (c.roles[k].flags & (F.DEM | F.SELF | F.QUANT) or c.tokens.words[k].kind == "number")
    ):
        k += 1
    return head_of(c.tokens.words[k]) if k < c.n else None


def _learn(found: Entity, cue: Cue | None) -> None:
    if cue is None or cue.kind != "verb":
        return
    if found.gender is None and found.number != "p":
        found.gender = cue.gender


_PARTS = {"احدهم": "أحد", "احدهما": "أحد", "احداهن": "إحدى", "بعضهم": "بعض"}


def _one_of(c: Clauses, first: int, last: int, memory: Memory) -> Entity | None:
    """«أحدهم» after «مسؤولون في الوزارة»: one of them."""
    part = _PARTS.get(c.keys[first])
    many = next((old for old in memory.recent() if old.number == "p"), None) if part and last - first == 1 else None
    if part is None or many is None:
        return None
    noun, _, rest = many.name.partition(" ")
    name = f"{part} {noun.removesuffix('ون') + 'ين' if noun.endswith('ون') else noun} {rest}".strip()
    return Entity(name, many.kind, None, "s", _words(name), indefinite=True)


def _issuer(c: Clauses, first: int, last: int, head: Head | None, memory: Memory) -> Entity | None:
    """«بيان صادر عن الوزارة», «بلاغ … من خلية التواصل»: the document speaks for its issuer."""
    if head is None or head.kind != "document" or "issued" not in head.traits:
        return None
    for k in range(first + 1, min(c.end_of(first), last + 12)):
        if c.keys[k] in ("عن", "من") and k + 1 < c.n and k < last + 12:
            a, b = phrase(c, k + 1)
            if a < b and not c.roles[a].flags & F.TIME:
                return entity(c, (a, b), None, memory)
        if c.roles[k].flags & (F.COMP | F.COLON | F.COMMA) or k in c.quotes.opening:
            break
    if last - first > 1 and not c.keys[first].startswith("ال"):
        key = c.keys[first + 1]
        if head_of(c.tokens.words[first + 1]) is not None and (key.startswith(("ال", "لل", "ل")) or last - first > 2):
            return entity(c, (first + 1, last), None, memory)
    return None


def _person(c: Clauses, first: int, last: int, head: Head | None) -> Entity | None:
    """A person named in the phrase, unless the head is a thing of theirs (مكتب، بيان، محامو)."""
    named = next((k for k in range(first, last) if k in c.people), None)
    if named is None:
        return None
    if head is not None and named > first and head.kind not in ("official", "person", "medic", "outlet", "witness"):
        return None
    if head is None and named > first and not c.keys[first].startswith("ال") and not _is_title(c, first, named):
        return None
    person = c.people[named]
    if _two_people(c, first, last, person):
        return None
    gender = head.gender if head is not None and head.kind in HUMAN and named > first else None
    name = _whole_name(c, first, last, named)
    return Entity(name, "person", gender, "s", _words(name) | _words(person.name), person=person)


def _whole_name(c: Clauses, first: int, last: int, named: int) -> str:
    """The person's name, or the longer one that stands here: the whole of the phrase, or of its part between commas."""
    person = c.people[named]
    a = b = named
    while a > first and not c.roles[a - 1].flags & ~F.DASH and head_of(c.tokens.words[a - 1]) is None:
        a -= 1
    while b < last and (b in c.people or c.keys[b] == "-"):
        b += 1
    separate = a == first or bool(c.flags(a - 1) & F.COMMA)
    if (
        separate
        and not c.keys[a].startswith("ال")
        and len(person.name.split()) < b - a <= 5
        and not _is_title(c, a, named)
    ):
        return c.text(a, b)
    return person.name


def _is_title(c: Clauses, first: int, named: int) -> bool:
    """True where a role that the people stage knows stands before the name."""
    title = frozenset(bare(k) for k in c.keys[first:named])
    return any(title & _words(role) for role in c.people[named].roles)


def _two_people(c: Clauses, first: int, last: int, person: Person) -> bool:
    return any(
        c.people.get(k, person) is not person and c.keys[k][0] == "و" and k - 1 in c.people
        for k in range(first + 1, last)
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(bare(w) for w in fold(name).split())


def _described(c: Clauses, first: int, last: int, head: Head | None, memory: Memory) -> Entity | None:
    """A definite description of somebody who spoke before, or of a person by role."""
    at = first + 1 if c.roles[first].flags & (F.DEM | F.SELF) and first + 1 < last else first
    same = any(c.roles[k].flags & F.SELF for k in range(first, last))
    definite = same or c.keys[at].startswith("ال")
    if head is not None and head.lemma == "مصدر" and not definite and last - first > 1:
        of_outlet = head_of(c.tokens.words[first + 1])
        if of_outlet is not None and of_outlet.kind in ("outlet", "agency"):  # «مصادر الجريدة» are those quoted before
            return next((old for old in memory.recent() if "مصدر" in old.lemmas and old.number == head.number), None)
    if head is None:
        return _fuller(c, first, last, head, memory)
    if not definite:
        construct = last - first > 1 and head.kind in ("official", "person") and head.number == "s"
        words = frozenset(bare(k) for k in c.keys[first + 1 : last])
        return (_by_role(c, head, words) if construct and words else None) or _fuller(c, first, last, head, memory)
    rest = frozenset(bare(c.keys[k]) for k in range(at + 1, last) if not c.roles[k].flags & (F.SELF | F.PUNCT))
    for old in memory.recent():
        if head.lemma in old.lemmas and (rest <= old.words or (old.person is not None and _in_roles(rest, old.person))):
            return old
    by_role = _by_role(c, head, rest) if head.kind in HUMAN else None
    if by_role is not None:
        return by_role
    if head.kind == "document" and head.traits & {"issued", "authored"}:
        return next((old for old in memory.entities[::-1] if old.spoke and old.kind != "document"), None)
    if same or ("generic" in head.traits and len(rest) <= 1 and head.number == "s"):
        for old in memory.recent():
            if head.lemma == "مصدر" and same and old.person is None and old.number in (head.number, None):
                return old
            if old.kind in HUMAN and head.kind in HUMAN and _fits(old, head):
                return old
    return _fuller(c, first, last, head, memory)


def _fits(old: Entity, head: Head) -> bool:
    return (old.gender is None or old.gender == head.gender) and (old.number is None or old.number == head.number)


def _in_roles(words: frozenset[str], person: Person) -> bool:
    return any(words <= _words(role) for role in person.roles)


def _by_role(c: Clauses, head: Head, rest: frozenset[str]) -> Entity | None:
    for person in c.draft.people:
        for role in person.roles:
            words = _words(role.replace("رئيس الوزراء", "رئيس الحكومة الوزراء"))
            lemma = fold(head.lemma) + ("ه" if head.gender == "f" else "")
            if (lemma in words or (fold(head.lemma) in words and head.gender == "f")) and all(
                _like(w, words) for w in rest
            ):
                return Entity(person.name, "person", head.gender, "s", _words(person.name), person=person)
    return None


def _like(word: str, words: frozenset[str]) -> bool:
    """True where one of the words is this one, or differs in its ending alone: ايران، ايراني."""
    if word in words:
        return True
    stem = word[:4]
    return len(stem) == 4 and any(w.startswith(stem) and abs(len(w) - len(word)) <= 2 for w in words)


def _fuller(c: Clauses, first: int, last: int, head: Head | None, memory: Memory) -> Entity | None:
    """An earlier speaker whose name holds all the words of this phrase: «الشرطة» for «الشرطة البريطانية»."""
    words = frozenset(bare(c.keys[k]) for k in range(first, last) if not c.roles[k].flags & F.PUNCT)
    if not words:
        return None
    for old in memory.recent():
        if words <= old.words and len(words) < len(old.words) and not (head and head.kind in HUMAN and old.indefinite):
            return old
        if head is None and len(words) == 1 and old.kind == "person" and _like(next(iter(words)), old.words):
            return old  # one name, spelled two ways
    return None


def is_nobody(c: Clauses, first: int, last: int) -> bool:
    """True of digits and marks alone."""
    return all(c.tokens.words[k].kind in ("number", "punct") for k in range(first, last))


def _new(c: Clauses, first: int, last: int, head: Head | None) -> Entity:
    text = c.text(first, last)
    key = c.keys[first]
    group = c.group_at.get(first)
    if key.startswith("لل") and key != "لله":
        text = "ال" + text[2:]
    elif key[0] == "ل" and c.keys[first - 1] in word_set("takes-li"):
        text = text[1:]
    elif (
        key[0] in "لب"
        and head_of(c.tokens.words[first]) is not None
        and head is not None
        and not head_is_whole(key, head)
    ):
        text = text[1:]
    if group is not None and len(group.name.split()) > len(text.split()):
        text = group.name
    words = frozenset(bare(k) for k in c.keys[first:last])
    name = _before_title(c, first, last) if head is None and group is None else None
    if name is not None:
        return Entity(name, "person", None, "s", _words(name) | words)
    if head is not None:
        number = head.number
        return Entity(text, head.kind, head.gender, number, words, indefinite=not key.startswith("ال"))
    placed = first in c.place_at
    kind: SourceKind = "institution" if group is not None or placed else "person" if first in c.people else "other"
    gender = "f" if placed or (key.endswith("ه") and kind != "person") else None
    return Entity(text, kind, gender, None, words)


def _before_title(c: Clauses, first: int, last: int) -> str | None:
    """The name before a title: «سالم الراوي، مدير المرصد», «سالم الراوي مدير المرصد»."""
    if first in c.place_at or c.keys[first].startswith("ال") or first in c.quotes.opening:
        return None
    for k in range(first + 1, min(last, first + 6)):
        head = head_of(c.tokens.words[k])
        if head is not None and head.kind in ("official", "person", "medic", "outlet") and head.number == "s":
            end = k - 1 if c.roles[k - 1].flags & F.COMMA else k
            return c.text(first, end) if end - first >= 2 else None
    return None


def head_is_whole(key: str, head: Head) -> bool:
    """True where the first letter belongs to the noun itself (لجنة), not to a preposition."""
    return key[:2] == fold(head.lemma)[:2]


def _same_name(found: Entity, memory: Memory) -> Entity:
    for old in memory.recent():
        if old is found or (old.person is not None and old.person is found.person) or old.name == found.name:
            if old.gender is None:
                old.gender = found.gender
            return old
    return found
