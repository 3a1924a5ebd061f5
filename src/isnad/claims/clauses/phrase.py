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
from isnad.claims.clauses.ends import ENDS, is_closed, is_title
from isnad.claims.clauses.known import Part, part_of
from isnad.claims.clauses.words import F, role, word_set
from isnad.claims.sources.kinds import head_of, heads
from isnad.claims.statements.words import Cue
from isnad.lexicon.forms import FormHit

if TYPE_CHECKING:
    from isnad.claims.clauses.clause import Clauses

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
        flags & F.DEM and j > first and is_closed(c, j) and j + 1 < c.n and c.keys[j + 1].startswith("ال")
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
    if j > first:
        for ends in ENDS:
            if ends(c, first, j):
                return j
    if flags & _HALTS and not (flags & F.VERB and j == first) and not (flags & F.KANA and c.keys[j - 1] == "قناه"):
        return j
    if j > first and _is_verb(c, j):
        return j
    if _is_carrier(c, first, j):
        return j
    return j + 1


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
            and is_closed(c, j)
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
