"""The subject that stands before its verb: a fronted noun phrase, the antecedent of a relative, the speaker.

[الجيش] قصف القرية       [الناشط] الذي اعتقل       قالت [الشرطة] إنها اعتقلت
"""

from __future__ import annotations

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.words import F
from isnad.claims.events.extent import counted, is_finite, noun_phrase
from isnad.claims.events.parties import Ref, ref
from isnad.claims.events.phrases import Part, parts
from isnad.claims.events.prepositions import preposition
from isnad.claims.events.roles import gender_of, opens, speaks
from isnad.claims.events.scene import Scene
from isnad.claims.events.words import particles, read
from isnad.claims.speakers.before import antecedent_of

_BACK = 25  # tokens back from a verb in which its subject begins
_CLAUSE = 40  # tokens back in which the main verb of a sentence stands


def subject_before(scene: Scene, i: int, pro: str, gender: str | None = None) -> Ref | None:
    """The subject that stands before the verb at token i: the antecedent of a relative, a fronted noun phrase."""
    c = scene.c
    begin = max(c.begin_of(i), i - _BACK)
    k = i - 1
    while k >= begin and (c.roles[k].flags & F.ADVERB or c.keys[k] in ("قد", "لقد", "سوف")):
        k -= 1
    if k < begin:
        return None
    if c.roles[k].flags & F.REL:
        if i + 1 < c.n and c.keys[i + 1] in particles("resumptive"):  # «الأسبوع الذي استضافت فيه …»
            return None
        return _range(c, antecedent_of(c, k, begin))
    if c.roles[k].flags & F.COMP and c.roles[k].pronoun:
        return _speaker(scene, k)
    if pro[:1] in ("و", "ف") or pro[-1:] == "ل":
        return None
    found = _fronted(c, i, k, begin)
    theirs = gender_of(c, found.token) if found is not None else None
    return None if gender is not None and theirs is not None and theirs != gender else found


def antecedent(scene: Scene, i: int, pronoun: str) -> Ref | None:
    """Whom the pronoun of the verb at token i stands for: «جواسيس | اعتقلهم المكتب», «المتهم الذي | أوقفته الشرطة»."""
    c = scene.c
    begin = max(c.begin_of(i), i - _BACK)
    if c.flags(i - 1) & F.REL and i - 1 >= begin:
        return _range(c, antecedent_of(c, i - 1, begin))
    for j in range(max(begin, i - _LONGEST), i):
        opened = j == begin or c.flags(j - 1) & (F.PREP | F.PUNCT | F.COMP) or is_finite(c.tokens.words[j - 1])
        if not opened or c.roles[j].flags & (F.PREP | F.PUNCT | F.COMP | F.TIME | F.ADVERB | F.VERB):
            continue
        found = ref(c, Part("", j, i, c.tokens.starts[j])) if noun_phrase(c, j, i) == (j, i) else None
        people = speaks(c, j) or (pronoun == "هم" and counted(c).get(j, j) == i)
        if found is not None and people and not (c.keys[j].startswith("ال") or j in c.people):
            return found if stands_for(c, pronoun, j) else None
    return None


def stands_for(c: Clauses, pronoun: str, j: int) -> bool:
    """True where a pronoun can stand for the noun at token j."""
    gender = gender_of(c, j)
    return not (pronoun == "ه" and gender == "f") and not (pronoun == "ها" and gender == "m")


_LONGEST = 9  # tokens of an antecedent; a longer run back is no one phrase


def _range(c: Clauses, found: tuple[int, int]) -> Ref | None:
    first, last = found
    while first < last and (is_finite(c.tokens.words[first]) or c.flags(first) & (F.ADVERB | F.PREP | F.BREAK)):
        first += 1
    if last - first > _LONGEST:
        return None
    if last <= first:
        return None
    ends = noun_phrase(c, first, last)[1]
    if first < ends < last and c.keys[ends].startswith("ال") and ends not in c.group_at and speaks(c, ends):
        first = ends  # «عاد إلى القرية | السجناء الذين …»
    inner = None if speaks(c, first) else _party_within(c, first, last)
    return ref(c, inner or Part("", first, last, c.tokens.starts[first]))


def _party_within(c: Clauses, first: int, last: int) -> Part | None:
    """«استياء [الشعب] الذي …»: the party at the end of a chain of nouns that names none at its head."""
    for k in range(last - 1, first, -1):
        joined = preposition(c, k)
        annexed = not c.keys[k - 1].startswith("ال") and not c.flags(k - 1) & (F.PUNCT | F.QUANT)
        if speaks(c, k) and (annexed or joined is not None) and k not in c.people:
            while joined is None and k - 1 > first and speaks(c, k - 1):
                k -= 1
                joined = preposition(c, k)
            return Part("", k, last, joined[2] if joined is not None else c.tokens.starts[k])
    return None


def _speaker(scene: Scene, k: int) -> Ref | None:
    """«قالت الشرطة إنها اعتقلت»: the pronoun is the speaker."""
    c = scene.c
    for j in (k + 1, k, k + 2):
        speaker = scene.speakers.get(j)
        if speaker is not None and speaker.start is not None and speaker.end is not None:
            return Ref(speaker.start, speaker.end, c.token_at(speaker.start))
    return None


def _fronted(c: Clauses, i: int, k: int, begin: int) -> Ref | None:
    start = _opening(c, k, begin)
    while start < i and (c.roles[start].flags & (F.ADVERB | F.AND) or c.dates.get(start, start) > start):
        start = max(c.dates.get(start, start), start + 1)
    if start in c.quotes.opening and c.quotes.opening[start].after > i:
        start += 1
    if start >= i or (preposition(c, start) is not None and start not in c.people):
        return None
    if c.roles[start].flags & (F.PREP | F.TIME | F.BREAK | F.NEG | F.REL | F.VERB) or not _nominal(c, start, begin):
        return None
    first, last = noun_phrase(c, start, i)
    if last <= first or (last < i and not _reaches(c, last, k)):
        return None
    return ref(c, Part("", first, last, c.tokens.starts[first]))


def _nominal(c: Clauses, start: int, begin: int) -> bool:
    """True where a subject may begin: after إنّ and at the head of a headline, any noun; elsewhere a sure one."""
    if opens(c, start) or (start > begin and c.flags(start - 1) & F.COMP):
        return True
    return start == begin == c.begin_of(start) and c.sentences[c.sentence[start]].kind == "title"


def _opening(c: Clauses, k: int, begin: int) -> int:
    """The first token of the clause that goes on at token k; k itself where another verb stands between."""
    for j in range(k, begin - 1, -1):
        flags = c.roles[j].flags
        if flags & (F.COMP | F.STOP | F.COLON | F.KANA) or (flags & F.CONJ and not flags & F.BREAK):
            return j + 1
        if flags & F.DASH and (c.tokens.gap(j) or c.flags(j - 1) & (F.CLOSE | F.DASH)):
            return j + 1
        if is_finite(c.tokens.words[j]) and not c.flags(j - 1) & F.REL:
            return k + 1
    return begin


def _reaches(c: Clauses, last: int, k: int) -> bool:
    """True where what stands between a subject and its verb may: a relative, an aside, when and where."""
    flags = c.roles[last].flags
    if flags & F.COMMA:
        return bool(c.roles[k].flags & (F.COMMA | F.CLOSE | F.DASH)) or k in c.people
    return bool(flags & (F.REL | F.PREP | F.ADVERB | F.OPEN | F.DASH | F.TIME)) or last in c.dates


def main_subject(scene: Scene, i: int, *, direct: bool = False) -> Ref | None:
    """The subject of the main verb of token i's sentence: whose act, meeting or state is told beside it.

    `direct`: only where no other clause opens between the verb and token i.
    """
    c = scene.c
    begin = max(c.begin_of(i), i - _CLAUSE)
    opened = next((k for k in range(begin, i) if c.roles[k].flags & F.COMP), i)
    if direct and opened < i:
        return None
    for k in range(opened - 1, begin - 1, -1):
        word = c.tokens.words[k]
        if word.key in particles("preposition"):  # «عبر»
            continue
        cue = bool(c.cues[k]) and c.cues[k][0].value.kind == "verb"
        told = cue or bool(c.roles[k].flags & F.KANA) or is_finite(word)
        if c.flags(k - 1) & F.REL or not (told or any(h.value.kind == "verb" for h in read(word))):
            continue
        first = next((p for p in parts(c, k + 1, opened) if p.prep == ""), None)
        if first is not None and speaks(c, first.first):
            return ref(c, first)
        return subject_before(scene, k, "")
    return None
