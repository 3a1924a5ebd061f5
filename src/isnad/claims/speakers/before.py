"""The subject before its verb: «الوزير … قال», «وكان الوزير قد قال», «الوزير الذي قال», «سبق للوزير أن قال»."""

from __future__ import annotations

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.known import Part, part_of
from isnad.claims.clauses.phrase import phrase
from isnad.claims.clauses.words import F, word_set
from isnad.claims.sources.kinds import HUMAN, head_of
from isnad.claims.speakers.ranges import NOBODY, Range, Subject
from isnad.claims.statements.words import Cue
from isnad.lexicon.forms import FormHit

BACK = 30


def before(c: Clauses, i: int, hit: FormHit[Cue]) -> Subject:
    """The subject before its verb."""
    begin = max(c.begin_of(i), i - BACK)
    found = _in_front(c, i, hit, begin)
    if found.antecedent and i + 1 < c.n and c.keys[i + 1] in word_set("resumed") and not _is_human(c, found.who[0]):
        return Subject()  # «أصدر بيانا قال فيه إن …»
    return found


def _is_human(c: Clauses, k: int) -> bool:
    head = head_of(c.tokens.words[k])
    return k in c.people or (head is not None and head.kind in HUMAN)


def _in_front(c: Clauses, i: int, hit: FormHit[Cue], begin: int) -> Subject:
    k = i - 1
    while k >= begin and c.roles[k].flags & F.ADVERB:
        k -= 1
    if k >= begin and c.roles[k].flags & F.REL:
        return Subject(antecedent_of(c, k, begin), antecedent=True) if _relates(c.keys[k], hit.value) else Subject()
    if hit.reading.pro[:1] in ("و", "ف"):
        return Subject()
    if c.flags(i - 1) & F.COMP and (who := _done_before(c, i, begin)) is not None:
        return Subject(who)
    start = _clause_start(c, i, begin)
    if start >= i or not _nominal_start(c, start):
        return Subject()
    who = phrase(c, start, i)
    if who[0] >= who[1]:
        return Subject()
    verbs = (k for k in range(who[1], i) if part_of(c.tokens.words[k]) == Part.VERB and k not in c.people)
    if not c.flags(who[1]) & F.REL and next(verbs, None) is not None:
        return Subject(antecedent_of(c, i, begin), antecedent=True)  # «الشرطة تحقق في رسائل تدعو إلى …»
    if (
        who[1] == i
        or who[0] in c.people
        or head_of(c.tokens.words[who[0]]) is not None
        or c.roles[who[1]].flags & (F.REL | F.PUNCT | F.ADVERB | F.TIME | F.PREP | F.BREAK)
    ):
        return Subject(who)
    return Subject(antecedent_of(c, i, begin), antecedent=True)  # «فتاة تدعي أنّ …»


def _done_before(c: Clauses, i: int, begin: int) -> Range | None:
    """«سبق لوزير المالية أن أعلن …»: the noun after لـ."""
    for k in range(begin, i - 2):
        if c.keys[k].lstrip("وف") == "سبق" and c.keys[k + 1][0] == "ل":
            first = k + 2 if c.keys[k + 1] == "ل" else k + 1
            who = phrase(c, first, i - 1)
            return who if who[0] < who[1] else None
    return None


def _relates(pronoun: str, cue: Cue) -> bool:
    """False where the verb cannot have the relative pronoun for its subject: «الجهات التي قال إنها …»."""
    gender = "f" if pronoun.endswith("تي") else "m" if pronoun.endswith("ذي") else None
    return gender is None or cue.gender is None or cue.number == "p" or cue.gender == gender


def _clause_start(c: Clauses, i: int, begin: int) -> int:
    """The first token of the clause that token i is in, past the particle that opens it."""
    for k in range(i - 1, begin - 1, -1):
        flags = c.roles[k].flags
        if flags & (F.KANA | F.COMP | F.STOP | F.COLON) or (flags & F.CONJ and not flags & F.BREAK):
            return k + 1
        if c.cues[k] and c.cues[k][0].value.kind == "verb" and c.cues[k][0].value.use not in ("judge", "think", "urge"):
            return k + 1
    while begin < i and c.roles[begin].flags & (F.ADVERB | F.PUNCT | F.AND) and begin not in c.quotes.opening:
        begin += 1
    return begin


def _nominal_start(c: Clauses, k: int) -> bool:
    """True where a clause opens with its subject: a known head, a name, a definite noun."""
    if c.roles[k].flags & (F.PREP | F.TIME | F.BREAK | F.VERB | F.NEG | F.REL):
        return False
    if k in c.people or k in c.group_at or head_of(c.tokens.words[k]) is not None:
        return True
    return (
        c.keys[k].startswith("ال") or c.roles[k].flags & (F.DEM | F.QUANT) != 0 or (k + 1 < c.n and c.cues[k + 1] != ())
    )


def antecedent_of(c: Clauses, k: int, begin: int) -> Range:
    """The noun phrase that ends before the relative pronoun at token k."""
    start = k
    person = c.people.get(k - 1)
    if person is not None:
        while start > begin and c.people.get(start - 1) is person:
            start -= 1
        return start, k
    while start > begin:
        quote = c.quotes.ending.get(start)
        if quote is not None:
            start = quote.first - 1
            continue
        if _parts(c, start - 1) and not (c.roles[start - 1].flags & F.COMMA and start == k):
            break
        start -= 1
    while start < k and c.cues[start] and c.cues[start][0].value.kind == "verb":
        start += 1
    while k > start and c.roles[k - 1].flags & F.COMMA:
        k -= 1
    while start < k and start < (ends := phrase(c, start, k)[1]) < k and not c.roles[ends].flags & (F.PUNCT | F.REL):
        if part_of(c.tokens.words[ends]) & Part.VERB:
            return NOBODY
        start = ends  # «نشرت الجماعة | شريطا أعلنت …»: the last of two phrases
    return (start, k) if start < k else NOBODY


def _parts(c: Clauses, k: int) -> bool:
    """True where a noun phrase cannot reach back over token k."""
    flags = c.roles[k].flags
    return bool(flags & (F.PREP | F.VERB | F.BREAK | F.COMP | F.CONJ)) or bool(
        flags & F.PUNCT and k not in c.quotes.opening
    )
