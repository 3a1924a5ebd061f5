"""The subject of a cue: the noun phrase after the verb, or before it, and whom the words went through.

قال [سالم الراوي] لـ[وكالة الأنباء] في بيان إن …      after the verb, a carrier beside it
وكان [الوزير] قد قال إن …   [مصادر محلية] أوضحت أن …   before it
[الوزير] الذي قال إن …                                 the antecedent of the relative clause
"""

from __future__ import annotations

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.known import Part, part_of
from isnad.claims.clauses.phrase import is_media, phrase
from isnad.claims.clauses.words import F, word_set
from isnad.claims.sources.kinds import head_of
from isnad.claims.speakers.before import BACK, before
from isnad.claims.speakers.ranges import NOBODY, Range, Subject
from isnad.claims.statements.quotations import closing
from isnad.claims.statements.words import Cue
from isnad.lexicon.forms import FormHit
from isnad.mentions.wordclass import ADJECTIVE, NAME, NISBA, classes

_TEH_MARBUTA = "\u0629"


def subject(c: Clauses, i: int, hit: FormHit[Cue], at: int) -> Subject:
    """The subject of the cue at token i, whose content opens at token `at` (its clause's end, where it has none)."""
    cue = hit.value
    if cue.kind == "participle":
        return Subject(carriers=_after(c, i, at, cue)[1])
    if cue.kind == "noun":
        return _of_noun(c, i, hit, at)
    if cue.use == "come":
        return Subject(phrase(c, i + 2, at) if c.keys[i + 1 : i + 2] in (["في"], ["ضمن"]) else NOBODY)
    if cue.lemma == "نقل" and c.keys[i + 1 : i + 2] == ["عن"]:  # «ونُقل عن مسؤول أنّ …»
        told = phrase(c, i + 2, at)
        if told[0] < told[1]:
            carrier = before(c, i, hit)
            return Subject(told, (carrier.who,) if carrier.expressed else ())
    fronted = _fronted(c, i, hit)
    if fronted is not None:
        return fronted
    who, carriers = _after(c, i, _object_preposition(c, i, at, cue), cue)
    if who[0] < who[1] and _is_matter(c, who):
        who = NOBODY if before(c, i, hit).expressed else who
    if who[0] < who[1]:
        if cue.lemma == "نقل" and c.keys[who[1] : who[1] + 1] == ["عن"]:
            inner = phrase(c, who[1] + 1, at)
            if inner[0] < inner[1]:  # «نقلت الوكالة عن مصدر أنّ …»
                return Subject(inner, (who, *carriers))
        who = _first_place(c, who, cue)
        if cue.number in ("p", "d") or _accusative(c, who, at):
            return before(c, i, hit)._replace(carriers=carriers)
        plain = (
            at in c.quotes.opening
            and cue.lemma not in ("اعتبر", "عد", "وصف")
            and c.keys[at - 1] != "ب"
            and c.keys[at + 1][0] != "ب"
        )
        plain |= bool(c.flags(at) & F.COMP) and not c.roles[at].prep and c.keys[at - 1] not in ("ب", "علي", "الي")
        if hit.reading.enc == "" and "two-places" in cue.traits and not plain and not _another(c, who[1], at):
            other = before(c, i, hit)
            return other._replace(carriers=carriers) if other.expressed or hit.reading.pro else Subject(who, carriers)
        return Subject(who, carriers)
    return before(c, i, hit)._replace(carriers=carriers)


def _is_matter(c: Clauses, who: Range) -> bool:
    """True of a common noun without article, an object that speaks for nobody: «طلب من المحافظ | استدعاء النائب»."""
    word = c.tokens.words[who[0]]
    if c.keys[who[0]].startswith(("ال", "لل")) or c.roles[who[0]].flags or head_of(word) is not None:
        return False
    named = any(k in c.people or k in c.group_at or k in c.place_at for k in range(who[0], who[0] + 1))
    return part_of(word) == Part.NOUN and not named


def _fronted(c: Clauses, i: int, hit: FormHit[Cue]) -> Subject | None:
    """A subject right before its verb at the head of a sentence: «الوزير ينتقد خصومه: …»."""
    begin = c.begin_of(i)
    if hit.reading.pro or i - begin > 12 or i == begin or c.flags(i - 1) & F.REL:
        return None
    if c.roles[begin].flags & (F.KANA | F.CONJ) and begin + 1 < i:
        begin += 1
    if not _known_noun(c, begin) and (c.sentences[c.sentence[i]].kind != "title" or c.roles[begin].flags):
        return None
    if c.roles[begin].flags & (F.TIME | F.PREP) or (c.cues[begin] and c.cues[begin][0].value.kind == "verb"):
        return None
    who = phrase(c, begin, i)
    return Subject(who) if who[1] == i or (who[1] == i - 1 and c.roles[i - 1].flags & F.ADVERB) else None


def _known_noun(c: Clauses, k: int) -> bool:
    """True of a name, a body, a head, or a definite noun."""
    if k in c.people or k in c.group_at or head_of(c.tokens.words[k]) is not None:
        return True
    return c.keys[k].startswith("ال")


def _object_preposition(c: Clauses, i: int, at: int, cue: Cue) -> int:
    """The preposition that begins the verb's object, which ends its subject: «دعا الكاتب | إلى …»."""
    for k in range(i + 1, at):
        if c.roles[k].flags & F.PREP and c.keys[k] in cue.frames and not c.flags(k + 1) & F.OCCASION:
            return k if k > i + 1 else at
        if k > i + 1 and "ب" in cue.frames and is_object_with_ba(c, k):
            return k
    return at


def is_object_with_ba(c: Clauses, k: int) -> bool:
    """«أفادت مصادر محلية | بسقوط قتلى»; not «مسؤول بوزارة النقل»."""
    key = c.keys[k]
    if key[0] != "ب" or len(key) < 5 or c.roles[k].flags or head_of(c.tokens.words[k]) is not None:
        return False
    if key[1:] in word_set("place-head"):  # «مدير الصحة بمنطقة الوادي»
        return False
    if classes().of(c.tokens.words[k]).whole & (NISBA | NAME | ADJECTIVE):
        return False  # بحريني، بلجيكي
    return k not in c.people and k not in c.group_at and k not in c.place_at


def _first_place(c: Clauses, who: Range, cue: Cue) -> Range:
    """The subject alone where the object follows it with nothing between: «وصف النائب | القرار بأنه …»."""
    if "two-places" not in cue.traits:
        return who
    for k in range(who[0] + 1, who[1]):
        key = c.keys[k]
        if k in c.people or not key.startswith("ال") or not c.keys[k - 1].startswith("ال"):
            continue
        if not key.endswith(("ي", "يه", "يون", "يان")):
            return who[0], k
    return who


def _accusative(c: Clauses, who: Range, at: int) -> bool:
    """True of a sound plural in ين, which is never a subject: «دعا السائقين إلى …»."""
    key = c.keys[who[0]]
    head = head_of(c.tokens.words[who[0]])
    plural = key.endswith("يين") or (key.endswith("ين") and head is not None and head.number == "p")
    return key.startswith("ال") and plural and who[0] not in c.people and not c.flags(at) & F.COMP


def _another(c: Clauses, first: int, at: int) -> bool:
    """True where a second noun phrase, no adverbial, stands before the opening."""
    for k in range(first, at):
        flags = c.roles[k].flags
        if flags & F.PREP and k + 1 < at:
            return c.flags(k + 1) & F.OCCASION != 0 and _another(c, k + 3, at)
        if not flags & (F.PUNCT | F.TIME | F.ADVERB | F.PREP | F.BREAK):
            return True
    return False


def _after(c: Clauses, i: int, at: int, cue: Cue) -> tuple[Range, tuple[Range, ...]]:
    carriers: list[Range] = []
    who = NOBODY
    j = i + 1
    while j < at:
        flags = c.roles[j].flags
        if j in c.dates and c.dates[j] > j:
            j = c.dates[j]
        elif flags & F.PUNCT and j not in c.quotes.opening:
            j = closing(c, j, at) if flags & F.OPEN else j + 1
        elif _carries(c, j):
            first = j + 1 if c.keys[j] == "ل" or c.roles[j].flags & F.PREP else j
            quote = c.quotes.opening.get(first)
            found = (first, quote.after) if quote is not None and quote.after <= at else phrase(c, first, at)
            carriers.append(found)
            j = max(found[1], j + 1)
        elif c.keys[j] in word_set("favours") and j + 2 < at and c.keys[j + 1] in ("به", "بها"):
            found = phrase(c, j + 2, at)  # «في حديث خص به صحيفة …»
            carriers.append(found)
            j = max(found[1], j + 1)
        elif flags & F.PREP or _addressed(c, i, j):
            j = _over_adverbial(c, j, at)
        elif flags & (F.TIME | F.ADVERB | F.KANA | F.SELF) or c.keys[j] in word_set("pronoun"):
            j += 1
        elif flags & (F.BREAK | F.REL | F.NEG | F.COMP | F.CONJ):
            j = _next_comma(c, j, at)
        elif c.cues[j] and c.cues[j][0].value.kind == "participle" and c.keys[j].endswith("ا"):
            break
        elif flags & F.VERB or _carrying_verb(c, j) or has_object(c, j):  # «تصريحات نقلتها الوكالة»
            found = phrase(c, j + 1, at)
            if c.cues[j] and c.cues[j][0].reading.enc:
                carriers.append(found)
            j = max(found[1], j + 1)
        elif who[0] < who[1] or cue.kind == "participle":
            j += 1
        elif _cannot_begin(c, j):
            j = max(phrase(c, j, at)[1], j + 1) if c.roles[j].flags & F.OCCASION else j + 1
        else:
            who = phrase(c, j, at)
            j = max(who[1], j + 1)
    return who, tuple(r for r in carriers if r[0] < r[1])


def _addressed(c: Clauses, i: int, j: int) -> bool:
    """«قال لوالده إن …»: whom it was said to, right after the verb."""
    if c.keys[j][0] != "ل" or j != i + 1 or c.keys[j] in ("لجنه", "لجان"):
        return False
    person = c.people.get(j)
    surface = c.tokens.words[j].surface
    return person is None or not any(word[:3] == surface[:3] for word in person.name.split())


def _cannot_begin(c: Clauses, j: int) -> bool:
    """True of «دومًا» and «بالموافقة»: a subject is no indefinite accusative and follows no preposition."""
    surface = c.tokens.words[j].surface
    if c.roles[j].flags & F.OCCASION and c.keys[j].endswith(("ه", "ها", "هم")) and len(c.keys[j]) > 5:
        return _TEH_MARBUTA not in surface  # «اختتم | تصريحاته»
    return "\u064b" in surface[-2:] or (c.keys[j].startswith("بال") and len(c.keys[j]) > 6 and j not in c.people)


def _carrying_verb(c: Clauses, j: int) -> bool:
    hits = c.cues[j]
    return (
        bool(hits) and hits[0].value.kind == "verb" and bool(hits[0].reading.enc) and "carries" in hits[0].value.traits
    )


def has_object(c: Clauses, j: int) -> bool:
    """«هجوم، نفذته طائرات»: a verb with its object attached, inside a relative clause."""
    return j not in c.people and c.keys[j].endswith(("ه", "ها", "هم")) and part_of(c.tokens.words[j]) == Part.VERB


def _carries(c: Clauses, j: int) -> bool:
    key = c.keys[j]
    if key == "ل":
        return True
    if key in ("الي", "مع") and c.flags(j + 1) & F.MEDIA:
        return True
    return key[0] == "ل" and is_media(c.tokens.words[j])


def _over_adverbial(c: Clauses, j: int, at: int) -> int:
    _, last = phrase(c, j + 1, at)
    return max(last, j + 1)


def _next_comma(c: Clauses, j: int, at: int) -> int:
    for k in range(j + 1, at):
        if c.roles[k].flags & (F.COMMA | F.DASH):
            return k + 1
    return at


def _of_noun(c: Clauses, i: int, hit: FormHit[Cue], at: int) -> Subject:
    """«إعلان الوزارة أنها …»: the genitive; «قوله إن …»: whoever «عن» named before."""
    if hit.reading.enc or hit.reading.stem.startswith("ال"):
        return Subject(_told_from(c, i), _carrier_verb(c, i))
    first = i + 1
    if c.flags(at) & F.COLON and "posts" in hit.value.traits and not _known_noun(c, first):
        return Subject()
    if first < at and not c.roles[first].flags & (F.PREP | F.PUNCT):
        return Subject(phrase(c, first, at))
    return Subject()


def _told_from(c: Clauses, i: int) -> Range:
    """The noun phrase after the nearest «عن» before token i: نقلت الوكالة عن شاهد قوله."""
    begin = max(c.begin_of(i), i - BACK)
    verb = next((k for k in range(i - 1, begin - 1, -1) if _carries_on(c, k)), None)
    if verb is None:
        return NOBODY
    for k in range(verb + 1, i):
        if c.keys[k] == "عن":
            first, last = phrase(c, k + 1, i)
            return (first, last) if last > first else NOBODY
    return NOBODY


def _carries_on(c: Clauses, k: int) -> bool:
    hits = c.cues[k]
    return bool(hits) and hits[0].value.kind == "verb" and "carries" in hits[0].value.traits


def _carrier_verb(c: Clauses, i: int) -> tuple[Range, ...]:
    """The outlet in «نقلت الوكالة عن شاهد قوله»."""
    begin = max(c.begin_of(i), i - BACK)
    for k in range(i - 1, begin - 1, -1):
        if _carries_on(c, k):
            who, _ = _after(c, k, i, c.cues[k][0].value)
            return (who,) if who[0] < who[1] else ()
    return ()
