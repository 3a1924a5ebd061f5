"""Who speaks: the noun phrase tied to its person or body, to a speaker named before, or to somebody new."""

from __future__ import annotations

from isnad.arabic.fold import fold
from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.known import Part, gender_of, part_of
from isnad.claims.clauses.phrase import phrase
from isnad.claims.clauses.words import F, word_set
from isnad.claims.sources.kinds import HUMAN, Head, head_of, heads
from isnad.claims.speakers.described import described
from isnad.claims.speakers.memory import Entity, Memory, bare, words_of
from isnad.claims.speakers.ranges import Range
from isnad.claims.statements.words import Cue
from isnad.mentions.wordclass import ADJECTIVE, FAMILY, GIVEN, NISBA, classes
from isnad.records import Person, SourceKind


def entity(c: Clauses, who: Range, cue: Cue | None, memory: Memory) -> Entity:
    """Whom the noun phrase `who` names: a known person, a speaker described again, or somebody new."""
    first, last = who
    head = _head(c, first)
    found = _issuer(c, first, last, head, cue, memory)
    if found is None:
        found = _named_after(c, last, head)
    if found is None:
        found = _person(c, first, last, head)
    if found is None:
        found = described(c, first, last, head, cue, memory)
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
        if is_joined(c, k) and heads().of(c.tokens.words[k])[0].value.kind != "document":
            return True
    return False


def is_joined(c: Clauses, k: int) -> bool:
    """True of a head with the conjunction before it: «وحزب», not «وزير»."""
    hits = heads().of(c.tokens.words[k])
    return bool(hits) and hits[0].reading.pro == "و"


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


def _issuer(c: Clauses, first: int, last: int, head: Head | None, cue: Cue | None, memory: Memory) -> Entity | None:
    """«بيان صادر عن الوزارة», «بلاغ … من خلية التواصل»: the document speaks for its issuer."""
    if head is None or head.kind != "document" or "issued" not in head.traits:
        return None
    for k in range(first + 1, min(c.end_of(first), last + 12)):
        if (
            c.keys[k] in ("عن", "من")
            and k + 1 < c.n
            and k < last + 12
            and c.keys[k - 1].lstrip("و") not in ("اكثر", "اقل")
        ):
            if cue is not None and c.keys[k] == "عن" and "عن" in cue.frames and k >= last:
                break  # «أفادت حصيلة سابقة عن قتلى»: the object of the verb
            a, b = phrase(c, k + 1)
            if a < b and not c.roles[a].flags & F.TIME:
                return entity(c, (a, b), None, memory)
        verb = c.cues[k] and c.cues[k][0].value.kind == "verb"
        if verb and c.cues[k][0].reading.enc and k >= last:  # «حصيلة أعلنتها الوزارة»
            a, b = phrase(c, k + 1)
            return entity(c, (a, b), None, memory) if a < b else None
        if verb and k >= last and "عن" in c.cues[k][0].value.frames and c.keys[k + 1 : k + 2] == ["عن"]:
            break  # «حصيلة سابقة أفادت عن قتلى»
        if c.roles[k].flags & (F.COMP | F.COLON | F.COMMA) or k in c.quotes.opening:
            break
    if last - first > 1 and not c.keys[first].startswith("ال"):
        key = c.keys[first + 1]
        if head_of(c.tokens.words[first + 1]) is not None and (key.startswith(("ال", "لل", "ل")) or last - first > 2):
            return entity(c, (first + 1, last), None, memory)
    return None


def _named_after(c: Clauses, last: int, head: Head | None) -> Entity | None:
    """«قال أحد الجيران ويدعى سالم الراوي»: the name comes after the phrase."""
    if head is None or head.kind not in HUMAN:
        return None
    for k in range(last, min(last + _CALLED, c.end_of(last - 1) - 1)):
        if c.keys[k].lstrip("و") in word_set("called") and (person := c.people.get(k + 1)) is not None:
            return Entity(person.name, "person", gender_of(person.name), "s", words_of(person.name), person=person)
        if not c.roles[k].flags & F.COMMA:
            return None
    return None


_CALLED = 3  # tokens from a phrase to «يدعى»


def _person(c: Clauses, first: int, last: int, head: Head | None) -> Entity | None:
    """A person named in the phrase, unless the head is a thing of theirs (مكتب، بيان، محامو)."""
    people = [k for k in range(first, last) if k in c.people]
    named = next((k for k in people if k not in c.group_at), next(iter(people), None))
    if named is None:
        return None
    if head is not None and named > first and head.kind not in ("official", "person", "medic", "outlet", "witness"):
        return None
    if head is not None and "kin" in head.traits and first < named and not _apposed(c, first, named):
        return None
    if head is None and named > first and not c.keys[first].startswith("ال") and not _is_title(c, first, named):
        return None
    person = c.people[named]
    if _two_people(c, first, last, person):
        return None
    gender = head.gender if head is not None and head.kind in HUMAN and named > first else gender_of(person.name)
    name = _whole_name(c, first, last, named)
    return Entity(name, "person", gender, "s", words_of(name) | words_of(person.name), person=person)


def _apposed(c: Clauses, first: int, named: int) -> bool:
    """True where the name is the relative's own: «المحامي سالم», «شقيقه سالم», «زوجة القتيل، سلمى»."""
    own = c.keys[first].startswith("ال") or (
        named == first + 1 and bool(heads().of(c.tokens.words[first])[0].reading.enc)
    )
    return own or any(c.roles[k].flags & F.COMMA for k in range(first, named))


def _whole_name(c: Clauses, first: int, last: int, named: int) -> str:
    """The person's name, or the longer one that stands here: the whole of the phrase, or of its part between commas."""
    person = c.people[named]
    a = b = named
    while a > first and not c.roles[a - 1].flags & ~F.DASH and head_of(c.tokens.words[a - 1]) is None:
        a -= 1
    while b < last and (c.people.get(b) is person or c.keys[b] == "-"):
        b += 1
    while b < last and b - named <= _LONGEST_NAME and _goes_on_as_name(c, b):
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


def _goes_on_as_name(c: Clauses, k: int) -> bool:
    """True of a family name that the lists lack: no common word, no title."""
    word = c.tokens.words[k]
    if word.kind != "arabic" or c.roles[k].flags or head_of(word) is not None or k in c.group_at or k in c.place_at:
        return False
    if c.keys[k].startswith("ال"):
        whole = classes().of(word).whole
        return bool(whole & (GIVEN | FAMILY)) or (c.keys[k].endswith("ي") and not whole & (NISBA | ADJECTIVE))
    if c.keys[k][0] == "و" and not c.flags(k + 1) & (F.COMMA | F.COLON):
        return False
    return part_of(word) == Part.NONE and c.keys[k][0] not in "بلفك"


_LONGEST_NAME = 4


def _is_title(c: Clauses, first: int, named: int) -> bool:
    """True where a role that the people stage knows stands before the name."""
    title = frozenset(bare(k) for k in c.keys[first:named])
    return any(title & words_of(role) for role in c.people[named].roles)


def _two_people(c: Clauses, first: int, last: int, person: Person) -> bool:
    return any(
        c.people.get(k, person) is not person and c.keys[k][0] == "و" and k - 1 in c.people
        for k in range(first + 1, last)
    )


def is_nobody(c: Clauses, first: int, last: int) -> bool:
    """True of digits and marks alone."""
    return all(c.tokens.words[k].kind in ("number", "punct") for k in range(first, last))


def _new(c: Clauses, first: int, last: int, head: Head | None) -> Entity:
    text = c.text(first, last)
    key = c.keys[first]
    quote = c.quotes.opening.get(first)
    if quote is not None and quote.after == last and quote.length:
        first, last = quote.first, quote.last
        text, key = c.text(first, last), c.keys[first]
    group = c.group_at.get(first)
    if key.startswith("لل") and key != "لله":
        text = "ال" + text[2:]
    elif (key[0] == "ل" and c.keys[first - 1] in word_set("takes-li")) or (
        key[0] in "لب"
        and head_of(c.tokens.words[first]) is not None
        and head is not None
        and not head_is_whole(key, head)
    ):
        text = text[1:]
    elif key[0] == "و" and is_joined(c, first):
        text, key = text[1:], key[1:]
    if group is not None and len(group.name.split()) > len(text.split()):
        text = group.name
    words = frozenset(bare(k) for k in c.keys[first:last])
    name = _before_title(c, first, last) if head is None and group is None else None
    if name is not None:
        return Entity(name, "person", None, "s", words_of(name) | words)
    if head is not None:
        number = head.number
        return Entity(text, head.kind, head.gender, number, words, indefinite=not key.startswith("ال"))
    placed = first in c.place_at
    kind: SourceKind = "institution" if placed else "person" if first in c.people else "other"
    if group is not None:
        kind = _GROUP_KINDS.get(group.kind, "institution")
    gender = "f" if placed or (key.endswith("ه") and kind != "person") else None
    return Entity(text, kind, gender, None, words)


_GROUP_KINDS: dict[str, SourceKind] = {
    "agency": "agency", "outlet": "outlet", "armed_group": "group", "party": "group",
}  # fmt: skip


def _before_title(c: Clauses, first: int, last: int) -> str | None:
    """The name before a title: «سالم الراوي، مدير المرصد», «سالم الراوي مدير المرصد»."""
    if first in c.place_at or c.keys[first].startswith("ال") or first in c.quotes.opening:
        return None
    for k in range(first + 1, min(last, first + 6)):
        head = head_of(c.tokens.words[k])
        plain = all(part_of(c.tokens.words[m]) in (Part.NONE, Part.NAME) or m in c.people for m in range(first, k))
        if k - first >= 2 and plain and (c.keys[k] == "من" or c.roles[k].flags & F.QUANT):
            return c.text(first, k)  # «سالم الراوي من سكان الوادي», «… أحد السكان»
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
