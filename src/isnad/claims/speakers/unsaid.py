"""Who speaks where the verb names nobody: «وأضاف», «مشيرا إلى أن».

In order: who spoke last, for verbs that go on; who spoke or acted earlier in the sentence; the person whose act the
sentence before told; the latest speaker that agrees; a person named since.
"""

from __future__ import annotations

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.known import Part, gender_of, part_of
from isnad.claims.clauses.phrase import phrase
from isnad.claims.clauses.words import F
from isnad.claims.sources.kinds import HUMAN, heads
from isnad.claims.speakers.memory import Entity, Memory
from isnad.claims.speakers.resolve import entity
from isnad.claims.statements.words import Cue

_NEAR = 2  # sentences back to a person who has not spoken
_LONG = 120  # tokens of such a sentence
_HEAD = 25  # tokens of a sentence in which its first subject is looked for


def unsaid(c: Clauses, i: int, cue: Cue, memory: Memory, covered: int) -> Entity | None:
    """The subject of the cue at token i, which names none; what stands before token `covered` has been read as said."""
    begin = c.begin_of(i)
    if cue.kind == "verb" and "continues" in cue.traits:
        told = memory.latest(cue, spoke=True)
        if told is not None:
            return told
    here = memory.latest(cue, begin)
    if here is not None and here.at < i:
        return here
    if cue.kind == "participle" or "continues" not in cue.traits:
        of_sentence = _sentence_subject(c, begin, i, cue, memory)
        if of_sentence is not None:
            return of_sentence
    latest = memory.latest(cue)
    acted = _acted(c, i, cue, memory, max(covered - 1, -1 if latest is None else latest.at))
    if acted is not None:
        return acted
    if latest is None or not (latest.spoke or latest.kind in HUMAN):
        told_of = _told_of(c, i, cue, memory, -1 if latest is None else latest.at)
        latest = latest if told_of is None else told_of
    before = c.sentence[i] - 1
    if latest is None and before >= 0:
        first = c.sentences[before].first
        return _sentence_subject(c, first, c.sentences[before].last, cue, memory)
    return latest


def _acted(c: Clauses, i: int, cue: Cue, memory: Memory, since: int) -> Entity | None:
    """The person whose act the sentence before told, right after its verb: «وانتقل المحافظ سالم الراوي إلى …»."""
    number = c.sentence[i] - 1
    if number < 0 or cue.kind != "verb" or i > c.begin_of(i) + 1:
        return None
    first = c.sentences[number].first
    if first <= since or c.cues[first] or not part_of(c.tokens.words[first]) & Part.VERB:
        return None
    who = phrase(c, first + 1)
    person = next((c.people[k] for k in range(*who) if k in c.people), None)
    if person is None or (first + 1 not in c.people and not _heads_phrase(c, first + 1)):
        return None
    known = entity(c, who, None, memory)
    return known if known.person is not None and known.agrees(cue) else None


def _told_of(c: Clauses, i: int, cue: Cue, memory: Memory, since: int) -> Entity | None:
    """A person named after whoever spoke last, in the sentences right before, whose name has the verb's gender."""
    if cue.number == "p" or cue.gender is None:
        return None
    for number in range(c.sentence[i] - 1, max(c.sentence[i] - 1 - _NEAR, -1), -1):
        sentence = c.sentences[number]
        for k in range(max(sentence.first, since + 1), min(sentence.last, sentence.first + _LONG)):
            person = c.people.get(k)
            if person is not None and c.quotes.around(k) is None and _acts(c, k):
                if gender_of(person.name) == cue.gender:
                    return entity(c, (k, phrase(c, k)[1]), None, memory)
                return None
    return None


def _acts(c: Clauses, k: int) -> bool:
    """True where a name can be its clause's subject: at its head, or after its verb or title."""
    before = c.flags(k - 1)
    return not before & F.PREP and c.keys[k][0] not in "لب"


def _sentence_subject(c: Clauses, begin: int, i: int, cue: Cue, memory: Memory) -> Entity | None:
    """The subject of the sentence's first verb: the first phrase with a speaking head or a name that agrees."""
    k = begin
    while k < min(i, begin + 25):
        if k in c.people or k in c.group_at or k in c.place_at or _heads_phrase(c, k):
            found = phrase(c, k, i)
            if found[0] < found[1] and (k == begin or not c.roles[k - 1].flags & (F.PREP | F.COMMA)):
                known = entity(c, found, None, memory)
                if known.agrees(cue):
                    return known
            k = max(found[1], k + 1)
        else:
            k += 1
    return None


def _heads_phrase(c: Clauses, k: int) -> bool:
    """True of a noun that can speak, with no conjunction before it and no preposition in it."""
    hits = heads().of(c.tokens.words[k])
    if not hits or hits[0].reading.pro or c.roles[k].flags & F.PREP:
        return False
    return not (hits[0].value.number == "p" and c.keys[k].endswith("ين"))  # never a subject
