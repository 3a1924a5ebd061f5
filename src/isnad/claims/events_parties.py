"""Who acted and who was acted upon: noun phrases as parties, and the subject that stands before its verb."""

from __future__ import annotations

from typing import NamedTuple

from isnad.arabic.clitics import segment
from isnad.claims.clauses import Clauses
from isnad.claims.clauses_words import F, word_set
from isnad.claims.events_phrases import Part, is_finite, noun_phrase, preposition
from isnad.claims.events_scene import Scene
from isnad.claims.harm import lexicon as harm_lexicon
from isnad.claims.sources_kinds import head_of
from isnad.claims.speakers_before import antecedent_of
from isnad.lexicon.nisba import nationality
from isnad.records import Party

_BACK = 25  # tokens back from a verb in which its subject begins
_QUOTES = '"«»“”()[]،,.:؛'


class Ref(NamedTuple):
    """A party by its characters `[start, end)`, and the token its phrase begins at."""

    start: int
    end: int
    token: int


def ref(c: Clauses, part: Part) -> Ref | None:
    """The party that a phrase names: without quotation marks and punctuation around it."""
    first, last = part.first, part.last
    start = part.start
    while first < last and c.tokens.words[first].kind == "punct" and not _keeps(c, first, last):
        first += 1
        start = c.tokens.starts[first] if first < last else start
    while last > first and c.tokens.words[last - 1].kind == "punct" and c.keys[last - 1] not in ("»", '"', "”", ")"):
        last -= 1
    if last <= first or not _names(c, first, last):
        return None
    if c.keys[first][0] == "و" and segment(c.tokens.words[first]).pro == "و" and start == c.tokens.starts[first]:
        start += c.tokens.words[first].at(1)
    return Ref(max(start, c.tokens.starts[first]), c.tokens.ends[last - 1], first)


def _names(c: Clauses, first: int, last: int) -> bool:
    """False of a pronoun alone with its preposition: «به»، «لها»."""
    return last - first > 1 or c.keys[first] not in word_set("pronoun")


def _keeps(c: Clauses, first: int, last: int) -> bool:
    """A quotation mark that opens a name closed inside the phrase stays: «حماس»."""
    quote = c.quotes.opening.get(first)
    return quote is not None and quote.after <= last


def party(scene: Scene, found: Ref | None) -> Party | None:
    """The record of a party, resolved to a person, group or country where the phrase names one."""
    if found is None or found.start >= found.end:
        return None
    c = scene.c
    name, kind, country = resolve(c, found)
    return Party.of(scene.draft.text, found.start, found.end, name=name, kind=kind, country=country)  # type: ignore[no-any-return]


def resolve(c: Clauses, found: Ref) -> tuple[str | None, str | None, str | None]:
    """(name, kind, country) of a party: its person, its group, its place, or the country its adjective tells."""
    last = c.token_at(found.end - 1) + 1
    country = next((n for k in range(found.token, last) if (n := nationality(c.keys[k]))), None)
    for k in range(found.token, last):
        person = c.people.get(k)
        if person is not None:
            return person.name, "person", person.nationality or country
    group = (
        c.group_at.get(found.token) or c.group_at.get(found.token + 1)
        if last > found.token + 1
        else c.group_at.get(found.token)
    )
    if group is not None:
        return group.name, group.kind, group.country or country
    place = c.place_at.get(found.token)
    if place is not None:
        return place.name, "country" if place.kind == "country" else "place", place.country
    head = head_of(c.tokens.words[found.token])
    return None, head.kind if head is not None else None, country


_FORCES = frozenset((
    "جيش", "قوات", "قوه", "طيران", "طائره", "طائرات", "مقاتلات", "مقاتله", "مروحيه", "مروحيات", "دبابات", "مدفعيه",
    "شرطه", "امن", "سلطات", "سلطه", "حكومه", "مسلحون", "مسلحين", "مسلح", "مسلحان", "مليشيا", "ميليشيا", "ميليشيات",
    "مليشيات", "جنود", "جندي", "عناصر", "انتحاري", "انتحاريان", "مجهولون", "مجهول", "مستوطنون", "مستوطن", "اجهزه",
    "جهاز", "مخابرات", "حرس", "مقاتلون", "مقاتلو", "مسيره", "مسيرات", "دوريه", "وحدات", "وحده", "كتيبه", "فصائل",
    "تنظيم", "حركه", "جماعه", "متمردون", "ارهابيون", "ارهابي", "احتلال", "سلاح", "بوارج", "زوارق", "تحالف", "مصالح",
    "درك", "نيابه", "محكمه", "قضاء", "فرقه", "فرق", "نظام", "دفاعات", "قراصنه", "متظاهرون", "محتجون", "شاب", "شبان",
    "رجل", "رجال", "مجموعه", "عصابه", "عصابات", "وزاره", "صواريخ", "اداره", "بحريه", "اليات", "جرافات", "قناص",
    "اسره", "الحوثيون", "حوثيون",
))  # fmt: skip


def acts(c: Clauses, k: int) -> bool:
    """True of a head that uses force or power: army, police, gunmen, aircraft, authorities."""
    key = segment(c.tokens.words[k]).stem
    key = key[2:] if key.startswith("ال") else key
    if key in _FORCES:
        return True
    group = c.group_at.get(k)
    return group is not None and group.kind in ("military", "police", "armed_group", "court", "ministry", "government")


def speaks(c: Clauses, k: int) -> bool:
    """True where the phrase at token k can decide and speak: a person, a body, a country, a head of people."""
    while c.flags(k) & (F.PUNCT | F.QUANT | F.DEM) and k + 1 < c.n:
        k += 1
    if k in c.people or k in c.group_at or k in c.place_at or acts(c, k):
        return True
    word = c.tokens.words[k]
    if word.kind == "latin":
        return True
    head = head_of(word)
    if head is not None:
        return head.kind not in ("document",)
    return is_people(c, k) or nationality(c.keys[k]) is not None or segment(word).stem.removeprefix("ال") in _BODIES


_BODIES = frozenset((
    "دوله", "دول", "بلاد", "بلدان", "طرفان", "طرفين", "جانبان", "جانبين", "اطراف", "شعب", "مملكه", "امم", "برلمان",
    "كنيست", "كونغرس", "معارضه", "نظام", "اداره", "بلاده", "ادارته", "رئيسان", "زعيمان", "وزيران", "وزيرا", "رئيسا",
    "قاده", "زعماء", "وزراء", "نواب", "سفراء", "وفد", "وفدا", "وفود", "مبعوث", "بابا", "ملك", "امير", "ملكه", "نقابه",
    "نقابات", "عمال", "موظفون", "معلمون", "طلاب", "طلبه", "سكان", "اهالي", "اسر", "عائلات", "مئات", "الاف", "عشرات",
    "حشود", "محامو", "محامون", "صحفيون", "مجتمع", "ديمقراطيون", "جمهوريون", "مشرعون", "قضاه", "قاضي", "مدعي",
    "ادعاء", "دفاع", "خارجيه", "داخليه", "رئاسه", "مجموعه", "ائتلاف", "اتحاد", "نظيره", "نظيرها", "نظرائه", "جاره",
))  # fmt: skip


_MASCULINE = frozenset(("العراق", "لبنان", "الاردن", "اليمن", "المغرب", "السودان", "الصومال", "اليابان", "الفاتيكان"))


def gender_of(c: Clauses, k: int) -> str | None:
    """The gender of a noun by its shape or the lists; None where it does not tell."""
    key = c.keys[k]
    if k in c.people or c.tokens.words[k].kind != "arabic":
        return None
    if k in c.place_at and c.place_at[k].kind == "country":
        return "m" if key in _MASCULINE else "f"
    if key.endswith("ه") and c.tokens.words[k].surface[-1] == "\u0629":
        return "f"
    head = head_of(c.tokens.words[k])
    if head is not None and head.number == "s" and head.kind in ("official", "person"):
        return head.gender
    return None


def is_people(c: Clauses, k: int) -> bool:
    """True of a noun of people, a number that counts them, a named person."""
    word = c.tokens.words[k]
    if k in c.people or word.kind == "number":
        return True
    lex = harm_lexicon().of(word)
    return lex is not None and bool(lex.people or lex.counted)


def is_party(c: Clauses, found: Ref | None) -> bool:
    """True of a party that is people, a body, a country: one that an act between parties can be done to."""
    if found is None:
        return False
    last = c.token_at(found.end - 1) + 1
    return any(speaks(c, k) for k in range(found.token, min(last, found.token + 3)))


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
        return _range(c, antecedent_of(c, k, begin))
    if c.roles[k].flags & F.COMP and c.roles[k].pronoun:
        return _speaker(scene, k)
    if pro[:1] in ("و", "ف") or pro[-1:] == "ل":
        return None
    found = _fronted(c, i, k, begin)
    if (
        found is not None
        and gender is not None
        and (theirs := gender_of(c, found.token)) is not None
        and theirs != gender
    ):
        return None
    return found


def _range(c: Clauses, found: tuple[int, int]) -> Ref | None:
    first, last = found
    return ref(c, Part("", first, last, c.tokens.starts[first])) if last > first else None


def _speaker(scene: Scene, k: int) -> Ref | None:
    """«قالت الشرطة إنها اعتقلت»: the pronoun is the speaker."""
    c = scene.c
    for j in (k + 1, k, k + 2):
        speaker = scene.speakers.get(j)
        if speaker is not None and speaker.start is not None and speaker.end is not None:
            return Ref(speaker.start, speaker.end, c.token_at(speaker.start))
    return None


def _opens(c: Clauses, k: int) -> bool:
    """True where a clause opens with its subject: definite, a name, a number, people, a head."""
    key = c.keys[k]
    if key.startswith("ال") or k in c.people or k in c.group_at or k in c.place_at or k in c.quotes.opening:
        return True
    if head_of(c.tokens.words[k]) is not None or is_people(c, k) or acts(c, k) or c.flags(k) & (F.DEM | F.QUANT):
        return True
    return c.tokens.words[k].kind == "latin" or key in _BODIES


_NATURE = frozenset((
    "حريق", "حرائق", "نيران", "فيضان", "فيضانات", "سيول", "امطار", "زلزال", "اعصار", "عاصفه", "عواصف", "وباء", "مرض",
    "فيروس", "مياه", "حراره", "جفاف", "بركان", "انهيار", "انهيارات", "امواج", "رياح", "تسونامي", "هزه", "موجه",
    "اوضاع", "سوق", "اسعار", "تضخم", "اسهم", "هدف", "اهداف", "كره",
))  # fmt: skip


def is_nature(c: Clauses, found: Ref | None) -> bool:
    """True of fire, flood, illness and the like, which are neither actors nor targets."""
    if found is None:
        return False
    key = segment(c.tokens.words[found.token]).stem
    return key.removeprefix("ال") in _NATURE


def _fronted(c: Clauses, i: int, k: int, begin: int) -> Ref | None:
    start = begin
    for j in range(k, begin - 1, -1):
        flags = c.roles[j].flags
        if (
            flags & (F.COMP | F.STOP | F.COLON | F.KANA)
            or (flags & F.DASH and c.tokens.gap(j))
            or (flags & F.CONJ and not flags & F.BREAK)
        ):
            start = j + 1
            break
        if is_finite(c.tokens.words[j]) and not c.flags(j - 1) & F.REL:
            return None
    while start < i and (c.roles[start].flags & (F.ADVERB | F.AND) or c.dates.get(start, start) > start):
        start = max(c.dates.get(start, start), start + 1)
    if start < i and preposition(c, start) is not None and start not in c.people:
        return None
    if start >= i or c.roles[start].flags & (F.PREP | F.TIME | F.BREAK | F.NEG | F.REL | F.VERB):
        return None
    first, last = noun_phrase(c, start, i)
    if last <= first:
        return None
    if (
        last < i
        and not c.roles[last].flags & (F.REL | F.COMMA | F.PREP | F.ADVERB | F.OPEN | F.DASH | F.TIME)
        and last not in c.dates
    ):
        return None
    if (
        last < i
        and c.roles[last].flags & F.COMMA
        and not c.roles[k].flags & (F.COMMA | F.CLOSE | F.DASH)
        and not _aside_named(c, last, k)
    ):
        return None
    return ref(c, Part("", first, last, c.tokens.starts[first]))


def _aside_named(c: Clauses, comma: int, k: int) -> bool:
    """«رئيس الوزراء السابق، سالم الراوي قال»: the name after the comma goes on to the verb."""
    return comma + 1 <= k and k in c.people


def both(c: Clauses, found: Ref) -> tuple[Ref | None, Ref | None]:
    """The two sides of a coordination that is one party: «الحكومة والحركة»."""
    last = c.token_at(found.end - 1) + 1
    return sides(c, Part("", found.token, last, found.start))


def sides(c: Clauses, part: Part) -> tuple[Ref | None, Ref | None]:
    """«بين الجيش ومسلحين»: the two sides."""
    for k in range(part.first + 1, part.last):
        if c.roles[k].flags & F.AND and k + 1 < part.last:
            return ref(c, part._replace(last=k)), ref(c, Part("", k + 1, part.last, c.tokens.starts[k + 1]))
        if segment(c.tokens.words[k]).pro[:1] == "و":
            return ref(c, part._replace(last=k)), ref(c, Part("", k, part.last, c.tokens.starts[k]))
    k = part.last
    while k < c.end_of(part.first) and c.flags(k) & F.COMMA:
        k += 1
    if k < c.end_of(part.first) and c.keys[k][:1] == "و":  # «بين الحكومة | وبين الحركة»
        first = k + 1 if c.keys[k] in ("و", "وبين") else k
        one, two = noun_phrase(c, first, c.end_of(part.first))
        if two > one:
            return ref(c, part), ref(c, Part("", one, two, c.tokens.starts[one]))
    return ref(c, part), None
