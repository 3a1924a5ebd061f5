"""How far a noun phrase reaches: head, modifiers, title, name and apposition, without relative clause.

A phrase is open while its head wants a genitive («وزير …»). A word with the article, a name or a quoted name closes
it: what follows must be an adjective with the article, a name, a title or a preposition that belongs to the head.

    قال [وزير النقل، سامي الخطيب،] الذي زار الميناء أمس إن …
         noun phrase             └ relative clause
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.arabic.tokens import Word
from isnad.arabic.tokens import word as spelled
from isnad.claims.clauses_known import Part, part_of
from isnad.claims.clauses_words import F, role, word_set
from isnad.claims.sources_kinds import head_of, heads
from isnad.claims.speech_words import Cue
from isnad.lexicon.forms import FormHit
from isnad.mentions.wordclass import ADJECTIVE, AL, NAME, NISBA, NOUN, ROLE, classes

if TYPE_CHECKING:
    from isnad.claims.clauses import Clauses

TEH_MARBUTA = "\u0629"
_LONGEST_NAME = 8  # tokens in a quoted name inside a noun phrase
_LONGEST_ASIDE = 9  # tokens in a bracket inside a noun phrase
_LONGEST_PHRASE = 40

_HALTS = F.COMP | F.REL | F.NEG | F.TIME | F.BREAK | F.CONJ | F.ADVERB | F.VERB | F.STOP | F.COLON | F.CLOSE | F.KANA


def phrase(c: Clauses, i: int, stop: int | None = None) -> tuple[int, int]:
    """`noun_phrase`, of an analysis."""
    end = min(c.end_of(i), i + _LONGEST_PHRASE) if i < c.n else i
    stop = end if stop is None else min(stop, end)
    j = last = i
    while j < stop:
        following = _step(c, i, j, stop)
        if following <= j:
            break
        j = following
        if not c.flags(j - 1) & (F.PREP | F.AND):  # a preposition belongs with what comes after it
            last = j
    return i, last


def _step(c: Clauses, first: int, j: int, stop: int) -> int:
    """Where the phrase that began at `first` goes on after token j; j itself where it ends before it."""
    flags = c.roles[j].flags
    if flags & F.PUNCT:
        return _over_punctuation(c, first, j, stop)
    if j in c.dates or (
        flags & F.DEM and j > first and _is_closed(c, j) and j + 1 < c.n and c.keys[j + 1].startswith("ال")
    ):
        return j  # «كرر الباحثون | هذه العملية»
    if flags & F.PREP:
        return _over_preposition(c, first, j, stop)
    if j > first and j - 1 in c.people and c.keys[j][0] == "ل" and head_of(c.tokens.words[j]) is not None:
        return j if heads().of(c.tokens.words[j])[0].reading.pro == "ل" else j + 1  # «أكد الراوي | لرئيس البلدية»
    if j in c.people:
        return j if j > first and c.keys[j][0] == "ل" and not c.people[j].name.startswith("ل") else j + 1
    if j > first and j in c.place_at and first in c.place_at and c.place_at[j] is not c.place_at[first]:
        return j  # «أبلغت روسيا | بريطانيا»
    if j > first and any(ends(c, first, j) for ends in _ENDS):
        return j
    if flags & _HALTS and not (flags & F.VERB and j == first) and not (flags & F.KANA and c.keys[j - 1] == "قناه"):
        return j
    if j > first and _is_verb(c, j):
        return j
    if _is_carrier(c, first, j):
        return j
    return j + 1


def _ends_idafa(c: Clauses, first: int, j: int) -> bool:
    """True of an indefinite word after a definite one where no name can follow: «البيان عدد القتلى»."""
    before, key = c.keys[j - 1], c.keys[j]
    if (
        not before.startswith("ال")
        or key.startswith(("ال", "وال", "لل", "ل", "ب"))
        or c.tokens.words[j].kind != "arabic"
    ):
        return False
    if j in c.group_at or c.roles[j].flags & ~(F.NORM | F.NAMING | F.OCCASION | F.MEDIA) or _is_joined(c, j):
        return False
    head = head_of(c.tokens.words[first])
    if key.endswith("ا") and len(key) > 4 and j not in c.people and c.tokens.words[j].surface[-1] in _TANWIN:
        return True
    return head is not None and head.kind in _BODIES


def _ends_with_verb(c: Clauses, first: int, j: int) -> bool:
    """True of a word that is nothing but a verb: «السلطات | تحاول»; after a title it may be a foreign name."""
    if j in c.group_at or j in c.place_at or c.roles[j].flags & ~(F.VERB | F.BIND):
        return False
    if part_of(c.tokens.words[j]) != Part.VERB:
        return False
    if c.keys[j][0] == "و" and j - first <= 2 and part_of(c.tokens.words[first]) & Part.NAME:  # a foreign name in و
        return False
    return c.keys[j].lstrip("وف")[:1] in ("ي", "ت", "س") or not _wants_name(c, first, j)


def _ends_closed(c: Clauses, first: int, j: int) -> bool:
    """True of an indefinite word after a closed phrase: «الراوي | بقاء العلم», ««النهر» | ساعد تراجع الأسعار»."""
    key = c.keys[j]
    if key.startswith(("ال", "وال", "لل", "بال")) or j in c.group_at or j in c.place_at or key in word_set("rank-tail"):
        return False
    if (
        c.roles[j].flags & ~(F.NORM | F.NAMING | F.OCCASION | F.MEDIA | F.QUANT)
        or head_of(c.tokens.words[j]) is not None
    ):
        return False
    part = part_of(c.tokens.words[j])
    if key.endswith("ي") and j - 1 in c.people:  # a family name
        return False
    if (
        c.roles[j].flags & F.OCCASION
        and key.endswith(("ه", "ها", "هم"))
        and TEH_MARBUTA not in c.tokens.words[j].surface
    ):
        return _is_closed(c, j)  # «استهل الوزير | حديثه»
    if not part & (Part.NOUN | Part.VERB) or part & Part.NAME or (key[0] == "و" and part == Part.NOUN):
        return False
    return _is_closed(c, j)


def _wants_name(c: Clauses, first: int, j: int) -> bool:
    """True after a title that no known name has followed: a foreign name may be spelled like a verb."""
    return is_title(c, first) and not any(k in c.people for k in range(first, j))


def _is_closed(c: Clauses, j: int) -> bool:
    """True where the word before token j closes a phrase: the article, a name, a quoted name, a place."""
    before = c.keys[j - 1]
    if j in c.quotes.ending or j - 1 in c.people or j - 1 in c.place_at or j - 1 in c.group_at:
        return True
    return before.startswith(("ال", "لل")) or (before.startswith("وال") and head_of(c.tokens.words[j - 1]) is None)


def _ends_name(c: Clauses, first: int, j: int) -> bool:
    """True of a word after a name that is neither an epithet nor a position: «محافظ الوادي سالم الراوي | هجوم …»."""
    named = j - 1 in c.people or (first == j - 1 and j - 1 in c.place_at)
    if named and c.keys[j][0] == "ب" and len(c.keys[j]) > 3:  # «تحدثت الساري | بألم»
        return j not in c.people and j not in c.place_at and j not in c.group_at and not c.keys[j].startswith("بال")
    if j - 1 not in c.people or c.tokens.words[j].kind != "arabic" or c.keys[j].startswith(("ال", "وال", "ب", "ل")):
        return False
    return not c.roles[j].flags and head_of(c.tokens.words[j]) is None


def _ends_singular(c: Clauses, first: int, j: int) -> bool:
    """True of a definite oblique plural after a singular: «اتهم البيان | المعتقلين»."""
    key, before = c.keys[j], c.keys[j - 1]
    here = head_of(c.tokens.words[j]) if key.startswith("ال") and j - 1 not in c.people else None
    if here is not None and before.startswith("ال") and before.endswith(("ي", "يه")) and here.kind in _BODIES:
        return True  # «أبلغت الرئاسة المصرية | الحكومة»
    head = head_of(c.tokens.words[first])
    if here is not None and j == first + 1 and before.startswith("ال") and head is not None and head.kind in _BODIES:
        return "thing" in here.traits or here.kind in ("institution", "agency", "document")  # «كشف المرصد | الجهة»
    if j != first + 1 or not key.startswith("ال") or not key.endswith("ين") or len(key) < 7:
        return False
    return head is not None and head.number == "s" and c.keys[first].startswith("ال")


def _ends_indefinite(c: Clauses, first: int, j: int) -> bool:
    """True of a definite noun after an indefinite adjective: «نظمت قناة محلية | المناظرة»."""
    if not c.keys[j].startswith("ال") or j - first < 2 or j in c.people or j - 1 in c.people:
        return False
    if c.keys[j - 1].startswith(("ال", "لل", "وال")) or c.keys[first].startswith("ال") or j - 1 in c.group_at:
        return False
    sense = classes().of(c.tokens.words[j - 1]).whole
    return (
        bool(sense & (NISBA | ADJECTIVE)) and not sense & (NOUN | NAME | ROLE) and c.keys[j - 1].endswith(("ي", "يه"))
    )


def _ends_with_aim(c: Clauses, first: int, j: int) -> bool:
    """True of a verbal noun after لـ, which belongs to the verb: «خضعت الهيئة الوطنية | لتدقيق صارم»."""
    key = c.keys[j]
    if key[0] != "ل" or key.startswith("لل") or j in c.people or j in c.place_at or j in c.group_at:
        return False
    head = head_of(c.tokens.words[first])
    if head is None or head.kind not in _BODIES or head_of(c.tokens.words[j]) is not None or not _is_closed(c, j):
        return False
    sense = classes().of(c.tokens.words[j])
    return sense.pro == "ل" and bool(sense.part & NOUN) and not sense.part & (NAME | ROLE | AL)


_ENDS = (_ends_with_aim, _ends_idafa, _ends_with_verb, _ends_closed, _ends_indefinite, _ends_name, _ends_singular)


_TANWIN = ("\u064b", "\u0627")  # the mark, or the alef that carries it


_BODIES = frozenset(("document", "institution", "agency", "outlet", "group"))


def _is_joined(c: Clauses, j: int) -> bool:
    """True of a second head in coordination: «الشرطة ومسؤولين آخرين»."""
    hits = heads().of(c.tokens.words[j])
    return bool(hits) and hits[0].reading.pro == "و"


def _over_punctuation(c: Clauses, first: int, j: int, stop: int) -> int:
    flags = c.roles[j].flags
    quote = c.quotes.opening.get(j)
    if c.keys[j] == "." and j > first and not c.tokens.gap(j) and _is_initial(c.keys[j - 1]) and j + 1 < stop:
        return j + 1
    if quote is not None:
        names = c.flags(j - 1) & F.NAMING or quote.first in c.group_at
        if (
            j > first
            and quote.length > 1
            and not names
            and _is_closed(c, j)
            and part_of(c.tokens.words[quote.first]) == Part.NOUN
        ):
            return j  # «سجلت الهيئة | «ارتفاعا كبيرا»»
        return quote.after if quote.length <= _LONGEST_NAME and quote.closed and quote.after <= stop else j
    if flags & F.OPEN:
        return _over_aside(c, j, stop)
    if flags & F.COMMA:
        return _over_comma(c, first, j, stop)
    if flags & F.DASH or c.keys[j] == "/":
        return j + 1 if j > first and not c.tokens.gap(j) and j + 1 < stop and not c.tokens.gap(j + 1) else j
    return j + 1 if c.keys[j] in "+%&'’" and j > first else j


def _is_initial(key: str) -> bool:
    return len(key) == 1 or "." in key


def _over_aside(c: Clauses, j: int, stop: int) -> int:
    """A bracket inside a phrase: an acronym or another name, not a date."""
    for k in range(j + 1, min(stop, j + _LONGEST_ASIDE)):
        if c.roles[k].flags & F.CLOSE:
            return k + 1
        if c.roles[k].flags & F.TIME or c.tokens.words[k].kind == "number":
            return j
    return j


def _over_comma(c: Clauses, first: int, j: int, stop: int) -> int:
    """A comma goes on in apposition: a name after its title, or a title after its name."""
    k = j + 1
    if k >= stop or j == first or c.roles[k].flags & (_HALTS | F.PREP | F.PUNCT) or k in c.dates or _is_verb(c, k):
        return j
    named = any(m in c.people for m in range(max(first, j - 6), j))
    if k in c.people:
        return j if named else k
    if is_title(c, k):
        titled = not named and any(m in c.people for m in range(k + 1, min(k + 4, stop)))  # «المتحدث، العميد سالم …»
        return k if named or titled or head_of(c.tokens.words[first]) is None else j
    return k if not named and _apposed_name(c, first, k, stop) else j


def _apposed_name(c: Clauses, first: int, k: int, stop: int) -> bool:
    """True where a title is followed, between commas, by two to five words that can be a name."""
    head = head_of(c.tokens.words[first])
    if head is None or head.kind not in ("official", "person", "medic", "outlet") or head.number == "p":
        return False
    for m in range(k, min(stop, k + 6) + 1):
        if m >= stop or c.roles[m].flags & (F.COMMA | F.COMP | F.COLON) or c.keys[m] == "ل":
            return 1 <= m - k <= 5
        if (
            (c.roles[m].flags and not c.roles[m].flags & F.DASH)
            or c.keys[m].startswith(("لل", "بال"))
            or head_of(c.tokens.words[m])
        ):
            return False
    return False


def is_title(c: Clauses, i: int) -> bool:
    """True where a position begins: رئيس، وزيرة، المتحدث …"""
    head = head_of(c.tokens.words[i])
    return head is not None and head.kind in ("official", "person", "medic", "outlet")


def _over_preposition(c: Clauses, first: int, j: int, stop: int) -> int:
    k = j + 1
    if j == first or k >= stop:
        return j
    flags = c.roles[k].flags
    if flags & (F.COMP | F.REL | F.NEG | F.TIME | F.STOP | F.COLON | F.COMMA | F.DEM) or k in c.dates:
        return j
    key = c.keys[j]
    if f"{key}_{c.keys[k]}" in word_set("turn"):  # «دانت القمة | من جهة ثانية»
        return j
    if key in ("في", "علي", "عن", "الي", "مع") and flags & F.OCCASION:
        return j
    if key in ("ل", "الي") and (flags & (F.MEDIA | F.PUNCT) or c.tokens.words[k].kind == "latin"):
        return j
    if key in ("حتي", "نحو", "ضد", "ب"):
        return j
    if key in _NARROW:
        heads_ = tuple(word_set(_NARROW[key]))
        if not any(c.keys[m].removeprefix("ال").startswith(heads_) for m in range(max(first, j - 6), j)):
            return j
    return k


# Prepositions that belong to a subject only after certain heads: المبعوث إلى اليمن، المسؤول عن الملف.
_NARROW = {"الي": "before-to", "علي": "before-on", "عن": "before-of", "مع": "before-with"}


def _is_verb(c: Clauses, i: int) -> bool:
    """True of a cue that begins a clause, where a noun phrase ends."""
    hits = c.cues[i]
    if not hits:
        return False
    hit = hits[0]
    if hit.value.kind == "verb":
        return not is_nominal(hit)
    if hit.value.kind == "noun":
        return bool(hit.reading.enc) or c.keys[i] == "القول"  # «عن شاهد | قوله»
    return hit.value.kind == "participle" and (c.keys[i].endswith("ا") or c.flags(i - 1) & F.COMMA != 0)


def is_nominal(hit: FormHit[Cue]) -> bool:
    """True of a verb whose spelling is more often a noun inside a noun phrase: نقل، أمر."""
    return "nominal" in hit.value.traits and hit.reading.stem == hit.value.lemma and not hit.reading.enc


def _is_carrier(c: Clauses, first: int, i: int) -> bool:
    """«لوكالة …», «للصحفيين»: the words reached the article through them."""
    if i == first:
        return False
    key = c.keys[i]
    if key == "ل":
        return True
    return key[0] == "ل" and is_media(c.tokens.words[i])


_media: dict[Word, bool] = {}


def is_media(word: Word) -> bool:
    """True of «لوكالة», «للصحفيين»: a medium after لـ."""
    found = _media.get(word)
    if found is None:
        key = word.key
        stems = (key[1:], "ا" + key[1:]) if key.startswith("لل") else (key[1:],)
        found = _media[word] = key[0] == "ل" and any(len(s) > 2 and role(spelled(s)).flags & F.MEDIA for s in stems)
    return found
