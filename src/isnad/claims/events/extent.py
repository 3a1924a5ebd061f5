"""How far a noun phrase reaches: its adjectives, genitives and names, and the word at which another begins."""

from __future__ import annotations

from functools import lru_cache

from isnad.arabic.chars import TANWIN
from isnad.arabic.fold import fold
from isnad.arabic.nouns import adjective
from isnad.arabic.tokens import Word
from isnad.arabic.vocabulary import CommonNoun, content_words
from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.ends import is_title
from isnad.claims.clauses.phrase import phrase
from isnad.claims.clauses.words import F, role, word_set
from isnad.claims.events.prepositions import preposition
from isnad.claims.events.roles import bare, is_people, stem, words_of
from isnad.claims.events.words import cut, light, particles, read
from isnad.claims.sources.kinds import head_of
from isnad.lexicon.nisba import nationality
from isnad.lexicon.tables import read_table
from isnad.mentions.places.tables import HeadRow


@lru_cache(maxsize=1)
def adjectives() -> frozenset[str]:
    """Folded forms of common adjectives, without article."""
    rows = [row for row in read_table("common_nouns", CommonNoun) if row.gender == "mf"]
    forms = (fold(form.text) for row in rows for form in adjective(row.singular, plurals=row.plurals))
    return frozenset((*forms, *_OTHERS))


_OTHERS = ("اخر", "اخري", "اخرون", "اخرين", "اخران", "اخريان", "اخريين", "اخريات")


@lru_cache(maxsize=1)
def place_words() -> frozenset[str]:
    """Folded nouns of kinds of places: مدينة، منطقة."""
    return frozenset(fold(row.head) for row in read_table("place_heads", HeadRow))


@lru_cache(maxsize=1 << 17)
def is_finite(word: Word) -> bool:
    """True of a spelling that is a finite verb and nothing else: a clause begins at it."""
    if word.kind != "arabic" or role(word).flags & ~F.VERB or word.key in particles("preposition"):
        return False
    reading = cut(word)
    known = content_words().get(reading.stem)
    if known is not None and (known.perfect or known.imperfect):
        return not (known.noun or known.name) or ("س" in reading.pro)
    hits = read(word)
    if hits and not any(h.value.kind in ("noun", "masdar") for h in hits):
        return any(h.value.kind == "verb" and len(h.reading.pro + h.reading.enc) <= 3 for h in hits)
    here = light().of(word)
    return bool(here) and not here[0].reading.enc and all(not h.value.noun for h in here) and known is None


def counted(c: Clauses) -> dict[int, int]:
    """One past the noun of each number, by the first token of the number or its hedge: «نحو 500 جندي»."""
    found: dict[int, int] | None = c.draft.memo.get(_COUNTED)
    if found is None:
        found = c.draft.memo[_COUNTED] = {}
        for q in c.draft.quantities if c.n else ():
            first = c.token_at(q.start if q.hedge_start is None else q.hedge_start)
            found[first] = c.token_at(max(q.end, q.noun_end or 0) - 1) + 1
    return found


_COUNTED = "events_phrases.counted"


def noun_phrase(c: Clauses, j: int, stop: int) -> tuple[int, int]:
    """Tokens `[first, last)` of the noun phrase that begins at token j, with those joined to it by و."""
    first, last = _one(c, j, stop)
    while first < last < stop and last - first < _LONGEST and _joins(c, last):
        _, further = _one(c, last + bool(c.roles[last].flags & F.AND), stop)
        if further <= last + 1 and c.roles[last].flags & F.AND:
            break
        last = max(further, last + 1)
    return first, last


_LONGEST = 30


def _joins(c: Clauses, k: int) -> bool:
    """True where a second noun is joined by و: «الجيش والشرطة»; not where a clause is."""
    word = c.tokens.words[k]
    if c.roles[k].flags & F.AND:
        if k + 1 >= c.n or c.cues[k + 1] or read(c.tokens.words[k + 1]):
            return False
        return k + 1 in c.quotes.opening or c.tokens.words[k + 1].kind == "number" or not c.roles[k + 1].flags
    if word.kind != "arabic" or c.keys[k][0] != "و" or c.roles[k].flags or c.cues[k] or k in c.dates:
        return False
    reading = cut(word)
    if reading.pro != "و" or is_finite(word) or preposition(c, k) is not None:
        return False
    hits = read(word)
    return not any(h.value.kind in ("verb", "participle") for h in hits) and not hits


def _one(c: Clauses, j: int, stop: int) -> tuple[int, int]:
    number = counted(c).get(j)
    if number is not None:
        last = min(number, stop)
        while last < stop and last - j < _LONGEST and _describes(c, last):
            last += 1
        return j, last
    return _plain(c, j, stop)


def _describes(c: Clauses, k: int) -> bool:
    """True of an adjective or a genitive that goes on after a counted noun: «14 مقاتلا متمردا»."""
    key = c.keys[k]
    if c.tokens.words[k].kind != "arabic" or c.roles[k].flags or k in c.dates or is_finite(c.tokens.words[k]):
        return False
    if key.startswith("ال") and c.keys[k - 1].startswith("ال"):
        key = key[2:]
    base = key[:-1] if key.endswith("ا") else key
    if key in adjectives() or base in adjectives() or nationality(key) is not None or base.endswith(("ي", "يه")):
        return True
    return base != key and c.keys[k - 1].endswith("ا")


def describes(c: Clauses, head: int, k: int) -> bool:
    """True of an adjective of the noun at token `head`: «غارات جوية»، «مسيرة صامتة»، «قصف مكثف»."""
    word, key = c.tokens.words[k], c.keys[k]
    if word.kind != "arabic" or c.roles[k].flags & ~(F.NORM | F.QUANT) or is_finite(word):
        return False
    base = key[2:] if key.startswith("ال") else key
    if key.startswith("ال") != cut(c.tokens.words[head]).stem.startswith("ال"):
        return False
    if base in adjectives() or base.rstrip("ا") in adjectives() or nationality(key) is not None:
        return True
    if len(base) > 3 and base.endswith(("يه", "ي")):
        return True
    if base in words_of("state") and c.keys[head].endswith(("ه", "ات")):
        return True
    return _participle(base) and base.endswith("ه") == c.keys[head].endswith(("ه", "ات"))


def _participle(base: str) -> bool:
    """True of the shape of a participle that no list has as a noun: مكثف، صامتة، مشتركة."""
    known = content_words().get(base)
    if known is not None and (known.noun or known.perfect):
        return False
    return len(base) > 3 and (base[0] == "م" or base[1] == "ا")


def _plain(c: Clauses, j: int, stop: int) -> tuple[int, int]:
    first, last = phrase(c, j, stop)
    if last <= first and j < stop and not c.roles[j].flags & (F.PUNCT | F.PREP | F.COMP | F.REL):
        last = first + 1 if c.tokens.words[j].kind in ("arabic", "latin", "number") and _nominal(c, j) else first
    k = first + 1
    while k < last:
        if _begins_another(c, first, k):
            last = k
            break
        k += 1
    while first < last < stop and _goes_on(c, last):
        last += 1
    while last > first + 1 and c.roles[last - 1].flags & (F.DEM | F.ADVERB | F.SELF):
        last -= 1
    return first, last


_COUNTS = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان"))


def _goes_on(c: Clauses, k: int) -> bool:
    """«المشتبه | فيهم», «الشخصين | الآخرين»: words that belong to the phrase before them."""
    key, before = c.keys[k], c.keys[k - 1]
    if key in particles("suspect"):
        return before.endswith(("مشتبه", "محكوم", "مشكوك"))
    if key in _COUNTS:
        return True
    if not (key.startswith("ال") and before.startswith("ال") and k not in c.people and k not in c.group_at):
        return False
    alike = key.endswith("ه") and key[2:3] == "م" and before.endswith("ه")
    return (key[2:] in adjectives() or nationality(key) is not None or alike) and _agrees(c, k)


def _nominal(c: Clauses, j: int) -> bool:
    return not c.roles[j].flags & (F.VERB | F.NEG | F.TIME | F.BREAK | F.CONJ | F.KANA | F.ADVERB)


def _begins_another(c: Clauses, first: int, k: int) -> bool:
    """True where the words at token k cannot belong to the phrase that began at `first`."""
    key, word = c.keys[k], c.tokens.words[k]
    if k in c.quotes.opening or key == "ك":
        return _is_name(c, k - 1) and not _is_name(c, k + 1)  # «بين موسكو وكييف | "متوقفة"»
    if c.roles[k].flags & F.PUNCT or word.kind == "punct" or k - 1 in c.quotes.opening:
        return False
    if k in c.people and k - 1 in c.people and c.people[k] is c.people[k - 1]:
        return False
    if c.group_at.get(k) is not None and c.group_at.get(k) is c.group_at.get(k - 1):
        return False
    if word.kind == "number":
        return c.tokens.words[k - 1].kind != "number" and not c.roles[k - 1].flags & (F.PUNCT | F.PREP)
    if c.roles[k].flags & F.PREP:
        if key == "عن":
            return k - first > 1
        return key in particles("where") and not _belongs(c, first, k)
    if c.roles[k - 1].flags & (F.PREP | F.PUNCT | F.AND):
        return False
    if k in c.people:
        return _another_person(c, first, k)
    if is_finite(word) and k not in c.place_at and k not in c.group_at:
        return True
    if k in counted(c) and (k > first + 1 or (c.keys[k - 1].endswith("ون") and counted(c)[k] > k + 1)):
        return True  # «خطف مسلحون | ثلاثة مهندسين»
    reading = cut(word)
    if reading.pro[-1:] in ("و", "ف") and reading.pro:
        return False
    if reading.pro[-1:] in ("ب", "ك") or key in ("بعدم", "لعدم"):
        return k not in c.people
    if reading.pro[-1:] == "ل":
        return is_purpose(c, k)  # «السكان | لمغادرة»
    return _another_name(c, first, k) or _another_noun(c, first, k)


def is_purpose(c: Clauses, j: int) -> bool:
    """True of a verbal noun after ل that has its object after it and names nobody."""
    if j in c.group_at or c.keys[j].startswith("لل") or is_people(c, j):
        return False
    return any(h.value.kind == "masdar" for h in read(c.tokens.words[j]))


def _is_name(c: Clauses, k: int) -> bool:
    return k in c.people or k in c.place_at or k in c.group_at


def _belongs(c: Clauses, first: int, k: int) -> bool:
    """«ضابط في الشرطة»: an indefinite person and the body they belong to."""
    head = head_of(c.tokens.words[first])
    if c.keys[k] != "في" or head is None or c.keys[first].startswith("ال"):
        return False
    return k + 1 < c.n and (k + 1 in c.group_at or head_of(c.tokens.words[k + 1]) is not None)


def _another_person(c: Clauses, first: int, k: int) -> bool:
    """True of a person's name that is no apposition to a title: «اعتقلت الشرطة | سالم الراوي»."""
    before = k - 1
    if before in c.people:
        return True
    if any(is_title(c, m) or head_of(c.tokens.words[m]) is not None for m in range(first, k) if m not in c.group_at):
        return False
    if not definite(c, first, before):
        return False
    return first in c.group_at or first in c.place_at or c.keys[first].endswith(("ات", "ين", "ون"))


def _another_name(c: Clauses, first: int, k: int) -> bool:
    """True of a place that is no genitive and no part of the name before it: «حث المسؤول | إسرائيل»."""
    before = k - 1
    if k in c.place_at:
        place = c.place_at[k]
        if c.place_at.get(before) is place or c.tokens.starts[k] > place.start:
            return False
        if c.group_at.get(k) is not None and c.group_at.get(k) is c.group_at.get(before):
            return False
        return definite(c, first, before) or _is_adjective(c, before)
    return False


def definite(c: Clauses, first: int, k: int) -> bool:
    """True where the phrase `[first, k]` is closed: a name, a word with the article or a pronoun at its end."""
    key = c.keys[k]
    if k in c.people or k in c.place_at or key.startswith("ال"):
        return True
    reading = cut(c.tokens.words[k])
    return reading.stem.startswith("ال") or bool(reading.enc)


def _is_adjective(c: Clauses, k: int) -> bool:
    key = c.keys[k]
    base = key[2:] if key.startswith("ال") else key
    if base in adjectives() or nationality(key) is not None:
        return True
    return len(base) > 3 and base.endswith(("ي", "يه")) and not _is_noun(c, k) and not read(c.tokens.words[k])


def _another_noun(c: Clauses, first: int, k: int) -> bool:
    key, word = c.keys[k], c.tokens.words[k]
    if c.group_at.get(k) is not None and c.group_at.get(k) is c.group_at.get(k - 1):
        return False
    if k in c.place_at and c.place_at.get(k) is c.place_at.get(k - 1):
        return False
    if not key.startswith("ال"):
        if word.surface[-1:] == TANWIN or word.surface[-2:] == TANWIN + "ا" or _bare_accusative(c, k):
            return not _accusative_run(c, k)
        if definite(c, first, k - 1) or _struck(c, first, k):
            return True
        adjective_ends = k - 1 > first and (_is_adjective(c, k - 1) or describes(c, first, k - 1))
        return adjective_ends and not describes(c, first, k)
    before = c.keys[k - 1]
    if len(before) > 4 and before.endswith("ون") and not before.startswith("ال"):  # «مسلحون | القاضي»
        return True
    if not definite(c, first, k - 1):
        return False
    return not _agrees(c, k)


def _struck(c: Clauses, first: int, k: int) -> bool:
    """«هاجم مسلحون | ثكنة»، «استهدفت طائرات | مواقع»: nothing is annexed to a plural in ون, no target to a striker."""
    before = c.keys[k - 1]
    if len(before) > 4 and before.endswith("ون"):
        if c.roles[k].flags or c.keys[k].endswith("ون"):
            return False
        noun = _is_noun(c, k) or c.keys[k] in words_of("struck")
        people = c.keys[k].endswith(("ي", "يا")) and is_people(c, k)  # «عاملي إغاثة»; not «مسلحون أكراد»
        return people or (noun and not describes(c, k - 1, k))
    if bare(c.keys[k]) not in words_of("struck"):
        return False
    return any(stem(c, m) in words_of("striker") for m in range(first, k)) and (
        k - 1 == first or describes(c, first, k - 1)
    )


def _bare_accusative(c: Clauses, k: int) -> bool:
    """«شابا»، «منازلا»: an indefinite object after an indefinite subject."""
    key = c.keys[k]
    if not key.endswith("ا") or len(key) < 4 or k in c.place_at or k in c.people or k in c.group_at:
        return False
    return cut(c.tokens.words[k]).stem == key and key[:-1] in content_words()


def _accusative_run(c: Clauses, k: int) -> bool:
    """«منزلا كبيرا»، «14 مقاتلا»: an accusative after another, or after its number."""
    before = c.tokens.words[k - 1]
    return (
        before.kind == "number"
        or before.surface[-2:] in (TANWIN + "ا", "ا" + TANWIN)
        or (c.keys[k - 1].endswith("ا") and _bare_accusative(c, k - 1))
    )


def _is_noun(c: Clauses, k: int) -> bool:
    key = cut(c.tokens.words[k]).stem
    key = key[2:] if key.startswith("ال") else key
    known = content_words().get(key)
    return known is not None and known.noun and key not in adjectives() and nationality(key) is None


def _agrees(c: Clauses, k: int) -> bool:
    """True of a definite word that can be an adjective of the definite noun before it."""
    key, before = c.keys[k][2:], c.keys[k - 1]
    if key.endswith("ين") and not before.endswith(("ين", "ات", "اء", "ان")) and len(key) > 5:
        return not before.startswith("ال") or before in ("الجنود", "الضباط", "الشبان", "الطلاب", "العمال")
    if key.endswith("ات") and not before.endswith("ات"):
        return False
    if key in adjectives() or nationality(c.keys[k]) is not None:
        return True
    if key in word_set("rank-tail") or (len(key) == 4 and key[0] == "ا" and not _is_noun(c, k)):  # الأسبق، الأعلى
        return True
    if key[:1] == "م" and is_title(c, k - 1) and not key.endswith(("ه", "ين", "ون", "ات")):  # الرئيس المنتخب
        return True
    if key.endswith("ه") and key[:1] == "م" and before.endswith("ه") and key not in place_words():
        return True
    if key.endswith(("ي", "يه")) and head_of(c.tokens.words[k]) is None:
        return True
    known = content_words().get(key)
    if known is None:
        return key[:1] == "م" or (len(key) == 4 and key[1] == "ا")  # participles: المسلح، السابق
    return False
